/**
 * The outbox: what was called on this tablet, kept on its disk until the server has it on its own.
 *
 * A call is stored before anything else happens to it, so it survives a reload, a closed page and
 * an empty battery. Only IndexedDB and crypto.getRandomValues are used: a page served by plain
 * http on a stadium network has nothing more. Two pages of one tablet share the outbox; what both
 * send is written once, for its id is the same.
 */
import { decided, isSame, message, next, openSlips, outworn, settled } from "./pad-queue.js";

const VERSION = 1;

/** A random UUID (version 4), without crypto.randomUUID. */
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join("-");
}

/** Opens the outbox `name`; rejects where the browser stores nothing. */
export async function open(name = "meet-tablet") {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    const slips = request.result.createObjectStore("slips", { keyPath: "n", autoIncrement: true });
    slips.createIndex("contest", "contest");
    request.result.createObjectStore("facts");
  };
  const outbox = new Outbox(await result(request));
  outbox.device = await outbox.fact("device", uuid);
  return outbox;
}

class Outbox {
  constructor(db) {
    this.db = db;
    /** This tablet, the same after every reload. */
    this.device = "";
    /** Called after every change of a contest's slips. */
    this.changed = () => {};
  }

  close() {
    this.db.close();
  }

  /** All slips of a contest, oldest first (pad-queue.js tells what a slip is). */
  async slips(contest) {
    const store = this.db.transaction("slips").objectStore("slips");
    return result(store.index("contest").getAll(contest));
  }

  /** The slips that are not written and not settled. */
  async pending(contest) {
    return openSlips(await this.slips(contest));
  }

  /** How many slips of all contests are not written and not settled. */
  async unsent() {
    return (await this.#open()).length;
  }

  /** The contests that have such slips. */
  async waiting() {
    return [...new Set((await this.#open()).map((slip) => slip.contest))];
  }

  async #open() {
    const store = this.db.transaction("slips").objectStore("slips");
    return openSlips(await result(store.getAll()));
  }

  /**
   * Stores a call before it is sent; resolves once it is on the tablet's disk.
   * `draft`: {path, what, base, free?, of?, tells?, tapped?, id?, label, seat?, said_at?}. Null
   * for the second tap of a double tap, and for what was told already.
   */
  async add(contest, draft) {
    const slip = {
      free: false,
      of: null,
      seat: "",
      tells: null,
      tapped: Date.now(),
      said_at: new Date().toISOString(),
      id: uuid(),
      ...draft,
      contest,
      device: this.device,
      state: "pending",
    };
    let added = null;
    await this.#change(contest, (slips) => {
      if (isSame(slips, slip) || slips.some((other) => other.id === slip.id)) return [];
      added = slip;
      return [slip];
    });
    return added;
  }

  /** An official's decision about a slip: "again", "drop" or "park". */
  async decide(contest, id, choice) {
    await this.#change(contest, (slips) => decided(slips, id, choice));
  }

  /**
   * Sends what is waiting, in order, until nothing is left or something stops it.
   * `post(path, body)` resolves to {status, body} and rejects where no answer came.
   * Resolves to "idle" (nothing waits, or an official is asked), "revoked" or "busy".
   */
  async sendAll(contest, post) {
    for (;;) {
      const slips = await this.slips(contest);
      const batch = next(slips);
      if (!batch.length) return "idle";
      const request = message(batch, slips);
      const answers = answersOf(await post(request.path, request.body), batch);
      for (const [i, answer] of answers.entries()) {
        if (stopped(answer, batch[i])) return "revoked";
        if (answer.status >= 500 || answer.status === 429) return "busy";
        await this.#change(contest, (now) => settled(now, batch[i].id, answer));
      }
    }
  }

  /** A fact of this tablet, made by `make` when it is first asked for. */
  async fact(key, make = () => undefined) {
    const store = this.db.transaction("facts").objectStore("facts");
    const known = await result(store.get(key));
    if (known !== undefined) return known;
    const made = make();
    if (made !== undefined) await this.keep(key, made);
    return made;
  }

  /** Remembers a fact of this tablet. */
  async keep(key, value) {
    const transaction = this.db.transaction("facts", "readwrite");
    transaction.objectStore("facts").put(value, key);
    await finished(transaction);
  }

  /** One transaction: read the contest's slips, put the ones that `change` returns. */
  async #change(contest, change) {
    const transaction = this.db.transaction("slips", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("slips");
    const request = store.index("contest").getAll(contest);
    request.onsuccess = () => {
      const slips = request.result;
      for (const slip of change(slips)) store.put(slip);
      for (const slip of outworn(slips)) store.delete(slip.n);
    };
    await finished(transaction);
    this.changed(contest);
  }
}

/** One answer for each slip that got one; a batch that failed as a whole answers its first. */
function answersOf({ status, body }, batch) {
  const whole = { status, body };
  if (batch.length === 1 || !Array.isArray(body.answers)) return [checked(whole)];
  if (!body.answers.length) throw new Error("a batch without answers");
  return body.answers.map((answer) => checked({ status: answer.status, body: answer }));
}

/** The card is no longer good; a seat that may not sign or call just this is refused it. */
function stopped({ status, body }, slip) {
  return status === 401 || (status === 403 && body.error === "forbidden" && slip.path !== "sign");
}

/** Whoever answers 200 without a line number is not our server (a captive portal): no answer. */
function checked(answer) {
  const { status, body } = answer;
  const written = status === 200 || status === 201;
  const ours = written ? Number.isInteger(body?.seq) : typeof body?.error === "string";
  if (!ours) throw new Error(`not an answer of ours: ${status}`);
  if (body.error === "stale" && !Array.isArray(body.lines)) throw new Error("stale without lines");
  return answer;
}

function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
