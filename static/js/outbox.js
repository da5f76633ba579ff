// What one has sent and the server has not yet answered: first in, first out, one at a time, for
// ever. On a phone it survives a closed tab (IndexedDB); on a desk it lives in memory.
import { openDB } from "../vendor/live.js";

const AGAIN = new Set(["busy", "not_saved"]);

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
  const store = keep ? openStore(code) : memory();
  let working = false;
  let tries = 0;
  let timer = 0;

  const ready = store.all().then((kept) => { items.unshift(...kept); if (kept.length) changed(); });

  async function add(item) {
    const queued = { id: newId(), code, ...item };
    items.push(queued);
    changed();
    await ready;
    queued.key = await store.put(queued);
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
      const ack = await answer(item);
      if (!ack) { timer = setTimeout(push, backOff(tries++)); break; }
      tries = 0;
      items.shift();
      await store.remove(item.key);
      if (ack.ok) done(item, ack); else refused(item, ack);
      changed();
    }
    working = false;
  }

  /** The answer, or null when it has to be asked for again with the same id. */
  async function answer({ id, name, activity, data }) {
    try {
      const ack = await send({ id, name, activity, data });
      return !ack || (!ack.ok && AGAIN.has(ack.code)) ? null : ack;
    } catch {
      return null;
    }
  }

  return { add, push: () => { tries = 0; return push(); }, items: () => items, ready };
}

function backOff(tries) {
  return Math.min(8000, 500 * 2 ** tries) * (0.5 + Math.random());
}

function memory() {
  return { all: async () => [], put: async () => 0, remove: async () => {} };
}

function openStore(code) {
  // A browser in private mode may refuse; then what is queued lives as long as the page.
  const opened = openDB("facilitator", 1, {
    upgrade: (db) => db.createObjectStore("outbox", { autoIncrement: true }),
  }).catch(() => null);
  return {
    async all() {
      const db = await opened;
      const found = [];
      let cursor = await db?.transaction("outbox").store.openCursor();
      while (cursor) {
        if (cursor.value.code === code) found.push({ ...cursor.value, key: cursor.key });
        cursor = await cursor.continue();
      }
      return found;
    },
    async put(item) { return (await opened)?.add("outbox", item).catch(() => 0); },
    async remove(key) { if (key) await (await opened)?.delete("outbox", key).catch(() => {}); },
  };
}
