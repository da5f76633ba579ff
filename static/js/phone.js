// The phone's page: forms that outlive a dropped network, two tabs, and what else the item needs. A
// list is judged in an order of the device's own: whoever reads it from the top tires at its end.
import { takeForms } from "./forms.js";

let chosen = "tab-mine";
let drawn = null;

// Also for the slice, which is drawn where no phone.js is.
document.body.dataset.seed = seed();
takeForms({ keep: true });
document.addEventListener("click", ({ target }) => choose(target.closest?.("[role=tab]")));
document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[role=tab]");
  if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const other = event.key === "ArrowRight" ? tab.nextElementSibling : tab.previousElementSibling;
  if (!other) return;
  choose(other);
  other.focus();
});
document.addEventListener("patched", ({ detail }) => { if (detail.whole) { choose(document.getElementById(chosen)); more(); } });
document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-alike]")) import("./alike.js").then(({ typed }) => typed(target)).catch(() => {}); // then no hint
});
more();

/** Fetched when it is needed: the first load of a phone is as small as it can be. */
function more() {
  if (document.querySelector("[data-on-list]")) import("./liked.js").catch(() => {}); // then one says it and cannot unsay it
  if (document.querySelector("[data-slice]")) import("./slice.js").catch(() => {}); // then every card shows
  if (document.querySelector("[data-rate]")) import("./rate.js").catch(again);
  if (document.querySelector("[data-axes]")) import("./axes.js").catch(() => {}); // then one's own stand among all
  if (document.querySelector("[data-dots]")) import("./dots.js").catch(again);
  if (document.querySelector("[data-cross]")) import("./cross.js").catch(again);
  if (document.querySelector("[data-story]")) import("./story.js").catch(again);
  if (document.querySelector("[data-story]")) import("./picture.js").catch(() => {}); // then there are words alone
}

/** Without it nobody can vote: on a bad network it is asked for until it comes. */
function again() {
  setTimeout(() => location.reload(), 3000 + Math.random() * 3000);
}

function choose(tab) {
  if (!tab) return;
  chosen = tab.id;
  for (const each of tab.parentElement.querySelectorAll("[role=tab]")) {
    const on = each === tab;
    each.setAttribute("aria-selected", String(on));
    each.tabIndex = on ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !on;
  }
}

/** `rows` in an order that is the device's own and stays; `id` gives the word that tells one from another. */
export function inOwnOrder(rows, id) {
  const own = seed();
  return rows.map((row) => [mixed(`${own} ${id(row)}`), row]).sort(([one], [other]) => one - other).map(([, row]) => row);
}

/** A number that is the device's own for as long as it remembers, or until the page is closed. */
function seed() {
  if (drawn !== null) return drawn;
  try {
    drawn = Number(localStorage.getItem("slice") ?? fresh());
    localStorage.setItem("slice", drawn);
  } catch {
    drawn = fresh();
  }
  return drawn;
}

function fresh() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

// FNV-1a, stirred once more at the end: ids that differ in one sign must land far apart.
function mixed(words) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
