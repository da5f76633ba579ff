// The pen on a phone. What is typed is saved by itself, lies on the device until the server has it,
// and is never drawn over while one writes; without the pen it goes up as a suggestion.
import { command } from "./forms.js";

const body = document.body.dataset;
const byId = (id) => document.getElementById(id);
const PAUSE = 900; // so long after the last letter it is saved,
const LONGEST = 2000; // and so long after the first, however fast one writes
const typed = new Map(); // what stands in a field and not on the server: key -> { words, was }
const flying = new Map(); // what is on its way: key -> words
const acked = new Map(); // the number that the last save of a field got
const since = new Map();
const timers = new Map();
let here = null; // the item that all of this is of
let open = "";

const plain = (text) => text.replace(/[^\S\n]+/g, " ").trim();
const keyOf = ({ text, field }) => `${text}:${field}`;
const fields = () => [...document.querySelectorAll("textarea[data-field]")];
const fieldOf = (key) => fields().find(({ dataset }) => keyOf(dataset) === key);
const stored = (key) => `story:${body.code}:${here}:${key}`;

document.addEventListener("input", ({ target }) => {
  if (target.matches("textarea[data-field]")) wrote(target);
  const offer = target.closest?.("form[data-story-draft]");
  if (offer) keep(`offer:${offer.dataset.storyDraft}`, { words: offer.elements.words.value, field: offer.elements.field.value });
});
document.addEventListener("submit", ({ target }) => { if (target.dataset.storyDraft) keep(`offer:${target.dataset.storyDraft}`, null); }, { capture: true });
document.addEventListener("focusout", ({ target }) => { if (target.matches?.("textarea[data-field]")) save(keyOf(target.dataset)); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(); });
// Whatever a button does to the text it does to all that has been typed.
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-flush]")) flush();
  const tab = target.closest?.("[data-open-slot]");
  if (tab) { open = tab.dataset.openSlot; showSlot(); }
}, { capture: true });
document.addEventListener("patched", drawn);
document.addEventListener("accepted", ({ detail: { item, ack } }) => answered(item, ack));
document.addEventListener("refused", ({ detail: { item } }) => answered(item, null));
new MutationObserver(say).observe(document.body, { attributeFilter: ["data-net"] });
setInterval(sayWaits, 1000);
drawn();

function wrote(field) {
  const key = keyOf(field.dataset);
  typed.set(key, { words: field.value, was: Number(field.dataset.was) });
  keep(key, typed.get(key));
  later(key);
  say();
}

function later(key) {
  const now = Date.now();
  if (!since.has(key)) since.set(key, now);
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(() => save(key), Math.max(0, Math.min(PAUSE, since.get(key) + LONGEST - now))));
}

function flush() {
  for (const key of typed.keys()) save(key, true);
}

/** Send what stands in a field; one save of a field is on its way at a time unless it is `urgent`. */
function save(key, urgent = false) {
  clearTimeout(timers.get(key));
  timers.delete(key);
  const draft = typed.get(key);
  if (!draft || flying.get(key) === draft.words || (flying.has(key) && !urgent)) return;
  since.delete(key);
  flying.set(key, draft.words);
  const cut = key.lastIndexOf(":");
  const [text, field] = [key.slice(0, cut), key.slice(cut + 1)];
  command("story.write", { text, field, words: draft.words, was: draft.was });
}

function answered({ name, data }, ack) {
  if (name !== "story.write") return;
  const key = keyOf(data);
  if (flying.get(key) === data.words) flying.delete(key);
  if (ack) acked.set(key, ack.seq);
  // Refused it has been handed back; else it is on the server.
  if (typed.get(key) && (!ack || plain(typed.get(key).words) === plain(data.words))) {
    typed.delete(key);
    keep(key, null);
  } else if (typed.has(key)) later(key);
  drawn();
}

/** Put back what was typed, take in what others changed, and send what has no field any more. */
function drawn() {
  const stage = byId("stage");
  if (!stage) return;
  if (here !== stage.dataset.activity) begin(stage.dataset.activity);
  const own = ownPart();
  if (own) {
    const held = Object.fromEntries(own.texts.map(({ id, fields: each }) => [id, each]));
    for (const field of fields()) settle(field, held[field.dataset.text]?.[field.dataset.field]);
    for (const key of typed.keys()) if (!fieldOf(key)) save(key);
    like(own.liked);
    for (const row of document.querySelectorAll(".st-joinable")) row.hidden = own.texts.some(({ id }) => id === row.dataset.text);
  }
  for (const form of document.querySelectorAll("form[data-story-draft]")) offerAgain(form);
  showSlot();
  say();
  sayWaits();
}

