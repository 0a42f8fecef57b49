/**
 * A page that keeps itself up to date. It is complete without this.
 *
 * Regions are elements with `data-topic`, `data-version` and `data-part`; what the server pushes is
 * their inner HTML. Versions only go forward. Without the socket the page fetches itself and takes
 * the same regions from what it gets. What is told and pressed is found by `PLACES`: the body's
 * `data-state` is live or stale, and the words are `data-words-live`, `-paused`, `-slow` and
 * `-stale` around the text, with {time} and {n} (seconds).
 */
import { io } from "../vendor/socket.io-client/socket.io.esm.min.js";
import { hhmmss, serverNow, setServerTime, tickDeadlines, write } from "./live-clock.js";
import { startHall } from "./live-hall.js";
import { paint } from "./live-paint.js";
import { Voice } from "./live-voice.js";

const STALE_MS = 10_000;
const UNANSWERED_MS = 3_000;
const SLOW_MS = 30_000;
const POLL_MS = 5_000;
const LONGEST_POLL_MS = 60_000;
const ANSWER_MS = 8_000;
const TOGETHER_MS = 300;

const root = document.documentElement;
const lang = root.lang.toLowerCase().startsWith("en") ? "en" : "zh";
const state = { paused: false, slow: false, painted: 0, heard: Date.now(), at: serverNow() };
const waiting = new Map(); // region -> the newest frame not yet painted
const PLACES = {
  fresh: "[data-live=fresh], [data-fresh-text]",
  stale: "[data-stale-text]",
  pause: "[data-live=pause], [data-pause]",
  every30: "[data-live=every30], [data-slow]",
  announce: "[data-live=announce]", // a select: off, official, all; without it official
  read: "[data-live=read]",
  status: "#status, [data-status]",
};
const place = (name) => document.querySelector(PLACES[name]);
const regions = () => [...document.querySelectorAll("[data-topic]")];
const voice = startVoice();
const socket = io("/live", { transports: ["websocket"], reconnectionDelayMax: 30_000 });

// --- Frames -----------------------------------------------------------------------------------

/** A topic as it is at a version; `part` is unknown to the server's frames. */
function take({ topic, part, version, html }) {
  for (const region of regions()) {
    if (region.dataset.topic !== topic || (part ?? shapes().get(topic)) !== region.dataset.part) continue;
    const known = waiting.get(region)?.version ?? Number(region.dataset.version || 0);
    if (version > known) waiting.set(region, { version, html });
  }
  show();
}

function show() {
  if (state.paused || (state.slow && Date.now() - state.painted < SLOW_MS) || !waiting.size) return;
  state.painted = Date.now();
  for (const [region, { version, html }] of waiting) {
    region.dataset.version = version;
    paint(region, html);
  }
  waiting.clear();
  tickDeadlines();
}

/** The server was heard: what is shown was true at `at`, server time. */
function heard(at) {
  state.heard = Date.now();
  state.at = at;
  tell();
}

/** After a restored backup versions begin anew, and so does the page; once for each epoch. */
function checkEpoch(epoch) {
  if (!epoch) return;
  root.dataset.epoch ??= epoch;
  if (String(epoch) === root.dataset.epoch) return;
  if (sessionStorage.getItem("epoch") === String(epoch)) return;
  sessionStorage.setItem("epoch", String(epoch));
  location.reload();
}

// --- The socket -------------------------------------------------------------------------------

/** The topics of the page and the part in which each is watched: one, as the server keeps it. */
function shapes() {
  const watched = new Map(regions().reverse().map(({ dataset }) => [dataset.topic, dataset.part]));
  if (voice) watched.delete("news"); // it is watched as a view; a region of it is fetched
  return watched;
}

function ask(event, payload, then) {
  socket.timeout(ANSWER_MS).emit(event, payload, (late, answer) => {
    if (!late && !answer.error) then(answer);
  });
}

socket.on("connect", () => {
  stopPolling();
  const began = Date.now();
  ask("beat", {}, (told) => beat(told, Date.now() - began));
  for (const region of regions()) {
    const { topic, part, version } = region.dataset;
    if (shapes().get(topic) !== part) continue;
    ask("watch", { topic, version: Number(version || 0), as: "html", lang, part: part ?? "" }, take);
  }
  if (voice) ask("watch", { topic: "news", version: 0, as: "view", lang }, (told) => hear(told.view));
});
socket.on("view", (frame) => {
  if ("view" in frame) hear(frame.view);
  else take(frame);
  if (others(frame.topic).length) fetchSoon();
});
socket.on("beat", (told) => beat(told));
socket.on("disconnect", (reason) => {
  if (reason === "io server disconnect") socket.connect();
  startPolling();
});
socket.on("connect_error", startPolling);

