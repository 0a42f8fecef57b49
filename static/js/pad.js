/**
 * A seat's pad: a tap is stored, shown as recorded, and sent; the server's pad then takes its
 * place. Without this script every key posts its own form, and nothing else is lost.
 */
import { open, uuid } from "./outbox.js";
import { clock, drawBand, spoken } from "./pad-band.js";
import { Body, callText } from "./pad-body.js";
import { startClocks } from "./pad-clock.js";
import { arrange, startKeys } from "./pad-keys.js";
import { like } from "./pad-likes.js";
import { startLive } from "./pad-live.js";
import { asked, openSlips, owed, undoable } from "./pad-queue.js";
import { drawOwn, drawRefusal, drawSlip, openSlip } from "./pad-slip.js";
import { Sync, bandState, poster } from "./pad-sync.js";
import { readForm } from "./pad-values.js";
import { say } from "./pad-words.js";

const { contest, seat, token } = document.body.dataset;
const lang = document.documentElement.lang.startsWith("en") ? "en" : "zh";
const body = new Body(contest, seat);

/** A call is on this tablet's disk before anybody is told 「已记」. */
class Pad {
  #looking = null;
  #lookAgain = false;

  constructor(outbox) {
    this.outbox = outbox;
    this.sync = new Sync(outbox, contest, poster(contest, token, lang));
    this.seen = new Set();
    this.refused = null;
    this.slips = [];
    /** When the last key was tapped, in the page's own time. */
    this.tappedAt = 0;
    outbox.changed = () => this.sync.count();
    this.sync.changed = () => this.draw();
    this.sync.retry = () => this.go();
    body.morphed = () => {
      arrange();
      this.draw();
    };
  }

  /** Everything that the page's own script shows, from what is known now. */
  async draw() {
    this.slips = await this.outbox.slips(contest);
    for (const slip of this.slips) this.#settle(slip);
    const waiting = asked(this.slips);
    const behind = openSlips(this.slips).filter((slip) => waiting && slip.n > waiting.n);
    this.band();
    drawSlip(waiting, behind.filter((slip) => slip.of !== waiting.id).length, this.decide);
    drawRefusal(this.refused, this.refused && this.#legal(), () => this.dismiss());
    drawOwn(this.slips, this.decide);
    for (const told of document.querySelectorAll("[data-told]")) {
      told.hidden = told.dataset.told === this.outbox.device;
    }
    this.#drawUndo();
    await this.#tell();
  }

  /** What the other tablets are to learn of calls that they outran, as notes in the ledger. */
  async #tell() {
    for (const { slip, news } of owed(this.slips)) {
      const time = clock(Date.parse(slip.said_at));
      const text = say(`tell_${news}`, { label: slip.label, time });
      const tells = { id: slip.id, news };
      const what = { call: { kind: "note", text } };
      const draft = { path: "calls", what, free: true, tells, base: body.seq, seat, label: text };
      if (await this.outbox.add(contest, draft).catch(() => null)) this.go();
    }
  }

  band() {
    drawBand(bandState(this.sync.facts, Date.now()), () => {
      if (asked(this.slips)) openSlip();
      else document.getElementById("ledger")?.setAttribute("open", "");
    });
  }

  /** Sends what waits, then shows the pad as it now is. */
  async go() {
    await this.sync.kick();
    await this.look();
    await this.#others();
  }

