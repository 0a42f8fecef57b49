/** The sync state in the band, and the strip below it where something is not delivered. */
import { hhmmss } from "./live-clock.js";
import { icon, key, make, say } from "./pad-words.js";

const SIGN = {
  connected: "tick",
  delivered: "tick",
  sending: "up",
  slow: "offline",
  unsent: "offline",
  busy: "offline",
  offline: "offline",
  conflict: "triangle",
  revoked: "cross",
};

const TROUBLES = new Set(["unsent", "busy", "offline", "conflict", "revoked"]);

/** Draws what `bandState` says. `open`: what to do when 「看这 n 条」 is pressed. */
export function drawBand(state, open) {
  const band = document.getElementById("sync");
  const n = state.n ?? 0;
  write(document.getElementById("sync-word"), say(`band_${state.code}`, { n }));
  write(document.getElementById("sync-detail"), detail(state));
  const changed = band.dataset.state !== state.code;
  if (!changed && band.dataset.n === String(n)) return;
  band.dataset.state = state.code;
  band.dataset.n = n;
  band.querySelector("use").setAttribute("href", `#i-${SIGN[state.code]}`);
  if (changed) write(document.getElementById("sync-spoken"), say(`band_${state.code}`, { n }));
  drawStrip(state, n, open);
}

/** A sentence for those who listen. */
export function spoken(text) {
  document.getElementById("spoken").textContent = text;
}

function detail(state) {
  const time = state.since ? minutes(Date.now() - state.since) : clock(state.at ?? Date.now());
  return say(`detail_${state.code}`, { time });
}

function drawStrip(state, n, open) {
  const strip = document.getElementById("strip");
  strip.hidden = !TROUBLES.has(state.code);
  if (strip.hidden) {
    strip.replaceChildren();
    return;
  }
  const sentences = make("div", {});
  sentences.append(make("b", {}, say(n || state.code !== "revoked" ? `strip_${state.code}` : "strip_revoked_none", { n })));
  sentences.append(make("span", {}, say(`strip_${state.code}_more`, { n })));
  const look = n ? key(say(state.code === "conflict" ? "look_slip" : "look", { n }), "", open) : null;
  const again = state.code === "revoked" ? make("a", { class: "key", href: "/pad" }, say("sign_in")) : null;
  strip.replaceChildren(icon(SIGN[state.code]), sentences, ...[look, again].filter(Boolean));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** 0:55, 12:05. */
function minutes(ms) {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** 10:42:05 in the zone of the games, whatever this tablet's own is. */
export const clock = hhmmss;
