/**
 * A page of the desk that keeps itself up to date. It is complete without this.
 *
 * The socket only says that `main`'s `data-watch` is newer; then the page is fetched and painted
 * over what is shown. While somebody is writing (a form that was opened, a field that was changed,
 * a refusal that is to be read) nothing moves, and `[data-newer]` says that there is something
 * newer. Where the server is not heard, `[data-silent]` says since when.
 */
import { io } from "../vendor/socket.io-client/socket.io.esm.min.js";
import { hhmmss, serverNow, setServerTime, write } from "./live-clock.js";
import { startHall } from "./live-hall.js";
import { paint } from "./live-paint.js";

const TOGETHER_MS = 300;
const ANSWER_MS = 8_000;
const STALE_MS = 10_000;

const main = document.querySelector("main");
const topic = main.dataset.watch;
const newer = document.querySelector("[data-newer]");
const silent = document.querySelector("[data-silent]");
const opened = () => [...main.querySelectorAll("details[open]")];
const state = { version: Number(main.dataset.version || 0), wanted: false, timer: null, heard: Date.now(), at: serverNow() };
let asOffered = new Set(opened()); // forms that the page itself shows open

// --- What is newer ----------------------------------------------------------------------------

function isWriting() {
  if (opened().some((one) => !asOffered.has(one)) || main.querySelector("[role=alert]")) return true;
  return [...main.querySelectorAll("input, select, textarea")].some(
    (field) => field === document.activeElement || isChanged(field),
  );
}

function isChanged(field) {
  if (field.type === "hidden") return false;
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.options) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(0, chosen);
  }
  return field.value !== field.defaultValue;
}

function want() {
  state.wanted = true;
  state.timer ??= setTimeout(refresh, TOGETHER_MS);
}

async function refresh() {
  state.timer = null;
  newer.hidden = !isWriting();
  if (!newer.hidden) return;
  state.wanted = false;
  try {
    const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(ANSWER_MS) });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (isWriting()) return want();
    paint(main, page.querySelector("main").innerHTML);
    asOffered = new Set(opened());
  } catch {
    state.wanted = true; // the next second tries again
  }
}

// --- The socket -------------------------------------------------------------------------------

const socket = io("/live", { transports: ["websocket"], reconnectionDelayMax: 30_000 });

socket.on("connect", () => {
  const began = Date.now();
  socket.emit("beat", {}, (told) => beat(told, Date.now() - began));
  if (topic) socket.emit("watch", { topic, version: state.version, as: "view" }, see);
});
socket.on("view", see);
socket.on("beat", (told) => beat(told));
socket.on("disconnect", (reason) => {
  if (reason === "io server disconnect") socket.connect();
});

/** The topic is at this version. */
function see({ version }) {
  if (!(version > state.version)) return;
  state.version = version;
  want();
}

function beat({ at }, roundTrip = null) {
  setServerTime(at, roundTrip);
  Object.assign(state, { heard: Date.now(), at });
}

function everySecond() {
  const stale = Date.now() - state.heard >= STALE_MS;
  silent.hidden = !stale;
  if (stale) write(silent, silent.dataset.words.replace("{time}", hhmmss(state.at)));
  if (state.wanted && state.timer === null) want();
}

startHall();
setInterval(everySecond, 1_000);
