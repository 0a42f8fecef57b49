/**
 * The queue of one contest's calls on this tablet, as plain values: what may be sent next, and
 * what an answer or an official's decision makes of it. No storage, no network, no page.
 *
 * A slip (record) is {n, id, contest, path, what, base, free, of, label, seat, said_at, device,
 * state, why, answer, line}:
 *   n       its place in the order of this tablet, counted by the storage
 *   path    "calls" | "retractions" | "sign", the route it is posted to
 *   what    the part of the body that says what happened: {call}, {retracts, reason}, {role}
 *   base    the last line of the ledger that its official had seen
 *   free    true for kinds that need no `seq` (they name what they are about)
 *   of      the id of the own slip it undoes, while that has no line yet
 *   tells   {id, news} of a note by which the other tablets learn what became of the slip `id`
 *   tapped  when the key was tapped, on this tablet's own clock, in ms
 *   state   pending → sent | asked | refused;  asked → pending | dropped | parked
 *   why     asked because of: stale (others wrote first) | official | after (the one before it
 *           was not written)
 *   line    the line it became
 */

/** A second tap on the same key within this time is one tap. */
export const SAME_TAP_MS = 400;
const BATCH = 200;
/** Kinds of line by others that cannot make a call wrong. */
const HARMLESS = new Set(["note", "sign"]);
const KEPT = 300;

export const isOpen = (slip) => slip.state === "pending" || slip.state === "asked";

/** The slips that are not written and not settled; what only tells of another is none of them. */
export const openSlips = (slips) => slips.filter((slip) => isOpen(slip) && !slip.tells);

/** The slip that stops the queue until an official decides. */
export const asked = (slips) => slips.find((slip) => slip.state === "asked");

/** True if `draft` is the second tap of a double tap on the same key, or was told already. */
export function isSame(slips, draft) {
  if (draft.tells) return newsTold(slips).get(draft.tells.id) === draft.tells.news;
  const last = slips.findLast((slip) => !slip.tells);
  return Boolean(
    last?.state === "pending" &&
      last.path === draft.path &&
      JSON.stringify(last.what) === JSON.stringify(draft.what) &&
      Math.abs(draft.tapped - last.tapped) < SAME_TAP_MS,
  );
}

/**
 * What to send now: slips of one request, in order; while an official is asked, only that.
 * Calls go together; after a free one, whose line nobody can foretell, only further free ones.
 */
export function next(slips) {
  const open = slips.filter(isOpen);
  if (asked(open)) return open.filter((slip) => slip.tells).slice(0, 1);
  const batch = [];
  for (const slip of open) {
    const single = slip.path !== "calls";
    const unforetold = !slip.free && batch.some((before) => before.free);
    if (unforetold || batch.length === BATCH) break;
    if (single && batch.length) break;
    batch.push(slip);
    if (single) break;
  }
  return batch;
}

/**
 * Route and body of a request. A slip's `seq` is the last line its official had seen, and
 * beyond it the lines that this tablet itself has added since: an unbroken run of own lines.
 */
export function message(batch, slips) {
  const own = new Set(slips.filter((slip) => slip.line).map((slip) => slip.line));
  const bodies = batch.map((slip) => {
    const seq = slip.free ? null : reach(slip.base, own);
    if (seq !== null) own.add(seq + 1);
    const { id, said_at, device } = slip;
    return { id, seq, ...whatNow(slip, slips), said_at, device };
  });
  return { path: batch[0].path, body: bodies.length === 1 ? bodies[0] : { calls: bodies } };
}

function reach(base, own) {
  let seq = base;
  while (own.has(seq + 1)) seq += 1;
  return seq;
}

function whatNow(slip, slips) {
  if (!slip.of) return slip.what;
  return { ...slip.what, retracts: slips.find((other) => other.id === slip.of).line };
}

/** The changed slips after the server's answer {status, body} to the slip `id`. */
export function settled(slips, id, { status, body }) {
  const slip = slips.find((other) => other.id === id);
  if (slip?.state !== "pending") return [];
  if (status === 200 || status === 201) return [{ ...slip, state: "sent", line: body.seq }];
  if (slip.tells) return [{ ...slip, state: "dropped" }];
  if (status === 409 && body.error === "stale") return outrun(slips, slip, body);
  if (status === 409) return [{ ...slip, state: "asked", why: "official", answer: told(body, []) }];
  const refused = { ...slip, state: "refused", answer: told(body, []) };
  return [refused, ...doubted(slips, refused)];
}

