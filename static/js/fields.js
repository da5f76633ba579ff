// What stands in a form: read, filled in, found missing, complained about, and kept. Nothing typed is
// lost: drafts outlive a reload and a locked form, and an edit in progress is kept apart from the new
// text. Knows no server. One file, since every file is a request of every phone in the hall.

const body = document.body.dataset;
const byId = (id) => document.getElementById(id);

export function dataOf(form) {
  const data = {};
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const { whole: isWhole, many } = (field.length && !field.tagName ? field[0] : field).dataset ?? {};
    const whole = isWhole !== undefined;
    if (many !== undefined) (data[name] ??= []).push(value);
    else put(data, name.split("."), whole ? (value === "" ? null : Number.parseInt(value, 10)) : value);
  }
  return data;
}

// A field named `options.wall` stands in a table of its own: { options: { wall } }.
function put(data, [name, inner], value) {
  if (inner) (data[name] ??= {})[inner] = value; else data[name] = value;
}

function flat(data) {
  return Object.entries(data ?? {}).flatMap(([name, value]) => (value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, each]) : [[name, value]]));
}

/** Open the rows of one method and put the others away; a closed row is not sent. */
export function showKind(form, kind) {
  for (const row of form.querySelectorAll("[data-kind]")) {
    row.hidden = row.disabled = row.dataset.kind !== kind;
    const radios = [...row.querySelectorAll("input[type=radio]")];
    if (!row.disabled && radios.length && !radios.some((radio) => radio.checked)) radios[0].checked = true;
  }
}

export function missing(form) {
  const needed = [...form.querySelectorAll("[required]")];
  if (needed.some((field) => !field.value.trim())) return true;
  return !needed.length && Boolean(form.dataset.empty) && isEmpty(form);
}

export function isEmpty(form) {
  const { organisation, options, world, ...rest } = dataOf(form); // for whom and where one writes is not yet something written
  if (!("auto" in form.dataset)) delete rest.was; // nor what one has seen
  return !Object.values(rest).some((value) => value !== null && String(value).trim());
}

export function fill(form, data) {
  for (const [name, value] of flat(data)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    const boxes = field.tagName ? [field] : [...field];
    if (Array.isArray(value)) for (const box of boxes) box.checked = value.includes(box.value);
    else if (field.tagName) field.value = value ?? "";
    else for (const radio of field) if (!radio.matches(":disabled")) radio.checked = value !== null && value !== "" && radio.value === String(value);
  }
  const fold = form.querySelector("details.fold");
  if (fold && [...fold.querySelectorAll("input:not([type=radio]), textarea, select, input:checked")].some((f) => f.value)) fold.open = true;
  sayChosen(form);
}

export function wordsOf(data) {
  if (typeof data?.words === "string") return data.words; // beside it stands which text it is of
  return ["headline", "word", "name", "text", "expectation", "title", "question", "note", "source", "reason", "low", "high", "definition", "indicator"]
    .map((name) => data?.[name]).filter((value) => typeof value === "string" && value.trim()).join("\n");
}

export function complain(form, why, fieldName) {
  const place = form.querySelector("[data-error]");
  if (place) { place.hidden = false; place.textContent = why; place.id ||= `error-${form.dataset.do.replace(".", "-")}`; }
  const found = fieldName && form.elements.namedItem(fieldName);
  const field = found?.tagName ? found : form.querySelector("textarea, input:not([type=hidden])");
  field?.setAttribute("aria-invalid", "true");
  if (place) field?.setAttribute("aria-describedby", place.id);
  field?.focus();
}

export function hush(form) {
  const place = form.querySelector("[data-error]");
  if (!place || place.hidden) return;
  place.hidden = true;
  for (const field of form.querySelectorAll("[aria-invalid]")) { field.removeAttribute("aria-invalid"); field.removeAttribute("aria-describedby"); }
}

export function sayChosen(form) {
  for (const place of form.querySelectorAll("[data-chosen]")) {
    const input = form.querySelector(`input[name="${place.dataset.chosen}"]:checked`);
    place.textContent = input?.dataset.name ?? "";
    place.className = input?.dataset.sign ?? "";
  }
}

export function activityOf(element) {
  return element.closest("[data-activity]")?.dataset.activity || null;
}

// Drafts.

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

/** What is kept of a form: its fields, or undefined. */
export function draftOf(form) {
  return readDraft(form).fields;
}

/** What was typed stands on the server now. */
export function dropDraft(form) {
  keep(draftKey(form), null);
}

/** Drafts of forms whose names begin so and that are on the page no more: pairs of key and fields. */
export function orphans(start) {
  const forms = new Set([...document.querySelectorAll("[data-draft]")].map(draftKey));
  return keysStarting(`draft:${body.code}::${start}`).filter((key) => !forms.has(key)).map((key) => {
    const { fields } = read(key);
    keep(key, null);
    return [key, fields];
  });
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
  // Where a page has several of a kind each is kept under a name of its own.
  return `draft:${body.code}:${activityOf(form) ?? ""}:${form.dataset.draft || form.dataset.do}`;
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
