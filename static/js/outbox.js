// What one has sent and the server has not yet answered: first in, first out, one at a time, for
// ever. On a phone it survives a closed tab (IndexedDB); on a desk it lives in memory.
import { openDB } from "../vendor/live.js";

const AGAIN = new Set(["busy", "slow", "not_saved", "shut_out"]);
// A fault of the server's own is tried so many times, then the text is handed back: it must not
// stand in the way of what was written after it.
const FAULTS = 4;
const LONGEST_WAIT = 8000;
const OPENS_WITHIN = 3000;

/** An id of 32 hex digits. Not randomUUID: plain http in a hall is no secure context. */
export function newId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/**
 * `code` is the workshop's, `send(command)` gives a promise of the answer, `keep` true stores on the
 * device. Calls `changed()`, `done(item, ack)` and `refused(item, ack)`.
 */
export function makeOutbox({ code, send, keep, changed, done, refused }) {
  const items = [];
  const storing = new WeakMap();
  const store = keep ? openStore(code) : memory();
  let working = false;
  let tries = 0;
  let timer = 0;

  // At once, not when the socket is up: where sockets are blocked it never is.
  const ready = gather();

  /** Take in what lies on the device from before, or from a tab that has been closed since. */
  async function gather() {
    const kept = await store.all();
    items.unshift(...kept.filter(({ id }) => !items.some((item) => item.id === id)));
    if (kept.length) { changed(); push(); }
  }

  /** Queue `item`. When this returns it is on the device; it may not be sent yet. */
  function add(item) {
    // A clock may be set back; what was written later stays later.
    const at = Math.max(Date.now(), 1 + (items.at(-1)?.at ?? 0));
    const queued = { id: newId(), code, at, ...item };
    storing.set(queued, store.put(queued));
    items.push(queued);
    changed();
    push();
    return queued.id;
  }

  async function push() {
    if (working) return;
    working = true;
    clearTimeout(timer);
    await ready;
    while (items.length) {
      const item = items[0];
      // Not sent before it is stored: what the server has and the phone has forgotten could come twice.
      await storing.get(item);
      const { ack, wait } = await answer(item);
      if (!ack) { timer = setTimeout(push, wait ?? backOff(tries++)); break; }
      tries = 0;
      items.splice(items.indexOf(item), 1);
      // Given back before it is let go of: a page that is closed in between asks again.
      if (ack.ok) done(item, ack); else refused(item, ack);
      await store.remove(item);
      changed();
    }
    working = false;
  }

  /** `{ack}`, or `{wait}` when it has to be asked again with the same id (undefined: as usual). */
  async function answer({ id, name, activity, data }) {
    let ack = null;
    try {
      ack = await send({ id, name, activity, data });
    } catch {
      return {};
    }
    if (ack?.ok === false && AGAIN.has(ack.code)) return { wait: ack.retry_ms && ack.retry_ms * (1 + Math.random() / 2) };
    if (!ack || (ack.code === "internal" && tries < FAULTS)) return {};
    return { ack };
  }

  return { add, push: () => { tries = 0; return gather().then(push); }, items: () => items, ready, kept: store.kept };
}

function backOff(tries) {
  return Math.min(LONGEST_WAIT, 500 * 2 ** tries) * (0.5 + Math.random());
}

function memory() {
  return { all: async () => [], put: async () => {}, remove: async () => {}, kept: () => false };
}

/**
 * Written at once to localStorage, which does not wait, and then to IndexedDB, which holds more: a
 * page that is closed in between has lost nothing, nor has a browser that refuses one of the two.
 */
function openStore(code) {
  const opened = Promise.race([openDatabase(), silence(OPENS_WITHIN)]).catch(() => null);
  const note = (item) => `out:${code}:${item.id}`;
  let lost = false;
  return {
    kept: () => !lost,
    async all() {
      const found = new Map(notes(code).map((item) => [item.id, item]));
      for (const item of await queuedIn(await opened)) if (item.code === code) found.set(item.id, item);
      return [...found.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
    },
    async put(item) {
      const noted = written(note(item), item);
      const db = await opened;
      item.key = await db?.add("outbox", item).catch(() => 0);
      if (item.key) localStorageDo((storage) => storage.removeItem(note(item)));
      else lost ||= !noted;
    },
    async remove(item) {
      localStorageDo((storage) => storage.removeItem(note(item)));
      if (item.key) await (await opened)?.delete("outbox", item.key).catch(() => {});
    },
  };
}

// Async, so that a browser which throws at once is one that refuses.
async function openDatabase() {
  return openDB("facilitator", 1, { upgrade: (db) => db.createObjectStore("outbox", { autoIncrement: true }) });
}

// A browser may open its database and never say so: what is written must not wait for that.
function silence(milliseconds) {
  return new Promise((over) => setTimeout(over, milliseconds, null));
}

/** What lies in the database, with its keys; nothing where it is spoilt or there is none. */
async function queuedIn(db) {
  const found = [];
  try {
    let cursor = await db?.transaction("outbox").store.openCursor();
    while (cursor) {
      found.push({ ...cursor.value, key: cursor.key });
      cursor = await cursor.continue();
    }
  } catch {
    // What it takes no more lies in localStorage.
  }
  return found;
}

function notes(code) {
  const names = localStorageDo((storage) => Object.keys(storage)) ?? [];
  return names.filter((name) => name.startsWith(`out:${code}:`))
    .map((name) => localStorageDo((storage) => JSON.parse(storage.getItem(name)))).filter(Boolean);
}

function written(name, item) {
  return localStorageDo((storage) => { storage.setItem(name, JSON.stringify(item)); return true; }) ?? false;
}

/** Storage that is full, forbidden or spoilt costs this one note and nothing else. */
function localStorageDo(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}
