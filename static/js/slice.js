// A phone's part of many cards: a slice that begins at another place on every device, a search, and
// what has been chosen, which stays chosen when the slice turns and when patches come. It also marks
// what this phone is for, and shows the cards of a cluster that is opened.
const PART = 8;
const TABLE = 24;
const FOUND = 40;
const SIGNS = 32;
const byId = (id) => document.getElementById(id);
const wide = matchMedia("(min-width: 700px)");
const chosen = new Map();
const asked = new Set();
const watched = new Map();
let shown = [];
let size = PART;
let activity = "";

/** A number from 0 to 1 that is the device's own, for as long as it remembers. */
function seed() {
  const drawn = () => crypto.getRandomValues(new Uint32Array(1))[0];
  try {
    localStorage.setItem("slice", localStorage.getItem("slice") ?? drawn());
    return Number(localStorage.getItem("slice")) / 2 ** 32;
  } catch {
    return drawn() / 2 ** 32;
  }
}
const begin = seed();

function cards() {
  return [...byId("cl-loose")?.children ?? []];
}

function draw() {
  const here = byId("stage")?.dataset.activity ?? "";
  if (here !== activity) { activity = here; shown = []; chosen.clear(); }
  // Most patches are about cards that lie elsewhere: on a slow phone two hundred rows cost.
  if (byId("cl-together") && changed("cl-loose")) { keepChosen(); slice(); tray(); }
  marks();
  const moved = changed("cl-placed");
  if (changed("cl-clusters") || moved) counts();
  for (const each of document.querySelectorAll("details[data-cards-of][open]")) cardsOf(each);
}

/** True when that list holds others than when it was last looked at. */
function changed(id) {
  const lane = byId(id);
  const seen = watched.get(id);
  if (!lane || lane === seen?.lane) return Boolean(seen?.watcher.takeRecords().length);
  seen?.watcher.disconnect();
  const watcher = new MutationObserver(() => {});
  watcher.observe(lane, { childList: true });
  watched.set(id, { lane, watcher });
  return true;
}

// The slice

function slice() {
  const rows = cards();
  const wanted = byId("cl-search").value.trim().toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
  if (wanted.length) return found(rows, wanted);
  const ids = rows.map(({ id }) => id);
  // What stands there stays there; where cards have gone the next ones come after the last.
  shown = shown.filter((id) => ids.includes(id));
  if (shown.length) {
    const next = ids.indexOf(shown.at(-1)) + 1;
    shown.push(...ids.slice(next, next + Math.max(0, size - shown.length)));
  } else open(ids, ...own(ids.length));
  show(rows, new Set(shown));
  const { part, table } = byId("cl-slice").dataset;
  const first = ids.indexOf(shown[0]) + 1;
  say("cl-slice", !rows.length ? "" : (wide.matches ? table : part).replace("{first}", first)
    .replace("{last}", ids.indexOf(shown.at(-1)) + 1).replace("{all}", rows.length));
  document.querySelector(".slice-turn").hidden = rows.length <= shown.length;
}

function open(ids, from, to) {
  shown = ids.slice(from, to);
  size = shown.length;
}

/** Parts of equal size, so that two phones have the same cards or none in common, and none has one. */
function own(count) {
  const parts = Math.ceil(count / most());
  const place = Math.floor(begin * parts);
  return [Math.floor(place * count / parts), Math.floor((place + 1) * count / parts)];
}

const most = () => (wide.matches ? TABLE : PART);
const evenly = (count) => Math.ceil(count / Math.ceil(count / most()));

function turn(way) {
  const ids = cards().map(({ id }) => id);
  if (way > 0) {
    const from = (ids.indexOf(shown.at(-1)) + 1) % ids.length;
    open(ids, from, from + evenly(ids.length - from));
  } else {
    const to = ids.indexOf(shown[0]) || ids.length;
    open(ids, to - evenly(to), to);
  }
  slice();
  byId("cl-together").scrollIntoView({ block: "start" });
}

function found(rows, wanted) {
  const hits = rows.filter((row) => wanted.every((word) => row.textContent.toLocaleLowerCase("sv").includes(word)));
  show(rows, new Set(hits.slice(0, FOUND).map(({ id }) => id)));
  say("cl-slice", byId("cl-slice").dataset.found.replace("{n}", hits.length).replace("{all}", rows.length));
  document.querySelector(".slice-turn").hidden = true;
}

function show(rows, ids) {
  for (const row of rows) if (row.hidden === ids.has(row.id)) row.hidden = !row.hidden;
}

// What is chosen

const boxes = () => [...document.querySelectorAll("#cl-loose input")];

/** Patches draw boxes anew: those chosen are checked again, and one that has got a place is told. */
function keepChosen() {
  const there = new Map(boxes().map((box) => [box.value, box]));
  for (const box of there.values()) if (box.checked) chosen.set(box.value, box.dataset.words);
  for (const [id, words] of chosen) {
    if (there.has(id)) there.get(id).checked = true;
    else { chosen.delete(id); say("cl-left", byId("cl-left").dataset.words.replace("{words}", words)); }
  }
}

function tray() {
  const place = byId("cl-tray");
  place.hidden = !chosen.size;
  const counted = place.querySelector("[data-count]");
  counted.textContent = chosen.size === 1 ? counted.dataset.one : counted.dataset.manyWords.replace("{n}", chosen.size);
  byId("cl-chosen").replaceChildren(...[...chosen].map(([id, words]) => {
    const row = byId("t-chosen").content.firstElementChild.cloneNode(true);
    for (const each of row.querySelectorAll("[data-words]")) each.textContent = words;
    row.querySelector("[data-unpick]").dataset.unpick = id;
    return row;
  }));
}

