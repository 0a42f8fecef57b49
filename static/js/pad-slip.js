/**
 * What was called here and is not in the ledger: the slip that asks the official, the box of a
 * refusal, and the list of everything this tablet keeps.
 */
import { clock } from "./pad-band.js";
import { openSlips } from "./pad-queue.js";
import { icon, key, make, say } from "./pad-words.js";

/** Shows the slip that is asked about, over the board but never over the band. */
export function drawSlip(slip, behind, decide) {
  const dialog = document.getElementById("slip");
  const shown = slip ? `${slip.id} ${slip.answer.seq} ${behind}` : "";
  if (dialog.dataset.shown === shown) return;
  dialog.dataset.shown = shown;
  if (!slip) {
    dialog.close();
    dialog.replaceChildren();
    return;
  }
  dialog.replaceChildren(
    make("h2", { id: "slip-title", tabindex: "-1" }, say(`slip_${slip.why}`, { label: slip.label })),
    make("p", {}, say("slip_kept")),
    make("div", { class: "sides" }, theirs(slip), ours(slip)),
    choices(slip, behind, decide),
  );
  openSlip();
}

/** Opens the slip again after it was put aside. */
export function openSlip() {
  const dialog = document.getElementById("slip");
  if (!dialog.dataset.shown) return;
  if (!dialog.open) dialog.showModal();
  document.getElementById("slip-title").focus();
}

function theirs(slip) {
  const side = make("div", { class: "side stands-now" });
  side.append(head(say(slip.why === "stale" ? "other_tablets" : "server"), say("counts_now")));
  if (slip.why === "stale") {
    for (const line of slip.answer.lines) {
      const who = [say("line_number", { n: line.seq }), line.at, line.by].filter(Boolean).join("　");
      side.append(make("p", { class: "value" }, line.text), make("p", {}, who));
    }
  } else {
    side.append(make("p", { class: "sentence" }, slip.answer.message));
    if (slip.answer.before) side.append(make("p", {}, say("before", { label: slip.answer.before })));
  }
  return side;
}

function ours(slip) {
  const side = make("div", { class: "side waits" });
  side.append(head(say("this_tablet"), say("waits")));
  side.append(make("p", { class: "value" }, slip.label));
  side.append(make("p", {}, say("said_unwritten", { time: clock(Date.parse(slip.said_at)) })));
  return side;
}

const head = (title, chip) =>
  make("p", { class: "side-head" }, make("b", {}, title), make("span", { class: "chip" }, chip));

function choices(slip, behind, decide) {
  const n = { n: behind };
  const again = key(
    say(slip.why === "official" ? "choose_retry" : "choose_again"),
    say(behind ? "again_all" : "again_one", n),
    () => decide(slip, "again"),
  );
  const drop = key(say("choose_drop"), say(behind ? "drop_all" : "drop_one", n), () => decide(slip, "drop"));
  const park = key(say("choose_park"), say(behind ? "park_all" : "park_one", n), () => decide(slip, "park"));
  return make("div", { class: "choices" }, again, drop, park);
}

/**
 * The box of the refused call: the rule in words and, where there is one, the legal value as the
 * main key. `legal`: {text, send} or null.
 */
export function drawRefusal(slip, legal, dismiss) {
  const place = document.getElementById("refusal");
  const shown = slip ? `${slip.id} ${legal?.text ?? ""}` : "";
  if (!place || (place.dataset.shown ?? "") === shown) return;
  place.dataset.shown = shown;
  if (!slip) {
    place.replaceChildren();
    return;
  }
  const keys = make("div", { class: "choices" });
  if (legal) keys.append(key(legal.text, "", legal.send, "main"));
  keys.append(key(say("understood"), say("not_written"), dismiss));
  const title = make("b", {}, icon("cross"), say("refused_title", { label: slip.label }));
  place.replaceChildren(
    make("div", { class: "refused", role: "alert" }, title, make("p", {}, slip.answer.message), keys),
  );
}

/** The list of unwritten calls, on top of the ledger. */
export function drawOwn(slips, decide) {
  const place = document.getElementById("own");
  if (!place) return;
  const open = openSlips(slips);
  const parked = slips.filter((slip) => slip.state === "parked");
  const kept = slips.filter((slip) => slip.state === "dropped" || slip.state === "refused");
  const shown = JSON.stringify([open, parked, kept].map((part) => part.map((slip) => [slip.id, slip.state])));
  if (place.dataset.shown === shown) return;
  place.dataset.shown = shown;
  place.replaceChildren(
    ...part(say("own_open", { n: open.length }), open),
    ...part(say("own_parked", { n: parked.length }), parked, decide),
    ...part(say("own_kept", { n: kept.length }), kept.slice(-20)),
  );
}

function part(title, slips, decide = null) {
  if (!slips.length) return [];
  const rows = [...slips].reverse().map((slip) => {
    const row = make("li", {}, make("b", {}, slip.label), make("span", {}, whatBecame(slip)));
    if (decide) row.append(key(say("send_again"), "", () => decide(slip, "again")));
    if (decide) row.append(key(say("choose_drop"), "", () => decide(slip, "drop")));
    return row;
  });
  return [make("h3", {}, title), make("ol", { class: "own" }, ...rows)];
}

function whatBecame(slip) {
  const time = clock(Date.parse(slip.said_at));
  const told = slip.state === "refused" ? slip.answer.message : "";
  return [time, say(`own_state_${slip.state}`), told].filter(Boolean).join("　");
}