/** Another item: what was typed in it before, also by a page that has been closed since. */
function begin(activity) {
  here = activity;
  for (const map of [typed, flying, acked, since]) map.clear();
  try {
    for (const name of Object.keys(localStorage).filter((each) => each.startsWith(stored("")))) {
      const key = name.slice(stored("").length);
      if (!key.startsWith("offer:")) typed.set(key, JSON.parse(localStorage.getItem(name)));
    }
  } catch {
    // Storage that is forbidden or spoilt costs the drafts, never the sending.
  }
}

function ownPart() {
  const told = byId("st-own")?.querySelector("[data-own]");
  return told ? JSON.parse(told.dataset.own) : null;
}

function settle(field, stands) {
  const key = keyOf(field.dataset);
  const draft = typed.get(key);
  if (draft) {
    if (field.value !== draft.words) field.value = draft.words;
    field.dataset.was = draft.was;
    if (!timers.has(key) && !flying.has(key)) later(key);
    return;
  }
  if (!stands || flying.has(key) || stands[1] < (acked.get(key) ?? 0)) return;
  // A space that one has just typed is not taken away again.
  if (plain(field.value) !== plain(stands[0])) field.value = stands[0];
  field.dataset.was = stands[1];
}

function offerAgain(form) {
  const kept = read(`offer:${form.dataset.storyDraft}`);
  if (!kept?.words || form.elements.words.value) return;
  form.elements.words.value = kept.words;
  form.elements.field.value = kept.field;
  form.closest("details").open = true;
}

function like(liked) {
  for (const button of document.querySelectorAll("[data-like]")) {
    const on = liked.includes(button.dataset.like);
    button.dataset.do = on ? "story.unlike" : "story.like";
    button.textContent = on ? button.dataset.likedWord : button.dataset.likeWord;
    button.setAttribute("aria-pressed", String(on));
  }
}

/** One text at a time: the one chosen, else the one whose pen one has, else the first. */
function showSlot() {
  const tabs = [...document.querySelectorAll("[data-open-slot]")];
  const slots = tabs.map(({ dataset }) => dataset.openSlot);
  if (!slots.includes(open)) open = fields()[0]?.dataset.text ?? slots[0] ?? "";
  for (const tab of tabs) tab.setAttribute("aria-pressed", String(tab.dataset.openSlot === open));
  for (const row of byId("st-mine")?.children ?? []) row.hidden = Boolean(tabs.length && row.dataset.slot && row.dataset.slot !== open);
}

function say() {
  const list = byId("st-mine");
  for (const place of list?.querySelectorAll("[data-save-state]") ?? []) {
    place.dataset.stands ??= place.textContent;
    const text = place.closest("[data-slot]").dataset.slot;
    const waits = [...typed.keys(), ...flying.keys()].some((key) => key.startsWith(`${text}:`));
    const said = waits ? (body.net === "off" ? list.dataset.kept : list.dataset.saving) : place.dataset.stands;
    if (place.textContent !== said) place.textContent = said;
  }
}

/** When a silent pen may be taken; the server has the last word. */
function sayWaits() {
  for (const button of document.querySelectorAll("[data-pen-at]")) {
    const patience = Number(button.dataset.patience);
    const left = Math.min(patience, Math.ceil(patience - (Date.now() - Date.parse(button.dataset.penAt)) / 1000));
    const place = button.parentElement.querySelector("[data-may-take]");
    const said = left > 0 ? byId("st-mine").dataset.wait.replace("{n}", left) : "";
    button.setAttribute("aria-disabled", String(left > 0));
    if (place.textContent !== said) place.textContent = said;
  }
}

function keep(key, value) {
  try {
    if (value) localStorage.setItem(stored(key), JSON.stringify(value));
    else localStorage.removeItem(stored(key));
  } catch {
    // It stands on the page for now.
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(stored(key)));
  } catch {
    return null;
  }
}
