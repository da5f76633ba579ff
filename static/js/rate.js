// Rating on a phone: one thing a page, in an order of the phone's own, one tap an answer. What is
// shown as chosen is what the server has, and on top of it what is still on its way there.
import { command, waiting } from "./forms.js";
import { inOwnOrder } from "./phone.js";

const byId = (id) => document.getElementById(id);
const FIRST = { item: "", over: false, told: false, moved: false, more: null };
const place = { activity: "", ...FIRST };
const typed = new Map();

const kind = () => byId("rate").dataset.kind;
const criteria = () => [...document.querySelectorAll("[data-criterion]")];

/** The server's own word of what one has said; it comes after the page. */
const told = () => byId("jd-own").querySelector("[data-own]");

/** What one has said: the server's own word, and what waits to reach it. */
function answers() {
  const own = JSON.parse(told()?.dataset.own ?? "{}");
  const said = structuredClone({ ratings: {}, reasons: {}, share: null, before: {}, ...own });
  for (const { name, data } of waiting()) {
    if (name !== `${kind()}.rate`) continue;
    const { entry, reason, ...given } = data;
    said.ratings[entry] = { ...said.ratings[entry], ...given };
    if (reason !== undefined) said.reasons[entry] = reason;
  }
  return said;
}

/** The things one is to rate, in one's own order; none while a share has not been drawn. */
function things({ share }) {
  const every = [...byId("jd-items").children];
  const held = share ?? (byId("rate").dataset.share ? [] : null);
  const asked = held ? every.filter(({ dataset }) => held.includes(dataset.item)) : every;
  return inOwnOrder(asked, ({ dataset }) => dataset.item);
}

const isDone = (said, item) => criteria().every(({ dataset }) => dataset.criterion in (said.ratings[item] ?? {}));

export function draw() {
  if (!byId("rate")) return;
  const activity = byId("stage").dataset.activity;
  if (activity !== place.activity) Object.assign(place, FIRST, { activity });
  const said = answers();
  const rows = things(said);
  const ids = rows.map(({ dataset }) => dataset.item);
  begin(ids);
  if (!ids.includes(place.item)) place.item = ids.find((item) => !isDone(said, item)) ?? (place.over = ids.length > 0, ids[0] ?? "");
  const page = !rows.length ? "begin" : place.over ? "over" : "ask";
  for (const each of ["begin", "ask", "over"]) byId(`rate-${each}`).hidden = each !== page;
  byId("rate-draw").hidden = !byId("rate").dataset.share;
  document.querySelector(".rate .thumb").hidden = page === "begin";
  head(said, ids, page);
  if (page === "ask") ask(said, rows.find(({ dataset }) => dataset.item === place.item), ids);
  if (page === "over") over(said, rows);
}

/** Begin at the first without an answer: once one's answers are known, and when one has got more. */
function begin(ids) {
  const known = told() && !place.told;
  const came = place.more !== null && ids.length > place.more;
  if ((known && !place.moved) || came) Object.assign(place, { item: "", over: false });
  if (known) place.told = true;
  if (came) place.more = null;
}

function head(said, ids, page) {
  const at = ids.indexOf(place.item);
  const done = ids.filter((item) => isDone(said, item)).length;
  const label = byId("rate-at");
  label.textContent = page === "ask" ? label.dataset.words.replace("{n}", at + 1).replace("{all}", ids.length) : "";
  byId("rate-state").classList.toggle("unsent", waiting().some(({ name }) => name.startsWith(`${kind()}.`)));
  byId("rate-state").hidden = page === "begin" || !Object.keys(said.ratings).length;
  const steps = byId("rate-steps");
  steps.hidden = page === "begin";
  steps.setAttribute("aria-label", steps.dataset.words.replace("{done}", done).replace("{left}", ids.length - done));
  while (steps.childElementCount < ids.length) steps.append(document.createElement("i"));
  while (steps.childElementCount > ids.length) steps.lastElementChild.remove();
  ids.forEach((item, n) => { steps.children[n].className = page === "ask" && n === at ? "here" : isDone(said, item) ? "done" : ""; });
}

