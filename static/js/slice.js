// A phone's part of many cards: a slice that begins at another place on every device, a search, and
// what has been chosen, which stays chosen when the slice turns and when patches come. Nothing comes
// under the thumb by itself. It also marks what this phone is for, and shows a cluster's cards.

const PART = 8;
const TABLE = 24;
const FOUND = 40;
const SIGNS = 22;
const byId = (id) => document.getElementById(id);
const chosen = new Map();
const asked = new Set();
const watched = new Map();
let shown = [];
let activity = "";
let table = kept("table") === "yes";

/** What the device remembers, after `value` is put there when one is given; null where it cannot. */
function kept(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

const begin = Number(document.body.dataset.seed ?? 0) / 2 ** 32;

function cards() {
  return [...byId("cl-loose")?.children ?? []];
}

function draw() {
  const here = byId("stage")?.dataset.activity ?? "";
  if (here !== activity) { activity = here; shown = []; chosen.clear(); }
  // Most patches are about cards that lie elsewhere: on a slow phone two hundred rows cost.
  const moved = changed("cl-placed");
  if (byId("cl-together") && (changed("cl-loose") || (moved && wanted().length))) { keepChosen(); slice(); tray(); }
  marks();
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

const fold = (words) => words.toLocaleLowerCase("sv");
const wanted = () => fold(byId("cl-search").value).split(/\s+/).filter(Boolean);

function slice() {
  const rows = cards();
  const words = wanted();
  found(words);
  if (words.length) return search(rows, words);
  const ids = rows.map(({ id }) => id);
  // What has got a place goes, and nothing moves up under the thumb until all have gone.
  shown = shown.filter((id) => ids.includes(id));
  if (!shown.length) open(ids, ...own(ids.length));
  show(rows, new Set(shown));
  const { part, table: tables } = byId("cl-slice").dataset;
  const first = ids.indexOf(shown[0]) + 1;
  say("cl-slice", !rows.length ? "" : (table ? tables : part).replace("{first}", first)
    .replace("{last}", ids.indexOf(shown.at(-1)) + 1).replace("{all}", rows.length));
  document.querySelector(".slice-turn").hidden = rows.length <= shown.length;
  document.querySelector(".switch").hidden = rows.length <= PART;
  byId("cl-table").checked = table;
}

function open(ids, from, to) {
  shown = ids.slice(from, to);
}

/** Parts of equal size, so that two phones have the same cards or none in common, and none has one. */
function own(count) {
  const parts = Math.ceil(count / most());
  const place = Math.floor(begin * parts);
  return [Math.floor(place * count / parts), Math.floor((place + 1) * count / parts)];
}

const most = () => (table ? TABLE : PART);
const evenly = (count) => Math.ceil(count / Math.ceil(count / most()));

/** For a table the part is longer; the device remembers which of the two it is. */
function resize(long) {
  table = long;
  kept("table", long ? "yes" : "no");
  shown = [];
  slice();
}

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

const has = (row, words) => words.every((word) => fold(row.textContent).includes(word));
const placed = () => [...byId("cl-placed").children];

function search(rows, words) {
  const hits = rows.filter((row) => has(row, words));
  show(rows, new Set(hits.slice(0, FOUND).map(({ id }) => id)));
  const all = placed();
  say("cl-slice", byId("cl-slice").dataset.found.replace("{n}", hits.length + all.filter((row) => has(row, words)).length)
    .replace("{all}", rows.length + all.length));
  for (const each of document.querySelectorAll(".slice-turn, .switch")) each.hidden = true;
}

/** What is searched for among the cards that have a place, each with where it lies. */
function found(words) {
  const hits = words.length ? placed().filter((row) => has(row, words)).slice(0, FOUND) : [];
  byId("cl-hits").replaceChildren(...hits.map((row) => {
    const copy = row.cloneNode(true);
    copy.removeAttribute("id");
    const where = document.createElement("div");
    where.className = "foot soft";
    where.textContent = whereOf(row.dataset.in);
    copy.append(where);
    return copy;
  }));
}

function whereOf(place) {
  const { in: lies, alone } = byId("cl-hits").dataset;
  const name = document.querySelector(`[data-cards-of="${CSS.escape(place)}"] summary b`)?.textContent ?? "";
  return place === "alone" ? alone : lies.replace("{name}", name);
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
  const counted = byId("cl-tray").querySelector("[data-count]");
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
  }
  // One's own stand among one's own, and not twice.
  for (const each of byId("cl-proposals")?.children ?? []) each.hidden = made.has(each.id.replace("pp-", ""));
}

/** How many lie in each cluster, and of what areas: counted here, so that a move is one small patch. */
function counts() {
  const places = new Map();
  for (const { dataset } of byId("cl-placed").children) {
    if (!places.has(dataset.in)) places.set(dataset.in, new Map());
    const signs = places.get(dataset.in);
    signs.set(dataset.sign, (signs.get(dataset.sign) ?? 0) + Number(dataset.n));
  }
  for (const row of document.querySelectorAll("details[data-cards-of]")) {
    const { cardsOf: id } = row.dataset;
    const inside = [...document.querySelectorAll(`details[data-parent="${CSS.escape(id)}"]`)].map(({ dataset }) => dataset.cardsOf);
    const own = summed(places, [id]);
    tell(row, summed(places, [id, ...inside]), own);
  }
}

/** The signs of all the cards in some clusters: sign -> how many. */
function summed(places, ids) {
  const signs = new Map();
  for (const id of ids) for (const [sign, number] of places.get(id) ?? []) signs.set(sign, (signs.get(sign) ?? 0) + number);
  return signs;
}

const total = (signs) => [...signs.values()].reduce((sum, number) => sum + number, 0);

/** A parent tells the total with those inside it, and how many of them lie there. */
function tell(row, signs, own) {
  const rows = [...signs].sort(([, one], [, other]) => other - one);
  const all = total(signs);
  const inner = all - total(own);
  if (row.dataset.counted === `${rows} ${inner}`) return;
  row.dataset.counted = `${rows} ${inner}`;
  row.querySelector("[data-number]").textContent = all;
  row.querySelector("[data-within]").textContent = inner ? byId("cl-clusters").dataset.inner.replace("{n}", inner) : "";
  // A mixture on one line; the figure says how many.
  const each = Math.ceil(all / SIGNS) || 1;
  row.querySelector("[data-signs]").replaceChildren(...rows.map(([sign, number]) => units(sign, Math.ceil(number / each))));
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
// An answer that changes nothing more than that it came.
new MutationObserver(() => { if (asked.size) marks(); }).observe(document.body, { attributeFilter: ["data-net"] });
document.addEventListener("input", ({ target }) => { if (target.id === "cl-search") { say("cl-left", ""); slice(); } });
document.addEventListener("change", ({ target }) => { if (target.id === "cl-table") resize(target.checked); });
document.addEventListener("change", ({ target }) => { if (target.closest?.("#cl-loose")) pick(target.value, target.dataset.words, target.checked); });
document.addEventListener("toggle", ({ target }) => { if (target.open && target.dataset.cardsOf) cardsOf(target); }, true);
document.addEventListener("reset", ({ target }) => { if (target.id === "cl-together") { chosen.clear(); say("cl-left", ""); setTimeout(() => { byId("cl-search").value = ""; slice(); tray(); }); } });
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
