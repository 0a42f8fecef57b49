/** The pages before a pad: eight digits by thumb, the hand that holds the tablet, its health. */
import { open } from "./outbox.js";

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
  draw();
}

async function startHand(outbox) {
  const button = document.querySelector("[data-hand]");
  const draw = (hand) => {
    document.documentElement.dataset.hand = hand;
    button.setAttribute("aria-pressed", String(hand === "left"));
  };
  draw((await outbox.fact("hand")) ?? "right");
  button.addEventListener("click", async () => {
    const hand = document.documentElement.dataset.hand === "left" ? "right" : "left";
    await outbox.keep("hand", hand);
    draw(hand);
  });
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
  await startHand(outbox);
  const section = document.getElementById("tablet-health");
  if (section) await startHealth(section, outbox);
}

start();
