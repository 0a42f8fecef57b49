/**
 * The pad as the server renders it: fetched anew after every answer and laid over the old one, so
 * that focus, scroll, open panels and half-typed values stay where they are.
 */
import { Idiomorph } from "/static/vendor/idiomorph/idiomorph.esm.js";

/** After a key has changed its meaning, taps within this time were meant for the old one. */
export const CHANGED_KEY_MS = 350;
const LONGEST_PRESS_MS = 1_500;

export class Body {
  #pressedAt = -Infinity;
  #changedAt = new WeakMap();

  constructor(contest, seat) {
    const query = new URLSearchParams({ seat, part: "body" });
    const lines = new URLSearchParams(location.search).get("lines");
    if (lines) query.set("lines", lines);
    this.url = `/pad/${encodeURIComponent(contest)}?${query}`;
    /** Server time minus the tablet's, in ms. */
    this.offset = this.#measured(loadedAt());
    showTurn(this.main);
    /** Called after every morph. */
    this.morphed = () => {};
    document.addEventListener("pointerdown", () => (this.#pressedAt = performance.now()), true);
    for (const end of ["pointerup", "pointercancel"]) {
      // The click that follows a release must still find the key that was pressed.
      const released = () => setTimeout(() => (this.#pressedAt = -Infinity), 50);
      document.addEventListener(end, released, true);
    }
  }

  get main() {
    return document.getElementById("pad");
  }

  get seq() {
    return Number(this.main.dataset.seq);
  }

  get version() {
    return Number(this.main.dataset.version);
  }

  /** Fetches the pad and shows it. Resolves to the answer's status; rejects without an answer. */
  async refresh() {
    const response = await fetch(this.url, { headers: { Accept: "text/html" } });
    if (!response.ok) return response.status;
    // Sent to the sign-in page: the card is no longer good.
    if (response.redirected) return 401;
    const text = await response.text();
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("pad");
    if (!fresh) throw new Error("not a pad of ours");
    const arrived = Date.now();
    while (this.#isPressed()) await new Promise((resolve) => setTimeout(resolve, 20));
    if (Number(fresh.dataset.version) < this.version) return 200;
    this.#morph(fresh);
    this.offset = this.#measured(arrived);
    this.morphed();
    return 200;
  }

  /** From now on the key of `form` says something else. */
  changed(form) {
    this.#changedAt.set(form, performance.now());
  }

  /** True if a tap on `form` at a time was probably meant for what stood there a moment before. */
  justChanged(form, tappedAt) {
    return tappedAt - (this.#changedAt.get(form) ?? -Infinity) < CHANGED_KEY_MS;
  }

  #morph(fresh) {
    const turn = turnText(this.main);
    const before = new Map([...this.#forms()].map((form) => [form, callText(form)]));
    Idiomorph.morph(this.main, fresh, {
      callbacks: {
        beforeNodeMorphed: (old, now) => !isKept(old, now),
        beforeAttributeUpdated: (name, element) => !isOwn(name, element),
      },
    });
    for (const form of this.#forms()) {
      if ((before.get(form) ?? "") !== callText(form)) {
        this.changed(form);
        form.removeAttribute("data-dirty");
      }
    }
    if (turnText(this.main) !== turn) showTurn(this.main);
  }

  /** A finger on a key holds the pad as it is; one that never lifts does not hold it for ever. */
  #isPressed() {
    return performance.now() - this.#pressedAt < LONGEST_PRESS_MS;
  }

  #forms() {
    return this.main.querySelectorAll("form");
  }

  #measured(at) {
    return Number(this.main.dataset.now) - at;
  }
}

/** The call that a form carries, as text. */
export function callText(form) {
  return form.elements.call?.value ?? "";
}

function turnRow(main) {
  return main.querySelector('.lines tr[data-mark="now"]');
}

function turnText(main) {
  return turnRow(main)?.textContent ?? "";
}

/** Who is up, and at what, is in view where the tables are larger than their place. */
function showTurn(main) {
  const row = turnRow(main);
  const cell = row?.querySelector('[data-role="next"]') ?? row;
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function loadedAt() {
  const [page] = performance.getEntriesByType("navigation");
  return performance.timeOrigin + page.responseStart;
}

/** What the page's own script has drawn, and a form that somebody is filling in. */
function isKept(old, now) {
  if (old.nodeType !== Node.ELEMENT_NODE) return false;
  if (old.hasAttribute("data-keep")) return true;
  return old.matches("form[data-dirty]") && callText(old) === callText(now);
}

/** Open panels belong to the reader, not to the server. */
function isOwn(name, element) {
  return name === "open" && element.matches("details");
}