function ask(said, row, ids) {
  const { item } = row.dataset;
  const given = said.ratings[item] ?? {};
  say("rate-name", row.querySelector("b").textContent);
  say("rate-text", row.querySelector("p")?.textContent ?? "");
  for (const each of criteria()) reword(each, row);
  for (const each of criteria()) mark(each, each.dataset.criterion in given ? given[each.dataset.criterion] : undefined);
  why(said, item);
  before(said.before[item]);
  const last = ids.at(-1) === item;
  const { next, skip, last: end } = byId("rate-next").dataset;
  byId("rate-next").textContent = last ? end : Object.keys(given).length ? next : skip;
  byId("rate-back").setAttribute("aria-disabled", String(ids[0] === item));
}

/** Where a method asks for reasons: what one has written of this thing. */
function why(said, item) {
  const reason = byId("rate-reason");
  if (!reason) return;
  if (reason.dataset.of !== item) {
    reason.dataset.of = item;
    reason.value = typed.get(item) ?? said.reasons[item] ?? "";
    byId("rate-why").open = Boolean(reason.value);
  } else if (document.activeElement !== reason && !typed.has(item)) reason.value = said.reasons[item] ?? "";
}

/** A thing may have a question in words of its own, and words for the ends of its scale. */
function reword(fieldset, row) {
  const own = row.querySelector(`[data-asks="${fieldset.dataset.criterion}"]`);
  if (!own) return;
  const legend = fieldset.querySelector("legend");
  if (legend.textContent !== own.textContent) legend.textContent = own.textContent;
  for (const end of fieldset.querySelectorAll("[data-end]")) {
    const words = own.dataset[end.dataset.end];
    if (words) end.textContent = end.matches(".unseen") ? ` ${words}` : words;
  }
}

/** `value` is a number, null for "vet ej", undefined for not answered. */
function mark(fieldset, value) {
  const slider = fieldset.querySelector("[type=range]");
  if (!slider) {
    const wanted = value === undefined ? null : value === null ? "" : String(value);
    for (const radio of fieldset.querySelectorAll("[type=radio]")) if (radio.checked !== (radio.value === wanted)) radio.checked = radio.value === wanted;
    return;
  }
  slider.classList.toggle("unset", typeof value !== "number");
  if (typeof value === "number" && document.activeElement !== slider) slider.value = value;
  fieldset.querySelector("[data-pass]").checked = value === null;
  fieldset.querySelector("output").textContent = typeof value === "number" ? value : "";
  const end = value === Number(slider.min) ? `, ${slider.dataset.low}` : value === Number(slider.max) ? `, ${slider.dataset.high}` : "";
  slider.setAttribute("aria-valuetext", typeof value === "number" ? `${value}${end}` : slider.dataset.none);
}

function before(earlier) {
  const line = byId("rate-before");
  line.hidden = !earlier;
  const told = criteria().filter(({ dataset }) => dataset.criterion in (earlier ?? {}))
    .map(({ dataset }) => `${dataset.name} ${earlier[dataset.criterion] ?? line.dataset.none}`);
  line.textContent = line.dataset.words.replace("{said}", told.join(", "));
  for (const each of criteria()) {
    for (const label of each.querySelectorAll(".scale label")) {
      label.classList.toggle("was", each.dataset.criterion in (earlier ?? {}) && String(earlier[each.dataset.criterion] ?? "") === label.querySelector("input").value);
    }
  }
}

