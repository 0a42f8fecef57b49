/**
 * Sending: when the outbox is emptied, how long to wait where nobody answers, and what the band
 * may say about it. 「已送达」 is said only of lines that the server has on its disk.
 */
import { asked } from "./pad-queue.js";

const LONGEST_WAIT_MS = 30_000;
const PATIENCE_MS = 10_000;
const SENDING_AFTER_MS = 1_000;
const UNSENT_AFTER_MS = 3_000;

/** Posts to the routes of one contest; rejects where no answer came in time. */
export function poster(contest, token, lang) {
  const base = `/api/v1/contests/${encodeURIComponent(contest)}`;
  return async (path, body) => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const response = await fetch(`${base}/${path}`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${token}`,
          "Content-Type": "application/json",
          "Accept-Language": lang,
        },
        body: JSON.stringify(body),
        signal: patience.signal,
      });
      return { status: response.status, body: await response.json() };
    } finally {
      clearTimeout(timer);
    }
  };
}

/** What the band says (PADS §5): {code, n?, since?, at?}; times in ms, facts of `Sync`. */
export function bandState(facts, now) {
  const { conflicts, waiting, since, lost, revoked, busy, delivered, contact } = facts;
  if (revoked) return { code: "revoked", n: waiting };
  if (conflicts) return { code: "conflict", n: conflicts };
  if (waiting && lost) return { code: "unsent", n: waiting, since: lost };
  if (waiting && busy) return { code: "busy", n: waiting, since };
  if (waiting && now - since > UNSENT_AFTER_MS) return { code: "slow", n: waiting, since };
  if (lost) return { code: "offline", since: lost };
  if (waiting && now - since > SENDING_AFTER_MS) return { code: "sending", n: waiting };
  if (delivered) return { code: "delivered", at: delivered };
  return { code: "connected", at: contact };
}

/** Empties the outbox of one contest, one request at a time, again and again until it is empty. */
export class Sync {
  #running = null;
  #again = false;
  #failures = 0;
  #timer = null;

  constructor(outbox, contest, post) {
    this.outbox = outbox;
    this.contest = contest;
    this.post = post;
    /** Called when the facts have changed. */
    this.changed = () => {};
    /** Called when it is time to try again. */
    this.retry = () => this.kick();
    this.facts = {
      conflicts: 0,
      waiting: 0,
      since: 0,
      lost: null,
      revoked: false,
      busy: false,
      delivered: null,
      contact: Date.now(),
    };
  }

  /** Sends what waits; resolves when nothing more can be sent now. Harmless at any time. */
  kick() {
    this.#again = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Whether the server answers, as the page found. */
  reachable(yes) {
    const before = this.facts.lost;
    if (yes) this.facts.contact = Date.now();
    this.facts.lost = yes ? null : (before ?? Date.now());
    this.changed();
    if (yes && before !== null && this.facts.waiting) this.retry();
  }

  /** Whether the card is good; nothing can be sent until the page is opened with another. */
  granted(yes) {
    this.facts.revoked = !yes;
    this.changed();
  }

  /** Counts what is in the outbox; called after every change of it. */
  async count() {
    const open = await this.outbox.pending(this.contest);
    const conflicts = asked(open) ? 1 : 0;
    const waiting = open.length - conflicts;
    if (!this.facts.waiting && waiting) this.facts.since = Date.now();
    Object.assign(this.facts, { waiting, conflicts });
    this.changed();
  }

  async #run() {
    clearTimeout(this.#timer);
    while (this.#again) {
      this.#again = false;
      await this.#once();
    }
    this.#running = null;
    this.#later();
  }

  async #once() {
    try {
      const outcome = await this.outbox.sendAll(this.contest, async (path, body) => {
        const answer = await this.post(path, body);
        this.#answered(answer);
        return answer;
      });
      this.#failures = outcome === "idle" ? 0 : this.#failures + 1;
      this.facts.busy = outcome === "busy";
      if (outcome === "revoked") this.facts.revoked = true;
    } catch {
      this.#failures += 1;
      this.facts.lost ??= Date.now();
    }
    await this.count();
  }

  #answered({ status, body }) {
    const written = (answer) => answer.status === 200 || answer.status === 201;
    const now = Date.now();
    Object.assign(this.facts, { lost: null, since: now, contact: now });
    if (status !== 401 && status !== 403) this.facts.revoked = false;
    if ((body?.answers ?? [{ status }]).some(written)) this.facts.delivered = now;
  }

  #later() {
    const { waiting, conflicts, revoked } = this.facts;
    if (!waiting || conflicts || revoked) return;
    const wait = Math.min(1000 * 2 ** Math.max(0, this.#failures - 1), LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => this.retry(), wait);
  }
}
