// The wall: it shows what comes. F fills the screen, T turns the light, and it keeps awake.
import { live } from "./replay.js";
import "./wire.js";

const root = document.documentElement;
if (new URLSearchParams(location.search).has("theme")) localStorage.removeItem("wall-theme");
const kept = localStorage.getItem("wall-theme");
if (kept) root.dataset.theme = kept;

document.addEventListener("keydown", ({ key }) => {
  if (key === "f" && document.fullscreenElement) document.exitFullscreen();
  else if (key === "f") root.requestFullscreen?.();
  else if (key === "t") {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem("wall-theme", root.dataset.theme);
  }
});

// Only where the page is a secure context; elsewhere the projector's own settings decide.
async function stayAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Refused while the tab is hidden; asked again when it shows.
  }
}
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") stayAwake(); });
stayAwake();

// Where the desk asks for the day once more, the picture that came is a place to play it in.
const playing = new WeakSet();
function playReplay() {
  const place = document.querySelector("#stage > [data-replay]");
  if (!place || playing.has(place)) return;
  playing.add(place);
  live(place);
}
document.addEventListener("patched", playReplay);
playReplay();
