// A file that is made while one waits: asked for, followed with a bar, fetched. Without this script
// the same links wait for the file by themselves.
const page = document.body.dataset;
const said = document.getElementById("press-said");
const template = document.getElementById("press-line");
const going = new Map();
const SHOWN = 4000, SOON = 500, LATER = 1500, OFFLINE = 3000, FILLING = 2000, FILLS = 30;

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-ware]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!going.has(link)) take(link);
});
if ("filling" in page) fill();

/** From the press of a link to the file, or to the words that say why not. */
async function take(link) {
  const line = lineOf(link);
  let job = null;
  const stop = () => { if (job) ask(link, `/${job}/cancel`).catch(() => {}); job = null; show(line, { words: "", stand: "none" }); link.focus(); going.delete(link); };
  line.querySelector("button").onclick = stop;
  going.set(link, line);
  let told = await ask(link).catch(() => ({ stand: "failed", words: page.wordLost }));
  job = told.job;
  say(told.words);
  for (let times = 0; job && going.get(link) === line && isOnItsWay(told); times += 1) {
    show(line, told);
    await pause(told.stand === "working" || times < 10 ? SOON : LATER);
    if (!job) return;
    told = await look(link, job).catch(() => null) ?? await offline(line, told);
    if (told.stand === "lost") { told = await ask(link).catch(() => ({ stand: "failed", words: page.wordLost })); job = told.job ?? job; }
  }
  if (going.get(link) !== line) return;
  going.delete(link);
  show(line, told);
  say(told.words);
  if (told.stand !== "made") return;
  for (const each of document.querySelectorAll("[data-size]")) if (each.dataset.size === link.getAttribute("href")) each.textContent = told.size;
  location.assign(link.href);
  await pause(SHOWN);
  if (!going.has(link)) show(line, { ...told, stand: "none" });
}

function isOnItsWay({ stand }) {
  return stand === "waiting" || stand === "working";
}

function pause(milliseconds) {
  return new Promise((over) => { setTimeout(over, milliseconds); });
}

function asked(link, more = {}) {
  const { ware, separator, organisation } = link.dataset;
  return new URLSearchParams({ ware, separator: separator || ",", organisation: organisation ?? "", ...more });
}

async function ask(link, below = "") {
  const answer = await fetch(page.press + below, { method: "POST", headers: { Accept: "application/json" }, body: asked(link, { csrf: page.csrf }) });
  return read(answer);
}

async function look(link, job) {
  const answer = await fetch(`${page.press}/${job}?${asked(link)}`, { headers: { Accept: "application/json" } });
  return answer.status === 404 ? { stand: "lost" } : read(answer);
}

/** What the server says, or why it says no. */
async function read(answer) {
  const told = await answer.json();
  return told.stand ? told : { stand: "failed", words: told.why };
}

/** The network is gone: what is being made goes on being made, so it is asked about again. */
async function offline(line, told) {
  show(line, { ...told, words: page.wordOffline });
  say(page.wordOffline);
  await pause(OFFLINE);
  return told;
}

function lineOf(link) {
  const place = link.closest("li") ?? link;
  const found = place.nextElementSibling?.matches(".press-line") ? place.nextElementSibling : place.querySelector(".press-line");
  if (found) return found;
  const line = template.content.firstElementChild.cloneNode(true);
  if (place === link) link.after(line); else place.append(line);
  return line;
}

function show(line, { stand, words, done, of }) {
  const bar = line.querySelector("progress");
  line.hidden = stand === "none";
  line.dataset.stand = stand;
  line.querySelector("p").textContent = words;
  bar.hidden = line.querySelector("button").hidden = !isOnItsWay({ stand });
  if (of > 1) { bar.max = of; bar.value = done; } else bar.removeAttribute("value");
}

/** For those who listen: each thing once, and no counting. */
function say(words) {
  if (said.textContent !== words) said.textContent = words;
}

/** At the desk files are made ready in the background: their sizes come as they are made. */
async function fill() {
  for (let times = 0; times < FILLS; times += 1) {
    const empty = [...document.querySelectorAll(".take [data-size]")].filter((each) => !each.textContent);
    if (!empty.length) return;
    await pause(FILLING);
    const answer = await fetch(page.press, { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return;
    const { sizes } = await answer.json();
    for (const each of empty) each.textContent = sizes[each.dataset.size] ?? "";
  }
}
