// The board of clusters on the desk: cards are chosen, lifted, dragged and put down. The server says
// what lies where; here is only what one's own hand is doing, and it survives every patch.
import { ask } from "./forms.js";
import { hold } from "./wire.js";

const FAR_ENOUGH = 6;
const chosen = new Set();
let last = "";
let drag = null;
let frame = 0;

const byId = (id) => document.getElementById(id);
const board = () => byId("board");
const cards = () => [...document.querySelectorAll("[data-card]")];
const seen = () => cards().filter((card) => !card.hidden);
const idOf = (card) => card.dataset.card;

document.addEventListener("patched", draw);
document.addEventListener("click", onClick);
document.addEventListener("keydown", onKey);
document.addEventListener("pointerdown", onDown);
document.addEventListener("input", ({ target }) => { if (target.closest(".board-tools")) filter(); });
byId("move-to")?.addEventListener("submit", onChosenTarget);
draw();

/** Mark what is chosen, hide what is filtered away, and let one card be reached by Tab. */
function draw() {
  if (!board()) { if (chosen.size) choose([]); return; }
  const all = cards();
  const here = new Set(all.map(idOf));
  for (const id of [...chosen]) if (!here.has(id)) chosen.delete(id);
  if (!here.has(last)) last = "";
  for (const card of all) {
    card.setAttribute("role", "button");
    card.setAttribute("aria-pressed", String(chosen.has(idOf(card))));
    card.tabIndex = idOf(card) === (last || idOf(all[0])) ? 0 : -1;
  }
  filter();
  tell();
}

function tell() {
  const bar = byId("chosen-bar");
  if (!bar) return;
  bar.hidden = !chosen.size;
  byId("chosen-count").textContent = bar.dataset.word.replace("{n}", chosen.size);
}

function choose(ids) {
  chosen.clear();
  for (const id of ids) chosen.add(id);
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
  const words = byId("board-search")?.value.trim().toLocaleLowerCase() ?? "";
  const category = byId("board-category")?.value ?? "*";
  const organisation = byId("board-organisation")?.value ?? "*";
  for (const card of cards()) {
    const { dataset } = card;
    card.hidden = !((!words || dataset.words.toLocaleLowerCase().includes(words))
      && (category === "*" || dataset.category === category)
      && (organisation === "*" || dataset.organisation === organisation));
  }
}

function onClick(event) {
  const button = event.target.closest("button");
  if (button?.dataset.board) return act(button.dataset.board);
  if (button?.dataset.merge) return openTargets({ merge: button.dataset.merge });
  const card = event.target.closest("[data-card]");
  if (card && !button && !event.target.closest("summary") && board()) toggle(card, { range: event.shiftKey });
}

function onKey(event) {
  const card = event.target.closest?.("[data-card]");
  if (!card || event.target !== card || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = seen();
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step) {
    const next = row[row.indexOf(card) + step];
    if (next) { last = idOf(next); draw(); next.focus(); }
  } else if (event.key === " " || event.key === "Enter") toggle(card, { range: event.shiftKey });
  else if (event.key === "Escape") choose([]);
  else return;
  event.preventDefault();
}

/** What the bar's buttons do with what is chosen. */
function act(what) {
  const entries = [...chosen];
  if (what === "clear") return choose([]);
  if (!entries.length) return undefined;
  if (what === "move") return openTargets({ entries });
  if (what === "make") ask("cluster.make", { name: "", entries });
  if (what === "alone") ask("cluster.move", { entries, cluster: "alone" });
  if (what === "loose") ask("cluster.move", { entries, cluster: "" });
  if (what === "stack") ask("cluster.stack", { entries, top: entries[0] });
  return choose([]);
}

function openTargets(wish) {
  const dialog = byId("targets");
  const list = byId("target-list");
  dialog.wish = wish;
  list.replaceChildren(...[...document.querySelectorAll("[data-cluster]")].filter(({ dataset }) => dataset.cluster !== wish.merge).map(({ dataset }) => {
    const option = document.createElement("option");
    option.value = dataset.cluster;
    option.textContent = dataset.name;
    return option;
  }));
  dialog.showModal();
  list.focus();
}

function onChosenTarget(event) {
  event.preventDefault();
  const dialog = byId("targets");
  const cluster = byId("target-list").value;
  if (!cluster) return;
  const { entries, merge } = dialog.wish;
  if (merge) ask("cluster.merge", { clusters: [merge], into: cluster });
  else ask("cluster.move", { entries, cluster });
  dialog.close();
  choose([]);
}

// Dragging: one listener on the window while it lasts, and no more than one look at the page a frame.

function onDown(event) {
  const card = event.target.closest("[data-card]");
  if (!card || event.button !== 0 || event.target.closest("button, summary, a") || !board()) return;
  drag = { card: idOf(card), x: event.clientX, y: event.clientY, at: event, ghost: null, over: null, pointer: event.pointerId };
  addEventListener("pointermove", onMove);
  addEventListener("pointerup", onUp);
  addEventListener("pointercancel", letGo);
}

function onMove(event) {
  if (!drag || event.pointerId !== drag.pointer) return;
  drag.at = event;
  if (!frame) frame = requestAnimationFrame(follow);
}

function follow() {
  frame = 0;
  if (!drag) return;
  const { clientX, clientY } = drag.at;
  if (!drag.ghost && Math.hypot(clientX - drag.x, clientY - drag.y) < FAR_ENOUGH) return;
  if (!drag.ghost) lift();
  drag.ghost.style.transform = `translate(${clientX}px, ${clientY}px)`;
  const over = document.elementFromPoint(clientX, clientY)?.closest("[data-drop], [data-cluster]");
  if (over !== drag.over) { drag.over?.classList.remove("over"); over?.classList.add("over"); drag.over = over; }
}

function lift() {
  if (!chosen.has(drag.card)) choose([drag.card]);
  drag.ghost = document.createElement("div");
  drag.ghost.className = "ghost";
  drag.ghost.textContent = chosen.size > 1 ? String(chosen.size) : document.querySelector(`[data-card="${drag.card}"] p`).textContent;
  document.body.append(drag.ghost);
}

function onUp() {
  if (drag?.ghost) {
    const target = drag.over?.dataset.cluster ?? drag.over?.dataset.drop;
    if (target !== undefined) { ask("cluster.move", { entries: [...chosen], cluster: target }); choose([]); }
    addEventListener("click", (event) => { event.stopPropagation(); event.preventDefault(); }, { capture: true, once: true });
  }
  letGo();
}

function letGo() {
  drag?.ghost?.remove();
  drag?.over?.classList.remove("over");
  drag = null;
  removeEventListener("pointermove", onMove);
  removeEventListener("pointerup", onUp);
  removeEventListener("pointercancel", letGo);
}
