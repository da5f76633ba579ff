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
document.addEventListener("patched", ({ detail }) => { if (detail.whole) { choose(document.getElementById(chosen)); slices(); } });
document.addEventListener("input", ({ target }) => {
  if (target.matches?.("[data-alike]")) import("./alike.js").then(({ typed }) => typed(target)).catch(() => {}); // then no hint
});
slices();

/** Fetched when it is needed: the first load of a phone is as small as it can be. */
function slices() {
  if (document.querySelector("[data-slice]")) import("./slice.js").catch(() => {}); // then every card shows
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
