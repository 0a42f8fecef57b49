/**
 * The news for those who listen: one whole sentence at a time in the page's `role=status`, at most
 * one in six seconds, and of one event only the newest that waits.
 */
import { write } from "./live-clock.js";

const PACE_MS = 6_050; // ten a minute, also where timers fire a millisecond early
const OLD_MS = 60_000;
const LEVELS = { off: [], official: ["gold", "official"], all: null };

export class Voice {
  /** `level()`: off, official or all; `paused()`: whether the reader wants nothing now. */
  constructor(status, level, paused) {
    this.status = status;
    this.level = level;
    this.paused = paused;
    this.heard = null; // the number of the last item that came; null before the first view
    this.latest = [];
    this.queue = new Map(); // by event; a newer sentence takes the place of the older
    this.timer = null;
  }

  /** The view of the topic `news`. What stood in the first one is history, and not read. */
  hear(view) {
    const items = view.items;
    this.latest = items.slice(-3).map((item) => item.text);
    const known = this.heard ?? Infinity;
    this.heard = Math.max(0, ...items.map((item) => item.number));
    for (const item of items) {
      if (item.number > known && this.wanted(item)) {
        this.queue.set(item.event || item.number, { item, since: Date.now() });
      }
    }
    if (this.timer === null) this.speak();
  }

  wanted(item) {
    const levels = LEVELS[this.level()];
    return levels === null || (levels ?? LEVELS.official).includes(item.level);
  }

  /** Reads the sentences now that the reader asks for. */
  read(sentences) {
    write(this.status, "");
    write(this.status, sentences.join(""));
    this.rest();
  }

  speak() {
    this.timer = null;
    if (this.paused()) return;
    for (const [event, { item, since }] of this.queue) {
      this.queue.delete(event);
      const late = Date.now() - since > OLD_MS && item.level !== "gold";
      if (late || !this.wanted(item)) continue;
      write(this.status, item.text);
      this.rest();
      return;
    }
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.speak(), PACE_MS);
  }

  /** Goes on after a pause. */
  resume() {
    if (this.timer === null) this.speak();
  }
}
