// What stands in a form: read, filled in, found missing, complained about. Knows no server.

export function dataOf(form) {
  const data = {};
  for (const [name, value] of new FormData(form)) {
    const field = form.elements[name];
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
  const { organisation, options, ...rest } = dataOf(form); // whom one writes for is not yet something written
  return !Object.values(rest).some((value) => value !== null && String(value).trim());
}

export function fill(form, data) {
  for (const [name, value] of flat(data)) {
    const field = form.elements[name];
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
  return ["headline", "word", "name", "text", "expectation", "title", "question", "note", "source"]
    .map((name) => data?.[name]).filter((value) => typeof value === "string" && value.trim()).join("\n");
}

export function complain(form, why, fieldName) {
  const place = form.querySelector("[data-error]");
  if (place) { place.hidden = false; place.textContent = why; place.id ||= `error-${form.dataset.do.replace(".", "-")}`; }
  const found = fieldName && form.elements[fieldName];
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
