// Every button with data-shortcut has a key. Keys rest while one types, and can be turned off for good.
// The window hears a key after everything on the page has: what a board or a list took is not taken twice.
export const NAME = "desk-keys";

window.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (turnedOff() || event.defaultPrevented || event.altKey || event.metaKey || event.repeat) return;
  if (document.querySelector("dialog[open]") || takes(target, key)) return;
  const wanted = event.ctrlKey ? `ctrl+${key.toLowerCase()}` : key.length === 1 ? key.toLowerCase() : key;
  const button = [...document.querySelectorAll("[data-shortcut]")].find((each) => each.dataset.shortcut === wanted);
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  if (button.matches("input")) button.focus(); else button.click();
});

/** True where one types; a radio takes no letter, and turns by the arrows. */
function takes(target, key) {
  if (target.matches?.("input[type=radio]")) return key.startsWith("Arrow");
  return target.matches?.("textarea, select, input:not([type=checkbox])");
}

function turnedOff() {
  return localStorage.getItem(NAME) === "off";
}
