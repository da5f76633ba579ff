// The desk: every button has a key. Keys rest while one types, and can be turned off for good.
import { takeForms } from "./forms.js";
import "./board.js";

takeForms({ keep: false });

const off = document.getElementById("keys-off");
off.checked = localStorage.getItem("desk-keys") === "off";
off.addEventListener("change", () => localStorage.setItem("desk-keys", off.checked ? "off" : "on"));

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (off.checked || event.defaultPrevented || event.altKey || event.metaKey || event.repeat) return;
  if (document.querySelector("dialog[open]") || target.matches("input, textarea, select")) return;
  const wanted = event.ctrlKey ? `ctrl+${key.toLowerCase()}` : key.length === 1 ? key.toLowerCase() : key;
  const button = [...document.querySelectorAll("[data-shortcut]")].find((each) => each.dataset.shortcut === wanted);
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  event.preventDefault();
  if (button.matches("input")) button.focus(); else button.click();
});
