// The editor's page: what is typed is saved by itself, what others write comes in while one writes,
// and nobody writes over what they have not read. Everything can be done by keys alone.
import { draftOf, dropDraft, giveBack, orphans } from "./fields.js";
import { takeForms, unsent } from "./forms.js";
import { apply } from "./patch.js";
import { hold, whenHands, whenUp } from "./wire.js";
import "./shortcuts.js";
import "./summary_find.js";

const body = document.body.dataset;
const byId = (id) => document.getElementById(id);
const PAUSE = 900; // so long after the last letter it is saved
const OTHERS = 3000; // what others do is looked at no more often than this
const typed = new Map(); // what stands in a form and not on the server, also where storage is forbidden
const pauses = new Map();
const said = new Map(); // what stands beside each form, also after it has been drawn anew
let hands = [];
let lastAck = 0;
let drawing = false;
let refreshing = false;
let wanted = false;
let timer = 0;
let again = "";

takeForms({ keep: true, shelf: ".summary" });
noteNewest();
whenUp(refresh);

// Saving

const isAuto = (form) => form && "auto" in form.dataset;
const plain = (text) => text.replace(/[^\S\n]+/g, " ").trim();
const same = (one, other) => plain(one) === plain(other);

document.addEventListener("input", ({ target: { form } }) => {
  if (!isAuto(form)) return;
  typed.set(form.id, fieldsOf(form));
  say(form, body.wordWriting);
  later(form);
});
document.addEventListener("focusout", ({ target }) => { if (isAuto(target.form) && pauses.has(target.form.id)) save(target.form.id); });

function later({ id }) {
  clearTimeout(pauses.get(id));
  pauses.set(id, setTimeout(() => save(id), PAUSE));
}

function save(id) {
  clearTimeout(pauses.get(id));
  pauses.delete(id);
  const form = byId(id);
  if (!form || !isChosen(form)) return;
  const { text, was } = form.elements;
  if (same(text.value, was.value)) return unsent() ? undefined : settled(form);
  if (text.required && !text.value.trim()) return say(form, body.wordEmpty);
  form.requestSubmit();
  // What is written next is made from this, which stands before it in the queue.
  was.value = text.value;
  sayNet();
}

/** False while an editor has to choose between what they wrote and what somebody else wrote. */
function isChosen(form) {
  return form.querySelector("[data-stale]").hidden;
}

function settled(form) {
  typed.delete(form.id);
  dropDraft(form);
  say(form, body.wordSaved);
}

document.addEventListener("accepted", ({ detail: { item, ack } }) => {
  lastAck = Math.max(lastAck, ack.seq ?? 0);
  wanted = true;
  const form = item.from && byId(item.from.id);
  if (isAuto(form) && same(form.elements.text.value, item.data.text)) settled(form);
});

document.addEventListener("refused", ({ detail: { item, ack } }) => {
  wanted = true;
  const form = item.from && byId(item.from.id);
  // Gone already: forms.js hands the words back, and the draft must not do so once more.
  if (!form && item.data.sentence) orphans(`summary.edit.${item.data.sentence}`);
  if (!isAuto(form)) return;
  say(form, body.wordRefused);
  if (ack.code === "stale") return; // told once what stands there now has come
  typed.delete(form.id);
  dropDraft(form);
  giveBack(item, { text: item.data.text, why: ack.why });
});

function fieldsOf(form) {
  return { text: form.elements.text.value, was: form.elements.was.value };
}

function say(form, words) {
  said.set(form.id, words);
  const place = form.querySelector("[data-saved]");
  if (place.textContent !== words) place.textContent = words;
}

function sayNet() {
  for (const id of typed.keys()) if (byId(id)) say(byId(id), body.net === "off" ? body.wordKept : body.wordWriting);
}
new MutationObserver(sayNet).observe(document.body, { attributeFilter: ["data-net"] });

// What the server has now

document.addEventListener("outbox", () => { if (!unsent() && wanted) refresh(); });
document.addEventListener("patched", () => {
  if (drawing) return judge();
  timer ||= setTimeout(() => { timer = 0; refresh(); }, OTHERS);
});

/** Fetch the parts that are others than those shown, and put them in. */
async function refresh() {
  wanted = true;
  if (refreshing) return;
  refreshing = true;
  while (wanted) {
    wanted = false;
    await fetchParts().catch(() => {}); // the next way up to the server asks again
  }
  refreshing = false;
  const button = again ? byId(again) : null;
  again = "";
  button?.click();
}

