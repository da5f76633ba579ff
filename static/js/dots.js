// Dot voting on a phone: a list in the phone's own order, a button to put a dot and one to take it
// back. What lies where is what the server has, and on top of it what is still on its way there.
import { command, waiting } from "./forms.js";
import { inOwnOrder } from "./phone.js";

const byId = (id) => document.getElementById(id);
const PLACE = "dotvote.place";
const BACK = "dotvote.take_back";
let due = false;

/** Thing -> how many of one's dots lie there; "" for those on what is gone from the list. */
function lying() {
  const dots = JSON.parse(byId("dv-own").querySelector("[data-own]")?.dataset.own ?? "{}");
  for (const { name, data: { entry } } of waiting()) {
    if (name === PLACE) dots[entry] = (dots[entry] ?? 0) + 1;
    if (name === BACK) dots[entry] = Math.max(0, (dots[entry] ?? 0) - 1);
  }
  return dots;
}

export function draw() {
  const list = byId("dv-items");
  if (!list) return;
  const { dots: all, each } = byId("dots").dataset;
  const dots = lying();
  const left = Math.max(0, all - Object.values(dots).reduce((sum, n) => sum + n, 0));
  arrange(list);
  for (const row of list.children) dotsOf(row, dots[row.dataset.item] ?? 0, left, Number(each));
  dock(all, left, dots[""] ?? 0);
}

function dotsOf(row, here, left, each) {
  row.classList.toggle("has", here > 0);
  const shown = row.querySelector("[data-here]");
  if (shown.childElementCount !== here) shown.replaceChildren(...Array.from({ length: here }, () => document.createElement("i")));
  const [less, more] = row.querySelectorAll("[data-vote]");
  less.setAttribute("aria-disabled", String(!here));
  more.setAttribute("aria-disabled", String(!left || here >= each));
  const words = row.querySelector("[data-said]");
  const said = here === 1 ? words.dataset.one : here ? words.dataset.many.replace("{n}", here) : words.dataset.none;
  if (words.textContent !== said) words.textContent = said;
}

function dock(all, left, gone) {
  const said = byId("dots-left");
  const words = left === 0 ? said.dataset.none : left === 1 ? said.dataset.one : said.dataset.many.replace("{n}", left);
  // It is read out when it is written, also when it says the same.
  if (said.textContent !== words) said.textContent = words;
  const row = byId("dots-row");
  if (row.childElementCount !== Number(all)) row.replaceChildren(...Array.from({ length: Number(all) }, () => document.createElement("i")));
  [...row.children].forEach((dot, n) => { dot.className = n < all - left ? "on" : ""; });
  byId("dots-gone").hidden = !gone;
  byId("dots-state").classList.toggle("unsent", waiting().length > 0);
  byId("dots-state").hidden = left === Number(all) && !waiting().length;
}

/** The lane comes in the server's order, also when a patch has put one thing anew. */
function arrange(list) {
  const wanted = inOwnOrder([...list.children], ({ dataset }) => dataset.item);
  if (wanted.every((row, n) => row === list.children[n])) return;
  const focused = document.activeElement?.id;
  list.append(...wanted);
  if (focused) byId(focused)?.focus({ preventScroll: true });
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("#dots [data-vote]");
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  command(Number(button.dataset.vote) > 0 ? PLACE : BACK, { entry: button.dataset.entry ?? button.closest("[data-item]").dataset.item });
  draw();
});
/** Once for all that a message brings: between its parts a dot is counted twice, and would be read out. */
function soon() {
  if (due) return;
  due = true;
  queueMicrotask(() => { due = false; draw(); });
}

document.addEventListener("patched", soon);
document.addEventListener("outbox", soon);
draw();