function beat({ at, epoch }, roundTrip = null) {
  setServerTime(at, roundTrip);
  tickDeadlines();
  heard(at);
  checkEpoch(epoch);
}

/** Regions that show a topic in another part than the watched one. */
function others(topic) {
  return regions().filter(({ dataset }) => dataset.topic === topic && shapes().get(topic) !== dataset.part);
}

// --- Without the socket -----------------------------------------------------------------------

const polling = { timer: null, delay: POLL_MS };
let fetching = null;

function fetchSoon() {
  fetching ??= setTimeout(() => {
    fetching = null;
    fetchPage().catch(() => {}); // the next frame tries again
  }, TOGETHER_MS);
}

function startPolling() {
  polling.timer ??= setTimeout(poll, Math.random() * 1_000);
}

function stopPolling() {
  clearTimeout(polling.timer);
  Object.assign(polling, { timer: null, delay: POLL_MS });
}

async function poll() {
  try {
    await fetchPage();
    polling.delay = POLL_MS;
  } catch {
    polling.delay = Math.min(polling.delay * 2, LONGEST_POLL_MS);
  }
  if (polling.timer !== null) polling.timer = setTimeout(poll, polling.delay * (0.75 + Math.random() / 2));
}

async function fetchPage() {
  const page = new DOMParser().parseFromString(await (await get(location.href)).text(), "text/html");
  checkEpoch(page.documentElement.dataset.epoch);
  for (const { dataset, innerHTML } of page.querySelectorAll("[data-topic]")) {
    take({ topic: dataset.topic, part: dataset.part, version: Number(dataset.version), html: innerHTML });
  }
  if (voice && !socket.connected) hear(await (await get(`/api/v1/news?lang=${lang}`)).json());
}

async function get(url) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const answer = await fetch(url, { cache: "no-cache", signal: stop.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const at = Date.parse(answer.headers.get("Date")) || serverNow();
    if (!socket.connected) heard(at);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

// --- Controls ---------------------------------------------------------------------------------

const WORDS = {
  Live: "实时更新，{time}",
  Paused: "已暂停，停在 {time}",
  Slow: "每 30 秒更新，{time}",
  Stale: "数据停在 {time}",
};

function tell() {
  const silent = Date.now() - state.heard;
  const stale = silent >= STALE_MS;
  const kind = stale ? "Stale" : state.paused ? "Paused" : state.slow ? "Slow" : "Live";
  const { dataset } = place("fresh")?.closest("[data-words-live]") ?? root;
  const told = (dataset[`words${kind}`] ?? WORDS[kind])
    .replace("{time}", hhmmss(state.at))
    .replace("{n}", String(Math.floor(silent / 1000)));
  write(place("fresh"), told);
  if (stale) write(place("stale"), told);
  root.toggleAttribute("data-stale", stale);
  if (document.body.dataset.state !== "frozen") document.body.dataset.state = stale ? "stale" : "live";
}

function startVoice() {
  const status = place("status");
  const level = place("announce");
  if (!status) return null;
  if (level) {
    level.value = localStorage.getItem("announce") ?? level.value;
    level.addEventListener("change", () => localStorage.setItem("announce", level.value));
  }
  return new Voice(status, () => level?.value ?? "official", () => state.paused);
}

function hear(view) {
  voice?.hear(view);
}

function toggle(name, key, then) {
  const button = place(name);
  if (!button) return;
  button.hidden = false;
  button.setAttribute("aria-pressed", String(state[key]));
  button.addEventListener("click", () => {
    state[key] = !state[key];
    button.setAttribute("aria-pressed", String(state[key]));
    then();
    tell();
  });
}

toggle("pause", "paused", () => {
  show();
  if (!state.paused) voice?.resume();
});
toggle("every30", "slow", show);
place("read")?.addEventListener("click", () => {
  const summary = [...document.querySelectorAll("[data-summary]")].map((one) => one.textContent.trim());
  voice?.read(summary.length ? summary : voice.latest);
});

function everySecond() {
  tickDeadlines();
  show();
  tell();
  const silent = Date.now() - state.heard;
  if (!socket.connected && silent >= UNANSWERED_MS) startPolling();
  if (socket.connected && silent >= STALE_MS) socket.disconnect().connect(); // half open
}

setInterval(everySecond, 1_000);
startHall();
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") everySecond();
});
everySecond();
