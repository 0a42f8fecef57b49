/** The pages before a pad: eight digits by thumb, the hand that holds the tablet, its health. */
import { open } from "./outbox.js";
import { like } from "./pad-likes.js";

document.documentElement.dataset.js = "";

function startDigits(input) {
  const cells = [...document.querySelectorAll(".cells span")];
  const draw = () => {
    const digits = input.value.replace(/\s/g, "");
    input.parentElement.classList.toggle("in-cells", /^\d{0,8}$/.test(digits));
    cells.forEach((cell, i) => (cell.textContent = digits[i] ?? ""));
  };
  // The page's own keys are larger than the tablet's keyboard.
  input.inputMode = "none";
  input.addEventListener("input", draw);
  document.addEventListener("click", (event) => {
    const key = event.target.closest("[data-digit], [data-erase]");
    if (!key) return;
    input.value = "digit" in key.dataset ? input.value + key.dataset.digit : input.value.slice(0, -1);
    draw();
  });
  readCard(input);
  draw();
}

/** A card's link ends in # and its eight digits; a tablet on which nobody is signed in goes in. */
function readCard(input) {
  const digits = /^#(\d{8})$/.exec(location.hash)?.[1];
  if (!digits) return;
  history.replaceState(null, "", location.pathname);
  input.value = digits;
  if ("atOnce" in input.form.dataset) input.form.requestSubmit();
}

/** Keys that are on or off, kept on this tablet for its pads: the hand, the dim hall. */
async function startLikes(outbox) {
  await like(outbox);
  for (const key of document.querySelectorAll("[data-likes]")) {
    const { likes, value } = key.dataset;
    const draw = () =>
      key.setAttribute("aria-pressed", String(document.documentElement.dataset[likes] === value));
    draw();
    key.addEventListener("click", async () => {
      const on = key.getAttribute("aria-pressed") === "true";
      await outbox.keep(likes, on ? "" : value);
      await like(outbox);
      draw();
    });
  }
}

async function startHealth(section, outbox) {
  section.querySelector("[data-health=offline]").textContent = section.dataset.yes;
  const left = await outbox.unsent();
  const line = section.querySelector("[data-health=left]");
  line.hidden = !left;
  line.querySelector("b").textContent = left;
}

async function start() {
  const input = document.getElementById("token");
  if (input) startDigits(input);
  const outbox = await open();
  await startLikes(outbox);
  const section = document.getElementById("tablet-health");
  if (section) await startHealth(section, outbox);
}

start();
