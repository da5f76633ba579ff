// Every button with data-shortcut has a key. Keys rest while one types, and can be turned off for good.
// The window hears a key after everything on the page has: what a board or a list took is not taken twice.
export const NAME = "desk-keys";

window.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (turnedOff() || event.defaultPrevented || event.altKey || event.metaKey || event.repeat) return;
  if (document.querySelector("dialog[open]") || target.matches?.("input, textarea, select")) return;
  const wanted = event.ctrlKey ? `ctrl+${key.toLowerCase()}` : key.length === 1 ? key.toLowerCase() : key;
  const button = [...document.querySelectorAll("[data-shortcut]")].find((each) => each.dataset.shortcut === wanted);
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  if (button.matches("input")) button.focus(); else button.click();
});

function turnedOff() {
  return localStorage.getItem(NAME) === "off";
}
