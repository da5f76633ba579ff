// Buttons that say what one is for: pressed once they say it, pressed again they take it back. What
// one is for, and what is one's own, stands in one's own part of the page.
function marks() {
  const told = JSON.parse(document.querySelector("[data-on-list] [data-own]")?.dataset.own ?? "{}");
  const on = new Set(told.on);
  const own = new Set(told.own);
  for (const button of document.querySelectorAll("[data-on-id]")) {
    const { onId, doOff, off } = button.dataset;
    const label = button.querySelector("[data-label]");
    label.dataset.otherwise ??= label.textContent;
    button.dataset.doOn ??= button.dataset.do;
    const is = on.has(onId);
    label.textContent = is ? off : label.dataset.otherwise;
    button.dataset.do = is ? doOff : button.dataset.doOn;
    button.classList.toggle("on", is);
    button.hidden = own.has(onId);
  }
  for (const each of document.querySelectorAll("[data-ours]")) each.hidden = !own.has(each.dataset.ours);
}

document.addEventListener("patched", marks);
marks();
