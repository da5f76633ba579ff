// Forms and buttons that carry data-do become commands. What is typed is kept until it is answered:
// as a draft, in the outbox, or handed back with the reason.
import {
  activityOf, complain, copy, dataOf, edit, emptied, fill, giveBack, hush, isEmpty, missing, putAway,
  restoreDrafts, saveDraft, sayChosen, showGivenBack, showKind, startEditing, stopEditing, wordsOf,
} from "./fields.js";
import { makeOutbox } from "./outbox.js";
import { send, showPending, whenMine, whenUp } from "./wire.js";

const body = document.body.dataset;
const byId = (id) => document.getElementById(id);
const stage = () => byId("stage");
const flying = new Set();
// Answered, but not yet in what the server has drawn of one's own.
const unseen = new Map();
const UNSEEN_FOR = 4000;
let drawnAt = -1;
let outbox = null;
let clearing = null;

/**
 * Take over the page's forms; `keep` true stores what is queued on the device. A page that is kept
 * apart from the phone's, which may be open in the same browser, has a `shelf` of its own.
 */
export function takeForms({ keep, shelf = "" }) {
  outbox = makeOutbox({ code: body.code + shelf, send, keep, changed, done, refused });
  whenUp(outbox.push);
  whenMine((seq) => { drawnAt = seq; for (const [id, { at }] of unseen) if (at <= seq) unseen.delete(id); told(); for (const old of document.querySelectorAll("[data-answered]")) if (Number(old.dataset.answered) <= seq) old.remove(); });
  window.addEventListener("beforeunload", (event) => { if (keep && outbox.items().length && !outbox.kept()) event.preventDefault(); });
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("input", ({ target }) => { if (target.form) { saveDraft(target.form); sayChosen(target.form); hush(target.form); } });
  document.addEventListener("change", ({ target }) => { if (target.name === "kind") showKind(target.form, target.value); });
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", ({ target }) => { clearing = clearable(target); });
  document.addEventListener("leaving", () => { for (const form of document.querySelectorAll("#stage [data-draft]")) saveDraft(form); });
  document.addEventListener("patched", ({ detail }) => { if (detail.whole) restoreDrafts(); showUnsent(); });
  restoreDrafts();
  showGivenBack();
}

function onSubmit(event) {
  const form = event.target;
  if (!form.dataset.do) return;
  event.preventDefault();
  const editing = form.dataset.editing;
  const data = dataOf(form);
  if (missing(form)) return complain(form, form.dataset.empty, form.querySelector("[required]")?.name);
  const name = editing ? form.dataset.editDo : form.dataset.do;
  if (editing && form.dataset.editEntry) data[form.dataset.editEntry] = editing;
  queue({ name, activity: activityOf(form), data, from: { form: form.dataset.do, id: form.id, entry: editing }, show: shownOf(form, editing) });
  if (form.dataset.then === "close" || "keep" in form.dataset) return;
  if (editing) stopEditing(form); else emptied(form);
}

function onClick(event) {
  const { target } = event;
  // A click on a label comes twice: on the label, then on its input.
  if (clearing && target === clearing) { target.checked = false; sayChosen(target.form); saveDraft(target.form); clearing = null; }
  const button = target.closest("button, [data-do]");
  if (!button || button.matches("form")) return;
  const { dataset } = button;
  if ("cancel" in dataset) stopEditing(button.form);
  else if ("dismiss" in dataset) putAway(button);
  else if ("copy" in dataset) copy(button);
  else if ("close" in dataset) button.closest("dialog").close();
  else if (dataset.open) openDialog(button);
  else if (dataset.edit) edit(button);
  else if (dataset.do) press(button);
}

function onKey(event) {
  const { target, key } = event;
  if (key === " ") clearing = clearable(target);
  if (key !== "Enter" || event.shiftKey || event.isComposing || !target.matches?.("[data-enter]")) return;
  event.preventDefault();
  target.form.requestSubmit();
}

async function press(button) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const { dataset } = button;
  if (dataset.confirm && !(await asked(dataset.confirm, dataset.yes))) return;
  const data = JSON.parse(dataset.with || "{}");
  const mark = dataset.do + JSON.stringify(data);
  if (flying.has(mark)) return; // a double tap is one wish
  flying.add(mark);
  queue({ name: dataset.do, activity: activityOf(button), data, mark, show: { entry: data.entry } });
  if (!("stay" in dataset)) button.closest("dialog")?.close();
}

/** Send a command that no form or button of the page holds. */
export function command(name, data) {
  queue({ name, activity: stage().dataset.activity, data });
}

/** How many commands wait for their answer. */
export function unsent() {
  return outbox.items().length;
}

/** What has been asked of this activity and does not show yet in the server's own picture. */
export function waiting() {
  const here = stage().dataset.activity;
  return [...[...unseen.values()].map(({ item }) => item), ...outbox?.items() ?? []].filter(({ activity }) => activity === here);
}

const answered = (name, item, ack) => document.dispatchEvent(new CustomEvent(name, { detail: { item, ack } }));
const told = () => document.dispatchEvent(new CustomEvent("outbox"));

/** Put a command in the outbox and show that it waits. */
function queue(item) {
  outbox.add(item);
  showUnsent();
}

