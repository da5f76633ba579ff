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
  try {
    if (draft.fields || draft.edit) localStorage.setItem(draftKey(form), JSON.stringify(draft));
    else localStorage.removeItem(draftKey(form));
  } catch {
    // Storage that is full or forbidden costs the draft, never the sending.
  }
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

export function notice(id, { text, why }) {
  const place = byId("notices");
  const row = byId(id)?.content.firstElementChild.cloneNode(true);
  if (!place || !row) return;
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
  for (const key of keysOf(localStorage)) {
    if (!activity || !key.startsWith(start) || forms.has(key)) continue;
    const { fields, edit: edited } = JSON.parse(localStorage.getItem(key)) ?? {};
    const text = wordsOf(fields ?? edited?.fields);
    if (text) notice("t-kept", { text });
  }
}

function keysOf(storage) {
  return Array.from({ length: storage.length }, (_, n) => storage.key(n)).filter(Boolean);
}

function draftKey(form) {
  return `draft:${body.code}:${activityOf(form) ?? ""}:${form.dataset.do}`;
}

function readDraft(form) {
  try {
    return JSON.parse(localStorage.getItem(draftKey(form))) ?? {};
  } catch {
    return {};
  }
}
