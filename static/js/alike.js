// While somebody writes: who has written nearly the same already. A hint, never in the way; without
// a network there is none. The box stands under its field, in the page, and is only filled in here.
import { activityOf, emptied } from "./fields.js";
import { command } from "./forms.js";
import { ask } from "./wire.js";

const FEWEST = 12;
const REST = 700;
let timer = 0;
let asking = false;
let quiet = false; // put away, until the field has been empty

/** Somebody writes in `field`: ask when the hand rests. */
export function typed(field) {
  clearTimeout(timer);
  const text = field.value.trim();
  if (text.length < FEWEST) { quiet &&= text.length > 0; putAway(field.form); return; }
  if (!quiet && !field.form.dataset.editing) timer = setTimeout(hint, REST, field);
}

async function hint(field) {
  const text = field.value.trim();
  if (asking || !field.isConnected) return;
  asking = true;
  const answer = await ask("alike", { activity: activityOf(field), text }).catch(() => null);
  asking = false;
  if (!field.isConnected || quiet) return;
  if (field.value.trim() !== text) typed(field); // written on meanwhile
  else if (answer?.cards.length) show(field, answer.cards);
  else putAway(field.form);
}

function show(field, cards) {
  const box = boxOf(field.form);
  const list = box.querySelector("ul");
  list.replaceChildren(...cards.map((card) => row(box, field, card)));
  list.hidden = box.querySelector("[data-away]").hidden = false;
  say(box, cards.length === 1 ? box.dataset.one : box.dataset.many.replace("{n}", cards.length));
}

function row(box, field, { id, headline, support }) {
  const item = box.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector("p").textContent = headline;
  if (support > 1) item.querySelector("[data-support]").textContent = `+${support - 1}`;
  const button = item.querySelector("button");
  button.querySelector(".unseen").textContent = ` ${headline}`;
  button.addEventListener("click", () => back(field.form, { id, headline }));
  return item;
}

/** The card is backed instead: the form is as after sending, and what was done is said. */
function back(form, { id, headline }) {
  const box = boxOf(form);
  command(box.dataset.alikeDo, { entry: id });
  emptied(form);
  say(box, box.dataset.backed.replace("{words}", headline));
}

function putAway(form) {
  const box = boxOf(form);
  if (!box) return;
  box.querySelector("ul").replaceChildren();
  box.querySelector("ul").hidden = box.querySelector("[data-away]").hidden = true;
  say(box, "");
}

function say(box, words) {
  const told = box.querySelector("[role=status]");
  if (told.textContent !== words) told.textContent = words;
}

function boxOf(form) {
  return form?.querySelector("[data-alike-do]");
}

document.addEventListener("click", ({ target }) => {
  const away = target.closest?.("[data-away]");
  if (!away) return;
  quiet = true;
  const { form } = away;
  putAway(form);
  form.querySelector("[data-alike]").focus();
});
document.addEventListener("reset", ({ target }) => {
  if (!boxOf(target)) return;
  clearTimeout(timer);
  quiet = false;
  putAway(target);
});