function over(said, rows) {
  const left = rows.filter(({ dataset }) => !isDone(said, dataset.item)).length;
  const title = byId("rate-done");
  title.textContent = !left ? title.dataset.all : left === 1 ? title.dataset.one : title.dataset.some.replace("{n}", left);
  const list = byId("rate-list");
  while (list.childElementCount < rows.length) list.append(byId("t-rated").content.firstElementChild.cloneNode(true));
  while (list.childElementCount > rows.length) list.lastElementChild.remove();
  rows.forEach((row, n) => {
    const { item } = row.dataset;
    const button = list.children[n].firstElementChild;
    button.dataset.goto = item;
    button.querySelector("[data-name]").textContent = row.querySelector("b").textContent;
    const given = said.ratings[item];
    button.querySelector("[data-said]").textContent = given ? criteria().map(({ dataset }) => shown(given, dataset.criterion, list)).join(" · ") : list.dataset.none;
  });
  const more = byId("rate-more");
  if (more) more.hidden = left > 0 || rows.length >= byId("jd-items").childElementCount;
  byId("rate-next").textContent = byId("rate-next").dataset.last;
}

const shown = (given, name, { dataset }) => (!(name in given) ? dataset.none : given[name] === null ? dataset.pass : String(given[name]).replace("-", "−"));

function say(id, words) {
  const element = byId(id);
  if (element.textContent !== words) element.textContent = words;
}

function give(name, value) {
  place.moved = true;
  command(`${kind()}.rate`, { entry: place.item, [name]: value });
  draw();
}

/** What is written in the box goes when one leaves it: to the next page, or out of the box. */
function sendReason() {
  const box = byId("rate-reason");
  const item = box?.dataset.of;
  if (!item || !typed.has(item)) return;
  const written = typed.get(item).trim();
  typed.delete(item);
  if (written !== (answers().reasons[item] ?? "")) command(`${kind()}.rate`, { entry: item, reason: written });
}

function turn(way) {
  place.moved = true;
  sendReason();
  const ids = things(answers()).map(({ dataset }) => dataset.item);
  const at = ids.indexOf(place.item) + way;
  if (place.over) { place.over = way > 0; if (way > 0) return; }
  else if (at >= ids.length) place.over = true;
  else if (at >= 0) place.item = ids[at];
  else return;
  show();
}

function show() {
  draw();
  scrollTo(0, 0);
  document.querySelector("#rate > section:not([hidden]) h1")?.focus({ preventScroll: true });
}

document.addEventListener("change", ({ target }) => {
  const name = target.closest?.("[data-criterion]")?.dataset.criterion;
  if (target.id === "rate-reason") sendReason();
  if (!name) return;
  if (target.matches("[data-pass]")) { if (target.checked) give(name, null); else draw(); }
  else give(name, target.value === "" ? null : Number(target.value));
});
document.addEventListener("input", ({ target }) => {
  if (target.id === "rate-reason") typed.set(target.dataset.of, target.value);
  if (target.matches?.("[data-criterion] [type=range]")) target.closest("fieldset").querySelector("output").textContent = target.value;
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (!button || !byId("rate") || button.getAttribute("aria-disabled") === "true") return;
  if (button.id === "rate-next") turn(1);
  else if (button.id === "rate-back") turn(-1);
  else if (button.id === "rate-draw" || button.id === "rate-more") { place.more = things(answers()).length; command(`${kind()}.draw`, {}); }
  else if (button.dataset.goto) { Object.assign(place, { item: button.dataset.goto, over: false, moved: true }); show(); }
});
document.addEventListener("keydown", (event) => {
  const fieldset = event.target.closest?.("[data-criterion]");
  const radio = fieldset && /^[0-9]$/.test(event.key) && fieldset.querySelector(`[type=radio][value="${event.key}"]`);
  if (!radio || event.ctrlKey || event.metaKey || event.altKey) return;
  radio.focus();
  radio.click();
});
document.addEventListener("leaving", sendReason);
addEventListener("pagehide", sendReason);
document.addEventListener("patched", draw);
document.addEventListener("outbox", draw);
draw();
