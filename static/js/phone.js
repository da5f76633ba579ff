// The phone's page: forms that outlive a dropped network, two tabs, and slices where there are any.
import { takeForms } from "./forms.js";

let chosen = "tab-mine";

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
  if (document.querySelector("[data-slice]")) import("./slice.js").catch(() => {}); // then every card shows
  if (document.querySelector("[data-rate]")) import("./rate.js").catch(again);
  if (document.querySelector("[data-dots]")) import("./dots.js").catch(again);
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