  /** What waits from another contest of this tablet goes on its way too. */
  async #others() {
    for (const other of await this.outbox.waiting()) {
      if (other !== contest) await this.outbox.sendAll(other, poster(other, token, lang)).catch(() => {});
    }
  }

  /** Looks whether the server answers, and shows its pad; one look at a time. */
  look = () => {
    this.#lookAgain = true;
    this.#looking ??= this.#looks();
    return this.#looking;
  };

  async #looks() {
    while (this.#lookAgain) {
      this.#lookAgain = false;
      await this.#once();
    }
    this.#looking = null;
  }

  async #once() {
    try {
      const status = await body.refresh();
      this.sync.reachable(true);
      if (status === 401 || status === 403) this.sync.granted(false);
      else if (!this.sync.facts.waiting) this.sync.granted(true);
    } catch {
      this.sync.reachable(false);
    }
  }

  /** Stores a call and sends it. `draft` as in outbox.js. */
  async say(draft, key) {
    this.dismiss();
    // A busy tablet may hear of a tap late; it was made when the finger made it.
    const tapped = Date.now() - (performance.now() - this.tappedAt);
    const said_at = new Date(tapped + body.offset).toISOString();
    let slip = null;
    try {
      slip = await this.outbox.add(contest, { ...draft, base: body.seq, seat, tapped, said_at });
    } catch {
      this.refused = { id: said_at, label: draft.label, answer: { message: say("not_stored") }, what: {} };
      this.draw();
      return null;
    }
    if (slip) {
      key?.setAttribute("data-said", say("said"));
      spoken(say("said_what", { label: slip.label }));
      navigator.vibrate?.(40);
    }
    this.go();
    return slip;
  }

  /** A form that carries a call: a key, or values that were entered. */
  async call(form, key) {
    const { call, label, fault, at } = readForm(form);
    if (fault) {
      form.querySelector("[data-note]").textContent = fault;
      at.focus();
      return;
    }
    const free = document.getElementById("pad").dataset.independent.split(" ").includes(call.kind);
    for (const old of document.querySelectorAll("[data-said]")) old.removeAttribute("data-said");
    // At once: what is entered while this call is being stored belongs to the next one.
    form.removeAttribute("data-dirty");
    for (const input of form.querySelectorAll("[data-typed]")) input.removeAttribute("data-typed");
    await this.say({ path: "calls", what: { call }, free, label, id: idOf(form) }, key);
    if (this.refused) form.setAttribute("data-dirty", "");
  }

  /** The line that the foot names, or the one whose own key was pressed. */
  async retract(form) {
    const own = form.matches("#undo") ? undoable(this.slips) : null;
    const retracts = own ? 0 : this.#lineToUndo(form);
    if (!own && !retracts) return;
    const fields = new FormData(form);
    const reason = fields.get("reason_text") || fields.get("reason") || "";
    const text = own ? own.label : document.getElementById(`line-${retracts}`).dataset.text;
    const what = { ...(own ? {} : { retracts }), ...(reason && { reason }) };
    const label = say("undo_what", { label: text });
    await this.say({ path: "retractions", what, of: own?.id ?? null, label, id: idOf(form) });
    form.reset();
    form.removeAttribute("data-dirty");
    form.closest("details.drawer")?.removeAttribute("open");
  }

  async sign(form) {
    const role = new FormData(form).get("role");
    await this.say({ path: "sign", what: { role }, label: say("sign_what", { role }), id: idOf(form) });
  }

  /** What the official chose on the slip. */
  decide = async (slip, choice) => {
    await this.outbox.decide(contest, slip.id, choice);
    this.go();
  };

  /** The refusal was read. */
  dismiss() {
    this.refused = null;
    drawRefusal(null);
  }

  /** A slip that the server answered while this page was open. */
  #settle(slip) {
    if (slip.state !== "refused" || this.seen.has(slip.id)) return;
    this.seen.add(slip.id);
    if (this.started) this.refused = slip;
  }

  /** The value that can be called instead of the refused one, as a key; or null. */
  #legal() {
    const call = this.refused.what.call;
    const form = [...document.querySelectorAll(".form")].find((one) => offers(one, call));
    const input = form?.querySelector("input[type=number][data-type]");
    if (!input || form.dataset.figures !== "1") return null;
    const said = Number(call[input.name.slice(3)]);
    const legal = input.min && said < Number(input.min) ? input.min : said > Number(input.max) ? input.max : "";
    if (!legal) return null;
    const send = () => {
      input.value = legal;
      this.call(form);
    };
    return { text: say("change_to", { value: legal }), send };
  }

  #lineToUndo(form) {
    if (!form.matches("#undo")) return Number(new FormData(form).get("retracts"));
    const undone = new Set(openSlips(this.slips).map((slip) => slip.what.retracts));
    const lines = [...document.querySelectorAll("[data-undoable]")].map((row) => Number(row.dataset.line));
    return lines.find((number) => !undone.has(number)) ?? 0;
  }

  /** The foot names what it will undo: a call that is not sent yet comes first. */
  #drawUndo() {
    const foot = document.querySelector("form#undo");
    if (!foot) return;
    const line = this.#lineToUndo(foot);
    const text = undoable(this.slips)?.label ?? document.getElementById(`line-${line}`)?.dataset.text;
    const what = foot.querySelector(".what");
    if (what.textContent !== (text ?? say("nothing_to_undo"))) {
      what.textContent = text ?? say("nothing_to_undo");
      body.changed(foot);
    }
    const key = foot.querySelector("button");
    key.type = text ? "submit" : "button";
    key.classList.toggle("blocked", !text);
    if (text) key.removeAttribute("aria-disabled");
    else key.setAttribute("aria-disabled", "true");
  }
}

/**
 * The id of a form's call, once: where the page posted the form by itself before this script
 * listened, a second tap is the same call.
 */
function idOf(form) {
  const { value } = form.elements.id;
  form.elements.id.value = uuid();
  return value;
}

/** Whether a form makes calls like this one. */
function offers(form, call) {
  const fixed = JSON.parse(callText(form) || "{}");
  return Object.entries(fixed).every(([name, value]) => call?.[name] === value);
}

async function start() {
  const pad = new Pad(await open());
  await like(pad.outbox);
  for (const slip of await pad.outbox.slips(contest)) {
    if (slip.state === "refused") pad.seen.add(slip.id);
  }
  pad.started = true;
  startKeys(pad, body);
  arrange();
  document.documentElement.dataset.js = "";
  startClocks(() => body.offset, pad.look);
  setInterval(() => pad.band(), 500);
  startLive(contest, lang, {
    newer: (version) => version > body.version && pad.look(),
    look: () => pad.go(),
  });
  await pad.sync.count();
  await pad.go();
}

start();
