/**
 * The live socket of a pad: it only says that something is newer, or that the line is gone. What
 * is true is fetched; a pad without the socket works the same, a little later.
 */
import { io } from "/static/vendor/socket.io-client/socket.io.esm.min.js";

const POLL_MS = 5_000;
const IDLE_POLL_MS = 30_000;

/** Calls `newer(version)` for every view that is pushed, and `look()` whenever one should. */
export function startLive(contest, lang, { newer, look }) {
  const topic = `contest:${contest}`;
  const socket = io("/live", { transports: ["websocket"], reconnectionDelayMax: 10_000 });
  socket.on("connect", () => {
    socket.emit("watch", { topic, version: 0, as: "view", lang });
    look();
  });
  socket.on("disconnect", look);
  socket.on("view", (frame) => {
    if (frame.topic === topic) newer(frame.version);
  });
  for (const event of ["online", "offline"]) window.addEventListener(event, look);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
  let idle = 0;
  setInterval(() => {
    idle += POLL_MS;
    if (socket.connected && idle < IDLE_POLL_MS) return;
    idle = 0;
    look();
  }, POLL_MS);
}
