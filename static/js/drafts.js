// Nothing typed is lost: drafts outlive a reload and a locked form, and an edit in progress is kept
// apart from the new text.
import { activityOf, dataOf, fill, hush, isEmpty, sayChosen, wordsOf } from "./fields.js";

const body = document.body.dataset;
const byId = (id) => document.getElementById(id);

/** The new text and the edit in progress are kept apart, so that leaving an edit loses neither. */
export function saveDraft(form) {
  if (!("draft" in form.dataset)) return;
  const draft = readDraft(form);
  const written = isEmpty(form) ? undefined : dataOf(form);
  if (form.dataset.editing) draft.edit = { entry: form.dataset.editing, fields: written };
  else { draft.fields = written; delete draft.edit; }
  keep(draftKey(form), draft.fields || draft.edit ? draft : null);
}

export function restoreDrafts() {
  for (const form of document.querySelectorAll("[data-draft]")) {
    const draft = readDraft(form);
    if (draft.edit?.fields) { fill(form, draft.edit.fields); startEditing(form, draft.edit.entry); }
    else if (draft.fields) fill(form, draft.fields);
  }
  keptNotices();
}

export function edit(button) {
  const form = document.querySelector("#stage form[data-edit-do]");
  if (!form) return;
  saveDraft(form);
  form.reset();
  fill(form, JSON.parse(button.dataset.fields));
  startEditing(form, button.dataset.edit);
  saveDraft(form);
  form.scrollIntoView({ block: "start" });
  form.querySelector("textarea, input:not([type=hidden])").focus();
}

export function startEditing(form, entry) {
  form.dataset.editing = entry;
  form.classList.add("editing");
  for (const each of form.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== "edit";
}

export function stopEditing(form) {
  delete form.dataset.editing;
  form.classList.remove("editing");
  for (const each of form.querySelectorAll("[data-when]")) each.hidden = each.dataset.when === "edit";
  const draft = readDraft(form);
  emptied(form);
  if (draft.fields) { fill(form, draft.fields); saveDraft(form); }
}

export function emptied(form) {
  form.reset();
  hush(form);
  sayChosen(form);
  saveDraft(form);
  const first = form.querySelector("textarea, input:not([type=hidden])");
  if (first?.offsetParent) first.focus({ preventScroll: true });
  else byId("mine-title")?.focus();
}

/** What was refused and has no form to go back to; it stays, also after a reload, until put away. */
export function giveBack({ id, at }, { text, why }) {
  if (text) keep(backKey(id), { id, at, text, why });
  if (!document.querySelector(`.notice[data-back="${id}"]`)) notice("t-refused", { text, why, back: id });
}

export function showGivenBack() {
  const kept = keysStarting(backKey("")).map(read).filter(({ text }) => text);
  for (const each of kept.sort((one, other) => one.at - other.at)) giveBack(each, each);
}

export function putAway(button) {
  const row = button.closest(".notice");
  if (row.dataset.back) keep(backKey(row.dataset.back), null);
  row.remove();
}

function notice(id, { text, why, back }) {
  const place = byId("notices");
  const row = byId(id)?.content.firstElementChild.cloneNode(true);
  if (!place || !row) return;
  if (back) row.dataset.back = back;
  if (why) row.querySelector("[data-why]").textContent = why;
  const quoted = row.querySelector("[data-text]");
  if (text) quoted.textContent = text;
  else for (const each of row.querySelectorAll("p, q, [data-copy]")) each.remove();
  place.prepend(row);
}

export async function copy(button) {
  const quoted = button.closest(".notice").querySelector("[data-text]");
  try {
    await navigator.clipboard.writeText(quoted.textContent);
    button.textContent = body.wordCopied;
  } catch {
    getSelection().selectAllChildren(quoted);
    button.textContent = body.wordMarked;
  }
}

/** A draft whose form is gone (locked, or the room went on) is shown, not lost. */
function keptNotices() {
  for (const old of document.querySelectorAll(".notice.kept")) old.remove();
  const activity = byId("stage")?.dataset.activity;
  const start = `draft:${body.code}:${activity}:`;
  const forms = new Set([...document.querySelectorAll("[data-draft]")].map(draftKey));
  for (const key of activity ? keysStarting(start) : []) {
    if (forms.has(key)) continue;
    const { fields, edit: edited } = read(key);
    const text = wordsOf(fields ?? edited?.fields);
    if (text) notice("t-kept", { text });
  }
}

function backKey(id) {
  return `back:${body.code}:${id}`;
}

function draftKey(form) {
  return `draft:${body.code}:${activityOf(form) ?? ""}:${form.dataset.do}`;
}

function readDraft(form) {
  return read(draftKey(form));
}

// Storage that is full, forbidden or spoilt costs the draft, never the sending.

function keysStarting(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? {};
  } catch {
    return {};
  }
}

function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // It stands on the page for now.
  }
}
