// The scenario cross on a phone: two points, each put by a tap or by two sliders, and the names one is
// for. What lies where is what the server has, and on top of it what is still on its way there.
import { command, waiting } from "./forms.js";

const byId = (id) => document.getElementById(id);
const PLACE = "cross.place";
const UNPLACE = "cross.unplace";
const NEAR = 0.04; // so near an axis a finger means the axis
const PAUSE = 500; // ms from the last step of a slider until it is sent
const moving = new Map(); // question -> [x, y] as it is looked at, until it is sent
const timers = new Map();
let world = "";
let due = false;

const view = () => JSON.parse(byId("cx-view")?.dataset.view ?? "null");
const own = () => JSON.parse(byId("cx-own")?.querySelector("[data-own]")?.dataset.own ?? "{}");

/** Question -> [x, y] as the cross is looked at. */
function points({ across, up }) {
  const found = new Map();
  for (const [which, at] of Object.entries(own().points ?? {})) {
    if (across.id in at && up.id in at) found.set(which, [at[across.id] * across.sign, at[up.id] * up.sign]);
  }
  for (const { name, data } of waiting()) {
    if (name === UNPLACE) found.delete(data.which);
    if (name !== PLACE) continue;
    const [x, y] = data.across === across.id ? [data.x, data.y] : [data.y, data.x];
    found.set(data.which, [x * across.sign, y * up.sign]);
  }
  for (const [which, at] of moving) found.set(which, at);
  return found;
}

export function draw() {
  marks();
  const seen = view();
  if (!byId("cx-put") || !seen) return;
  const found = points(seen);
  const asked = waiting().filter(({ name }) => name === PLACE || name === UNPLACE).map(({ data }) => data.which);
  for (const part of document.querySelectorAll("[data-which]")) {
    const { which } = part.dataset;
    const at = found.get(which);
    for (const dot of part.querySelectorAll("[data-point]")) {
      const spot = found.get(dot.dataset.point);
      dot.toggleAttribute("hidden", !spot);
      dot.classList.toggle("other", dot.dataset.point !== which);
      if (spot) dot.setAttribute("transform", `translate(${spot[0] * 100} ${spot[1] * -100})`);
    }
    sliders(part, at, seen);
    part.querySelector("[data-unplace]").hidden = !at;
    const states = part.querySelector("[data-states]");
    states.hidden = !at && !asked.includes(which);
    states.classList.toggle("unsent", asked.includes(which) || moving.has(which));
  }
}

function sliders(part, at, seen) {
  for (const slider of part.querySelectorAll("input[type=range]")) {
    const value = at?.[slider.dataset.axis === "across" ? 0 : 1];
    const says = part.querySelector(`[data-says="${slider.dataset.axis}"]`);
    if (!moving.has(part.dataset.which)) slider.value = value ?? 0;
    slider.classList.toggle("unset", value === undefined);
    const words = value === undefined ? byId("cx-said").dataset.none : towards(value, seen[slider.dataset.axis]);
    slider.setAttribute("aria-valuetext", words);
    if (says.textContent !== words) says.textContent = words;
  }
}

function towards(value, { low, high }) {
  const { middle, slightly, towards: some, far } = byId("cx-said").dataset;
  const size = Math.abs(value);
  if (size < NEAR) return middle;
  return (size < 0.34 ? slightly : size < 0.67 ? some : far).replace("{pole}", value < 0 ? low : high);
}

function put(which, at, soon) {
  moving.set(which, at);
  clearTimeout(timers.get(which));
  if (soon) sent(which); else timers.set(which, setTimeout(() => sent(which), PAUSE));
  draw();
}

function sent(which) {
  const at = moving.get(which);
  const seen = view();
  clearTimeout(timers.get(which));
  moving.delete(which);
  if (!at || !seen) return;
  const [x, y] = [at[0] * seen.across.sign, at[1] * seen.up.sign].map((value) => Math.round(value * 100) / 100);
  command(PLACE, { which, x, y, across: seen.across.id });
  byId("cx-said").textContent = byId("cx-said").dataset.placed.replace("{where}", `${towards(at[0], seen.across)}, ${towards(at[1], seen.up)}`);
}

function tapped(svg, { clientX, clientY }) {
  const spot = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
  const near = (value) => (Math.abs(value) < NEAR ? 0 : Math.max(-1, Math.min(1, value)));
  return [near(spot.x / 100), near(spot.y / -100)];
}

/** What one is for, and one's own among the others' only once. */
function marks() {
  const { supports = [], made = [] } = own();
  const asked = new Set(waiting().filter(({ name }) => name.endsWith("support")).map(({ data }) => data.entry));
  for (const button of document.querySelectorAll("[data-for]")) {
    const id = button.dataset.for;
    const on = supports.includes(id);
    button.querySelector("[data-label]").textContent = asked.has(id) ? button.dataset.wait : on ? button.dataset.off : button.dataset.on;
    button.dataset.do = on ? "cross.unsupport" : "cross.support";
    button.classList.toggle("on", on);
    button.closest("li").hidden = made.includes(id);
  }
  // A list that is drawn anew has forgotten which world one was writing for.
  for (const radio of document.querySelectorAll(".world-pick [name=world]")) if (radio.value === world) radio.checked = true;
}

document.addEventListener("click", (event) => {
  const svg = event.target.closest?.("[data-tap]");
  const part = event.target.closest?.("[data-which]");
  if (svg && part) put(part.dataset.which, tapped(svg, event), true);
  else if (part && event.target.closest("[data-unplace]")) {
    moving.delete(part.dataset.which);
    clearTimeout(timers.get(part.dataset.which));
    command(UNPLACE, { which: part.dataset.which });
    byId("cx-said").textContent = byId("cx-said").dataset.none;
    draw();
    part.querySelector("input[type=range]").focus();
  }
});
document.addEventListener("input", ({ target }) => {
  if (target.name === "world") world = target.value;
  const part = target.closest?.("[data-which]");
  if (!part || target.type !== "range") return;
  const [x, y] = part.querySelectorAll("input[type=range]");
  put(part.dataset.which, [Number(x.value), Number(y.value)], false);
});
document.addEventListener("leaving", () => { for (const which of [...moving.keys()]) sent(which); });

function soon() {
  if (due) return;
  due = true;
  queueMicrotask(() => { due = false; draw(); });
}

document.addEventListener("patched", soon);
document.addEventListener("outbox", soon);
draw();
