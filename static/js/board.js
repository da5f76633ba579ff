// The board of clusters on the desk: cards are chosen, lifted and put down. The server says what lies
// where; here is only what one's own hand is doing, and it survives every patch.
import { watchDrags } from "./drag.js";
import { command } from "./forms.js";
import { hold, whenHands } from "./wire.js";

const chosen = new Set();
const unfolded = new Set();
let hands = new Map();
let last = "";
let target = "";
let namesOnly = false;

const byId = (id) => document.getElementById(id);
const board = () => byId("board");
const cards = () => [...document.querySelectorAll("[data-card]")];
const seen = () => cards().filter((card) => card.checkVisibility());
const clusters = () => [...document.querySelectorAll("[data-cluster]")];
const cardOf = (id) => byId(`d-${id}`);
const idOf = (card) => card.dataset.card;
const pick = (card) => card.querySelector(".bc-pick");
const word = (name, values = {}) => Object.entries(values).reduce((said, [key, value]) => said.replace(`{${key}}`, value), byId("chosen-bar").dataset[name]);

document.addEventListener("patched", draw);
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("keydown", onFreeKey);
document.addEventListener("input", ({ target: field }) => { if (field.closest(".board-tools")) filter(); });
document.addEventListener("submit", onSubmit);
document.addEventListener("filled", ({ target: dialog }) => fillTargets(dialog));
whenHands((held) => { hands = new Map(held); draw(); });
watchDrags({ choose: (card) => { if (!chosen.has(card)) choose([card]); return [...chosen]; }, drop });
draw();

/** Mark what is chosen and held, hide what is filtered away, let one card be reached by Tab. */
function draw() {
  if (!board()) { if (chosen.size) { chosen.clear(); hold([]); } return; }
  const all = cards();
  const here = new Set(all.map(idOf));
  for (const id of chosen) if (!here.has(id)) chosen.delete(id);
  if (!here.has(last)) last = "";
  const reached = last || (all.length ? idOf(all[0]) : "");
  for (const card of all) {
    const button = pick(card);
    mark(button, "aria-pressed", String(chosen.has(idOf(card))));
    mark(button, "tabindex", idOf(card) === reached ? "0" : "-1");
    mark(card, "data-hand", hands.has(idOf(card)) ? hands.get(idOf(card)) || word("wordSomebody") : null);
  }
  if (target && !byId(`k-${target}`)) target = "";
  for (const cluster of clusters()) {
    const { dataset } = cluster;
    cluster.classList.toggle("open", unfolded.has(dataset.cluster));
    cluster.classList.toggle("aimed", dataset.cluster === target);
    const more = cluster.querySelector("[data-unfold]");
    if (more) mark(more, "aria-expanded", String(unfolded.has(dataset.cluster)));
  }
  board().classList.toggle("names-only", namesOnly);
  mark(byId("names-only"), "aria-pressed", String(namesOnly));
  filter();
  tell();
}

function mark(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name); else element.setAttribute(name, value);
}

function tell() {
  const bar = byId("chosen-bar");
  bar.classList.toggle("resting", !chosen.size);
  const said = chosen.size ? (chosen.size === 1 ? word("wordOne") : word("wordMany", { n: chosen.size })) : word("wordNone");
  const count = byId("chosen-count");
  if (count.textContent !== said) count.textContent = said;
  const only = chosen.size === 1 ? cardOf([...chosen][0]).dataset : {};
  byId("chosen-text").textContent = [only.text, only.from].filter(Boolean).join(" — ");
  for (const button of bar.querySelectorAll("button")) mark(button, "aria-disabled", String(!chosen.size));
}

function say(words) {
  byId("board-said").textContent = words;
}

function choose(ids) {
  chosen.clear();
  for (const id of ids) chosen.add(id);
  if (!chosen.size) aim("");
  hold([...chosen]);
  draw();
}

