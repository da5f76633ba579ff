// The desk: every button has a key. Keys rest while one types, and can be turned off for good.
import { takeForms } from "./forms.js";
import { NAME } from "./shortcuts.js";
import "./board.js";
import "./stale.js";

takeForms({ keep: false });

const off = document.getElementById("keys-off");
off.checked = localStorage.getItem(NAME) === "off";
off.addEventListener("change", () => localStorage.setItem(NAME, off.checked ? "off" : "on"));