function pick(id, words, on) {
  if (on) chosen.set(id, words); else chosen.delete(id);
  const box = boxes().find(({ value }) => value === id);
  if (box) box.checked = on;
  say("cl-left", "");
  tray();
}

// What this phone is for, and the cards of a cluster

function marks() {
  const ids = (name) => new Set([...document.querySelectorAll(`#cl-for [data-${name}]`)].map((each) => each.dataset[name]));
  const supported = ids("for");
  const made = ids("made");
  for (const button of document.querySelectorAll("[data-support]")) {
    const { support, wait, off } = button.dataset;
    const label = button.querySelector("[data-label]");
    label.dataset.on ??= label.textContent;
    const on = supported.has(support);
    if (document.body.dataset.net === "on") asked.delete(support);
    label.textContent = asked.has(support) ? wait : on ? off : label.dataset.on;
    button.dataset.do = on ? "cluster.unsupport" : "cluster.support";
    button.classList.toggle("on", on);
    button.hidden = made.has(support);
  }
  for (const each of document.querySelectorAll("[data-yours]")) each.hidden = !made.has(each.dataset.yours);
}

/** How many lie in each cluster, and of what areas: counted here, so that a move is one small patch. */
function counts() {
  const places = new Map();
  for (const { dataset } of byId("cl-placed").children) {
    if (!places.has(dataset.in)) places.set(dataset.in, new Map());
    const signs = places.get(dataset.in);
    signs.set(dataset.sign, (signs.get(dataset.sign) ?? 0) + Number(dataset.n));
  }
  for (const fold of document.querySelectorAll("details[data-cards-of]")) {
    const signs = [...places.get(fold.dataset.cardsOf) ?? []].sort(([, one], [, other]) => other - one);
    if (fold.dataset.counted === String(signs)) continue;
    fold.dataset.counted = String(signs);
    const all = signs.reduce((sum, [, number]) => sum + number, 0);
    fold.querySelector("[data-number]").textContent = all;
    // A mixture on two lines at most; the figure says how many.
    const each = Math.ceil(all / SIGNS) || 1;
    fold.parentElement.querySelector("[data-signs]").replaceChildren(
      ...signs.map(([sign, number]) => units(sign, Math.ceil(number / each))));
  }
}

function units(sign, number) {
  const row = document.createElement("span");
  row.className = `units ${sign}`;
  row.append(...Array.from({ length: number }, () => document.createElement("i")));
  return row;
}

function cardsOf(fold) {
  const rows = document.querySelectorAll(`#cl-placed > [data-in="${CSS.escape(fold.dataset.cardsOf)}"]`);
  const list = fold.querySelector("[data-cards]");
  list.replaceChildren(...[...rows].map((row) => {
    const copy = row.cloneNode(true);
    copy.removeAttribute("id");
    if (byId(row.id.replace("pc-", "own-"))) copy.querySelector("p").append(mine(list.dataset.ownWords));
    return copy;
  }));
}

function mine(words) {
  const said = document.createElement("b");
  said.className = "nowrap";
  said.textContent = ` ${words}`;
  return said;
}

function say(id, words) {
  const place = byId(id);
  if (place && place.textContent !== words) place.textContent = words;
}

document.addEventListener("patched", draw);
wide.addEventListener("change", () => { shown = []; watched.clear(); draw(); });
// An answer that changes nothing more than that it came.
new MutationObserver(() => { if (asked.size) marks(); }).observe(document.body, { attributeFilter: ["data-net"] });
document.addEventListener("input", ({ target }) => { if (target.id === "cl-search") slice(); });
document.addEventListener("change", ({ target }) => { if (target.closest?.("#cl-loose")) pick(target.value, target.dataset.words, target.checked); });
document.addEventListener("toggle", ({ target }) => { if (target.open && target.dataset.cardsOf) cardsOf(target); }, true);
document.addEventListener("reset", ({ target }) => { if (target.id === "cl-together") { chosen.clear(); setTimeout(() => { byId("cl-search").value = ""; slice(); tray(); }); } });
document.addEventListener("keydown", (event) => { if (event.key === "Enter" && event.target.id === "cl-search") event.preventDefault(); });
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("button");
  if (!button) return;
  if (button.dataset.turn) turn(Number(button.dataset.turn));
  else if (button.dataset.unpick) unpick(button);
  // After the command is queued, which is done by whoever listened first.
  else if (button.dataset.support) { asked.add(button.dataset.support); setTimeout(marks); }
});
// One card is no group: said here, before it is sent and comes back.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.id !== "cl-together" || chosen.size > 1) return;
  event.preventDefault();
  event.stopPropagation();
  const place = form.querySelector("[data-error]");
  place.textContent = form.dataset.empty;
  place.hidden = false;
}, true);
document.addEventListener("submit", ({ target }) => {
  if (target.dataset.then === "send" && target.querySelector("[data-error]").hidden) target.closest("dialog").close();
});

function unpick(button) {
  const { unpick: id } = button.dataset;
  pick(id, "", false);
  (document.querySelector("#cl-chosen button") ?? byId("cl-name")).focus({ preventScroll: true });
}

draw();