function toggle(card, { range }) {
  const row = seen();
  const from = row.findIndex((each) => idOf(each) === last);
  const to = row.indexOf(card);
  if (range && from >= 0) for (const each of row.slice(Math.min(from, to), Math.max(from, to) + 1)) chosen.add(idOf(each));
  else if (!chosen.delete(idOf(card))) chosen.add(idOf(card));
  last = idOf(card);
  choose([...chosen]);
}

function filter() {
  const words = byId("board-search").value.trim().toLocaleLowerCase();
  const category = byId("board-category").value;
  const organisation = byId("board-organisation").value;
  const filtering = Boolean(words) || category !== "*" || organisation !== "*";
  const area = document.querySelector(".board-area");
  if (!filtering && !area.classList.contains("filtering")) return;
  const has = (text) => text.toLocaleLowerCase().includes(words);
  let found = 0;
  for (const card of cards()) {
    const { dataset } = card;
    const named = words && has(card.closest("[data-cluster]")?.dataset.name ?? "");
    card.hidden = !((!words || named || has(dataset.words))
      && (category === "*" || dataset.category === category)
      && (organisation === "*" || dataset.organisation === organisation));
    if (!card.hidden) found += 1;
  }
  for (const cluster of clusters()) cluster.hidden = filtering && !cluster.querySelector("[data-card]:not([hidden])") && !(words && has(cluster.dataset.name));
  area.classList.toggle("filtering", filtering);
  byId("board-found").textContent = !filtering ? "" : found ? (found === 1 ? word("wordFoundOne") : word("wordFound", { n: found })) : word("wordFoundNone");
  byId("board-clear").hidden = !filtering;
}

function onClick(event) {
  const button = event.target.closest("button");
  if (!button || !board()) return;
  const { dataset } = button;
  if (dataset.board && button.getAttribute("aria-disabled") !== "true") act(dataset.board);
  else if (dataset.unfold) { if (!unfolded.delete(dataset.unfold)) unfolded.add(dataset.unfold); draw(); }
  else if (button.id === "names-only") { namesOnly = !namesOnly; draw(); }
  else if (button.id === "board-clear") clearFilter();
  else if (button.matches(".bc-pick")) toggle(button.closest("[data-card]"), { range: event.shiftKey });
}

function clearFilter() {
  byId("board-search").value = "";
  byId("board-category").value = byId("board-organisation").value = "*";
  filter();
  byId("board-search").focus();
}

// Keys on a card: arrows walk, Space lifts. With something lifted ← → aim at a cluster, Enter puts it
// down there, Escape lets go.
function onKey(event) {
  const card = event.target.matches?.(".bc-pick") && event.target.closest("[data-card]");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  const lifted = chosen.size > 0;
  if (lifted && (key === "ArrowLeft" || key === "ArrowRight")) aimNext(key === "ArrowRight" ? 1 : -1);
  else if (key in STEPS) walk(card, STEPS[key]);
  else if (key === " ") toggle(card, { range: event.shiftKey });
  else if (key === "Enter" && lifted && target) putDown(card);
  else if (key === "Enter" && lifted && chosen.has(idOf(card))) act("move");
  else if (key === "Enter") toggle(card, { range: event.shiftKey });
  else if (key === "Escape" && lifted) choose([]);
  else return;
  event.preventDefault();
}