/** Others wrote first: an official must look, unless nothing of it can matter to this call. */
function outrun(slips, slip, body) {
  const own = new Set(slips.map((other) => other.id));
  const foreign = body.lines.filter((line) => !own.has(line.id) && !HARMLESS.has(line.call?.kind));
  const moved = message([slip], slips).body.seq !== body.seq;
  if (!foreign.length && moved) return [{ ...slip, base: body.seq }];
  return [{ ...slip, state: "asked", why: "stale", answer: told(body, foreign) }];
}

/** What of an answer is kept on the slip: its sentence, and the missed lines in words. */
function told(body, lines) {
  const words = new Map((body.pad?.lines ?? []).map((line) => [line.seq, line]));
  const missed = lines.map(({ seq, call, by, seat }) => ({
    seq,
    text: words.get(seq)?.text ?? call?.kind ?? "",
    at: words.get(seq)?.at ?? "",
    by,
    seat,
  }));
  return { code: body.error, message: body.message ?? "", seq: body.seq ?? null, lines: missed };
}

/** After a slip that was not written: its undo falls away, and the next one is asked about. */
function doubted(slips, slip) {
  const behind = openSlips(slips).filter((other) => other.n > slip.n);
  const undone = behind.filter((other) => other.of === slip.id);
  const follower = behind.find((other) => other.of !== slip.id);
  const changed = undone.map((other) => ({ ...other, state: "dropped", why: "after" }));
  if (follower) {
    const answer = { ...slip.answer, before: slip.label };
    changed.push({ ...follower, state: "asked", why: "after", answer });
  }
  return changed;
}

/**
 * The changed slips after an official's decision about the slip `id`:
 * "again": it is sent on top of what now stands, and those behind it with it;
 * "drop": it stays on this tablet, unwritten;  "park": the same, for the chief to decide.
 */
export function decided(slips, id, choice) {
  const slip = slips.find((other) => other.id === id);
  if (choice === "again") return resumed(slips, slip);
  const state = choice === "park" ? "parked" : "dropped";
  const closed = { ...slip, state };
  return slip.state === "asked" ? [closed, ...doubted(slips, closed)] : [closed];
}

/** Sent on top of what the official was shown; one kept aside before must first be compared. */
function resumed(slips, slip) {
  if (slip.state !== "asked") return [{ ...slip, state: "pending" }];
  const shown = slip.answer.seq ?? 0;
  return openSlips(slips)
    .filter((other) => other.n >= slip.n)
    .map((other) => ({ ...other, state: "pending", base: Math.max(other.base, shown) }));
}

/** What became of each slip, as the other tablets were last told. */
const newsTold = (slips) =>
  new Map(slips.filter((slip) => slip.tells).map(({ tells }) => [tells.id, tells.news]));

/**
 * [{slip, news}]: what the other tablets have not been told yet of calls that they outran. They
 * learn that one waits, and what became of it then.
 */
export function owed(slips) {
  const told = newsTold(slips);
  return slips
    .filter((slip) => !slip.tells && (told.has(slip.id) || newsOf(slip) === "waits" || newsOf(slip) === "parked"))
    .map((slip) => ({ slip, news: newsOf(slip) }))
    .filter(({ slip, news }) => news && told.get(slip.id) !== news);
}

function newsOf({ state, why }) {
  if (why === "official") return null;
  if (state === "asked") return why === "stale" ? "waits" : null;
  return { sent: "written", parked: "parked", dropped: "dropped", refused: "refused" }[state] ?? null;
}

/** The own call that undo takes back first: the last open one that no open slip undoes. */
export function undoable(slips) {
  const open = openSlips(slips);
  const gone = new Set(open.map((slip) => slip.of).filter(Boolean));
  return open.findLast((slip) => slip.path === "calls" && !gone.has(slip.id));
}

/** Slips that may be forgotten: delivered ones, beyond the last of them. */
export function outworn(slips) {
  const settledSlips = slips.filter((slip) => slip.state === "sent");
  return settledSlips.slice(0, Math.max(0, settledSlips.length - KEPT));
}