async function fetchParts() {
  const places = [...document.querySelectorAll("[data-part]")];
  const marks = new URLSearchParams(places.map(({ id, dataset }) => [id, dataset.part]));
  const answer = await fetch(`/desk/${body.code}/summary/parts?${marks}`, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(answer.status);
  const { seq, parts } = await answer.json();
  if (seq < lastAck) { wanted = true; return; } // older than what was answered meanwhile
  drawing = true;
  apply(Object.entries(parts).map(([id, { html }]) => ["fill", id, html]));
  drawing = false;
  for (const [id, { mark }] of Object.entries(parts)) byId(id).dataset.part = mark;
  noteNewest();
  document.dispatchEvent(new CustomEvent("refreshed"));
}

/** What is published is published over the newest version that stands here, and over no other. */
function noteNewest() {
  document.querySelector(".se-publish").elements.was.value = document.querySelector("[data-newest]").dataset.newest;
}

/** Put back what was typed, and see whether somebody else has written there meanwhile. */
function judge() {
  for (const form of document.querySelectorAll("form[data-auto]")) judgeOne(form);
  for (const [key, { text, sentence }] of unsent() ? [] : orphans("summary.edit.")) {
    typed.delete(`f-${sentence}`);
    giveBack({ id: key, at: Date.now() }, { text, why: body.wordGone });
  }
  showHands();
}

function judgeOne(form) {
  if (said.has(form.id)) say(form, said.get(form.id));
  const draft = typed.get(form.id) ?? draftOf(form);
  const { stands } = form.dataset;
  if (!draft || same(draft.text, stands)) {
    if (draft) { settled(form); form.elements.text.value = stands; }
    form.elements.was.value = stands;
    return showStale(form, null);
  }
  form.elements.text.value = draft.text;
  form.elements.was.value = draft.was;
  if (unsent()) return sayNet();
  typed.set(form.id, draft);
  showStale(form, same(draft.was, stands) ? null : stands);
  if (isChosen(form)) later(form);
}

/** Show what stands there instead, with a choice; null for nothing. */
function showStale(form, stands) {
  const place = form.querySelector("[data-stale]");
  place.hidden = stands === null;
  place.querySelector("[data-why]").textContent = stands === null ? "" : body.wordStale;
  place.querySelector("[data-theirs-text]").textContent = stands ?? "";
  if (stands !== null) say(form, body.wordRefused);
}

// Buttons

// A button that says what it was made from waits until the page shows what stands now.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-serial]");
  if (!button || button.getAttribute("aria-disabled") === "true" || !(unsent() || refreshing || wanted)) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  again = button.id;
}, { capture: true });

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if ("mine" in button.dataset) keepMine(button.form);
  else if ("theirs" in button.dataset) takeTheirs(button.form);
  else if (button.dataset.lift) lift(button.getAttribute("aria-pressed") === "true" ? null : button);
  else if ("here" in button.dataset) putDown();
});
document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && document.querySelector("[data-lift][aria-pressed=true]")) lift(null); });

function keepMine(form) {
  form.elements.was.value = form.dataset.stands;
  typed.set(form.id, fieldsOf(form));
  showStale(form, null);
  form.elements.text.focus();
  save(form.id);
}

function takeTheirs(form) {
  form.elements.text.value = form.elements.was.value = form.dataset.stands;
  settled(form);
  showStale(form, null);
  form.elements.text.focus();
}

/** Take a conclusion in hand: every place it can go to gets a button. null puts it back. */
function lift(button) {
  const held = document.querySelector("[data-lift][aria-pressed=true]");
  for (const each of document.querySelectorAll("[data-lift]")) each.setAttribute("aria-pressed", String(each === button));
  for (const here of document.querySelectorAll("[data-here]")) {
    const { before } = here.dataset;
    here.hidden = !button || before === button.dataset.lift;
    if (!button) { delete here.dataset.do; continue; }
    here.dataset.do = "summary.move";
    here.dataset.with = JSON.stringify({ sentence: button.dataset.lift, before });
  }
  if (button) document.querySelector("[data-here]:not([hidden])")?.focus();
  else held?.focus();
}

function putDown() {
  const held = document.querySelector("[data-lift][aria-pressed=true]");
  lift(null);
  held?.focus();
}

// Who else writes

document.addEventListener("focusin", ({ target }) => hold(isAuto(target.form) ? [target.form.id] : []));
whenHands((held) => { hands = held; showHands(); });

function showHands() {
  for (const place of document.querySelectorAll("[data-hand]")) {
    const row = hands.find(([id]) => id === place.closest("form").id);
    place.textContent = row ? body.wordHand.replace("{name}", row[1]) : "";
  }
}