/** Keys that need no card: an arrow from nowhere begins, J and N answer the topmost suggestion. */
function onFreeKey(event) {
  const { key, target: from } = event;
  if (!board() || event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return;
  if (key === "ArrowDown" && from === document.body) {
    const card = seen().find((each) => pick(each).tabIndex === 0) ?? seen()[0];
    if (card) { pick(card).focus(); event.preventDefault(); }
  } else if ((key === "j" || key === "n") && byId("keys-off")?.checked === false && !from.matches("input, textarea, select")) {
    const answers = [...document.querySelectorAll(".sug .yes-no")].find((each) => each.checkVisibility());
    answers?.querySelectorAll("button")[key === "j" ? 0 : 1]?.click();
    if (answers) event.preventDefault();
  }
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function walk(card, step) {
  const row = seen();
  const next = row[row.indexOf(card) + step];
  if (!next) return;
  last = idOf(next);
  draw();
  pick(next).focus();
}

function aimNext(step) {
  const row = clusters();
  if (!row.length) return;
  const at = row.findIndex(({ dataset }) => dataset.cluster === target);
  const next = row[at < 0 ? (step > 0 ? 0 : row.length - 1) : (at + step + row.length) % row.length];
  aim(next.dataset.cluster);
  next.scrollIntoView({ block: "nearest" });
  say(word("wordTarget", { name: next.dataset.name, n: next.dataset.count }));
}

function aim(cluster) {
  target = cluster;
  for (const each of clusters()) each.classList.toggle("aimed", each.dataset.cluster === target);
}

/** Put down what is lifted; the focus goes on to the next card, as when one sorts a pile. */
function putDown(card) {
  const row = seen();
  const after = row.slice(row.indexOf(card) + 1).find((each) => !chosen.has(idOf(each)));
  const next = after ?? row.find((each) => !chosen.has(idOf(each)));
  drop([...chosen], target);
  if (next) { last = idOf(next); draw(); pick(next).focus(); }
}

function drop(entries, cluster) {
  const place = clusters().find(({ dataset }) => dataset.cluster === cluster);
  command("cluster.move", { entries, cluster });
  if (place) say(word("wordPut", { name: place.dataset.name }));
  choose([]);
}

/** What the bar's buttons do with what is chosen. */
function act(what) {
  const entries = [...chosen];
  if (what === "move") return open("targets");
  if (what === "make") return open("make");
  if (what === "alone") command("cluster.move", { entries, cluster: "alone" });
  if (what === "loose") command("cluster.move", { entries, cluster: "" });
  if (what === "stack") {
    if (entries.length < 2) return say(word("wordTwo"));
    command("cluster.stack", { entries, top: entries[0] });
  }
  return choose([]);
}

function open(id) {
  const dialog = byId(id);
  dialog.querySelector("form").reset();
  fillTargets(dialog);
  dialog.showModal();
}

function onSubmit(event) {
  const form = event.target;
  if (!form.dataset.boardForm) return;
  event.preventDefault();
  const { cluster, name, definition } = Object.fromEntries(new FormData(form));
  form.closest("dialog").close();
  if (form.dataset.boardForm === "make") command("cluster.make", { name, definition, entries: [...chosen] });
  else if (cluster === "new") return open("make");
  else if (cluster !== undefined) drop([...chosen], cluster);
  return choose([]);
}

/** The clusters to choose among, as they are when the dialog opens: those suggested come first. */
function fillTargets(dialog) {
  const own = dialog.querySelector("input[name=cluster]")?.value;
  const maybe = chosen.size === 1 ? (cardOf([...chosen][0])?.dataset.maybe ?? "").split(" ") : [];
  for (const list of dialog.querySelectorAll("select[data-clusters]")) {
    const heads = list.dataset.clusters === "heads";
    const rows = clusters().map(({ dataset }) => dataset).filter(({ cluster, parent }) => cluster !== own && !(heads && parent));
    const place = ({ cluster }) => (maybe.includes(cluster) ? maybe.indexOf(cluster) : maybe.length);
    rows.sort((one, other) => place(one) - place(other));
    list.replaceChildren(...list.querySelectorAll("[data-first]"), ...rows.map((row) => optionOf(row, maybe)), ...list.querySelectorAll("[data-fixed]"));
    list.selectedIndex = 0;
    const form = list.closest("form");
    const deep = form.matches("[data-nesting]") && byId(`k-${own}`)?.matches("[data-inside]");
    form.hidden = deep || (!rows.length && !list.querySelector("[data-fixed]"));
  }
}

function optionOf({ cluster, name, count, parent }, maybe) {
  const whole = parent ? word("wordWithin", { parent: byId(`k-${parent}`).dataset.name, name }) : name;
  const said = `${whole} (${count})`;
  return new Option(maybe.includes(cluster) ? word("wordMaybe", { name: said }) : said, cluster);
}