function done(item, ack) {
  flying.delete(item.mark);
  answered("accepted", item, ack);
  if (ack.seq > drawnAt) {
    // Not for ever: what changed nothing is never drawn anew.
    unseen.set(item.id, { item, at: ack.seq });
    setTimeout(() => { if (unseen.delete(item.id)) told(); }, UNSEEN_FOR);
  }
  const form = formOf(item);
  if (form) {
    if (form.dataset.then === "close") { form.closest("dialog")?.close(); form.reset(); }
    const said = form.querySelector("[data-done]");
    if (said) { said.textContent = body.wordSaved; setTimeout(() => { said.textContent = ""; }, 4000); }
  }
  const own = byId(`m-${item.id}`);
  // Saved is saved, also where the server's own picture of it has not come yet, or never will since
  // nothing changed.
  byId(`m-${item.show?.entry}`)?.classList.remove("unsent");
  if (!own?.classList.contains("unsent")) return;
  // Drawn already, and it was not there: the server no longer says whose it was.
  if (ack.seq <= drawnAt) own.remove();
  else { own.classList.remove("unsent"); own.dataset.answered = ack.seq; }
}

function refused(item, ack) {
  flying.delete(item.mark);
  const own = byId(`m-${item.id}`);
  if (own?.classList.contains("unsent")) own.remove();
  byId(`m-${item.show?.entry}`)?.classList.remove("unsent");
  answered("refused", item, ack);
  const form = formOf(item);
  const text = wordsOf(item.data);
  if (form && "auto" in form.dataset) return; // it saves itself, and says itself what became of it
  if (form && (form.closest("dialog")?.open ?? true) && (isEmpty(form) || "keep" in form.dataset || form.dataset.then)) {
    if (isEmpty(form)) fill(form, item.data);
    if (item.from.entry) startEditing(form, item.from.entry);
    if (ack.code === "changed") renew(form, item.data.entry);
    saveDraft(form);
    return complain(form, ack.why, ack.field);
  }
  giveBack(item, { text, why: ack.why });
}

/** What somebody else has changed has been told now: to save once more is to mean it. */
function renew(form, entry) {
  const fresh = document.querySelector(`[data-newest="${CSS.escape(entry)}"]`)?.dataset.fields;
  if (fresh && form.elements.was) form.elements.was.value = JSON.parse(fresh).was;
}

function changed() {
  showPending(outbox.items().length);
  showUnsent();
  told();
}

/** Put what waits at the top of one's own list; the server's own item replaces it by its id. */
function showUnsent() {
  const list = byId("mine");
  const template = byId("pending");
  if (!outbox || !list) return;
  for (const item of outbox.items()) {
    if (item.activity !== stage().dataset.activity) continue;
    if (item.show?.entry) byId(`m-${item.show.entry}`)?.classList.add("unsent");
    else if (item.show?.fields && template && !byId(`m-${item.id}`)) list.prepend(drawn(template, item));
  }
}

function drawn(template, item) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.id = `m-${item.id}`;
  for (const each of row.querySelectorAll("[data-field]")) each.textContent = item.show.fields[each.dataset.field] || (each.dataset.otherwise ?? "…");
  for (const each of row.querySelectorAll("[data-mark]")) {
    const sign = item.show.signs[each.dataset.mark];
    if (sign) { each.className = `mark ${sign.sign}`; each.textContent = sign.letter; }
  }
  return row;
}

function shownOf(form, entry) {
  if (entry) return { entry };
  if (!form.dataset.pending) return null;
  const signs = {};
  for (const input of form.querySelectorAll("input:checked[data-sign]")) signs[input.name] = { sign: input.dataset.sign, letter: input.dataset.letter };
  const words = [...form.querySelectorAll("input:checked[data-words]")].map((input) => input.dataset.words).join(" · ");
  return { fields: { ...dataOf(form), words }, signs };
}

function openDialog(button) {
  const dialog = byId(button.dataset.open);
  if (!dialog || dialog.open) return;
  const fields = JSON.parse(button.dataset.fields || "{}");
  const activity = activityOf(button);
  if (activity) dialog.dataset.activity = activity; else delete dialog.dataset.activity;
  for (const form of dialog.querySelectorAll("form[data-do]")) { hush(form); showKind(form, fields.kind ?? form.elements.kind?.value); fill(form, fields); }
  for (const each of dialog.querySelectorAll("[data-fill]")) each.textContent = fields[each.dataset.fill] ?? "";
  for (const each of dialog.querySelectorAll("[data-with-from]")) {
    const given = fields[each.dataset.withFrom];
    each.hidden = !given;
    each.dataset.with = JSON.stringify(given ?? {});
  }
  dialog.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
  dialog.showModal();
}

function asked(question, yes) {
  const dialog = byId("ask");
  byId("ask-what").textContent = question;
  byId("ask-yes").textContent = yes || body.wordYes;
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((answered) => dialog.addEventListener("close", () => answered(dialog.returnValue === "yes"), { once: true }));
}

function clearable(target) {
  const input = target.closest?.("label")?.querySelector("input[data-can-clear]") ?? (target.matches?.("input[data-can-clear]") ? target : null);
  return input?.checked ? input : null;
}

function formOf(item) {
  return item.from ? [...document.querySelectorAll("form[data-do]")].find((form) => form.dataset.do === item.from.form && form.id === (item.from.id ?? form.id) && activityOf(form) === item.activity) : null;
}
