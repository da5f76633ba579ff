// The connection: what comes down is applied in order, what goes up gets its answer. It also keeps
// what runs with the server's time current: the clock and how long ago a card came.
import { io } from "../vendor/live.js";
import { apply } from "./patch.js";

const page = document.body.dataset;
const SLEPT = 5000;
const SILENT = 15000;
const BLOCKED_AFTER = 10000;
const AT_ONCE = 5000;
// Shorter than from one beat to the next: an answer that was lost is asked for again by the second.
const ANSWERED_WITHIN = 1000;
const MENDS = 3;
const words = { now: page.wordNow, minutes: page.wordMinutes, over: page.wordOver };
let seq = Number.parseInt(page.seq, 10);
if (Number.isNaN(seq)) seq = null;
let hash = page.hash ?? "";
let own = "";
let mended = { mark: "", times: 0 };
let relayed = false;
let asked = false;
let clock = { left: null, of: null, running: false, at: 0 };
let hiddenAt = 0;
let downSince = performance.now();
let pending = 0;

const socket = io({
  transports: ["websocket", "polling"], tryAllTransports: true, timeout: 5000,
  reconnectionDelay: 500, reconnectionDelayMax: AT_ONCE, randomizationFactor: 0.5,
  auth: (give) => give({ code: page.code, key: null, seq, hash, as: page.audience, lang: document.documentElement.lang }),
});

/**
 * Send one command; the promise holds the server's answer and fails when none came. Where sockets
 * have been blocked for a while it goes by an ordinary request, through the same door.
 */
export function send(command) {
  if (socket.connected) {
    return new Promise((answered, failed) => {
      socket.timeout(8000).emit("do", command, (error, ack) => error ? failed(error) : answered(ack));
    });
  }
  if (performance.now() - downSince < BLOCKED_AFTER) return Promise.reject(new Error("offline"));
  return post(command);
}

async function post(command) {
  const answer = await fetch(`/api/workshops/${page.code}/do`, {
    method: "POST", body: JSON.stringify(command), signal: timeout(8000), credentials: "same-origin",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-As": page.audience },
  });
  const ack = await answer.json();
  // What says nothing of the command itself (a proxy's page, a key that is gone) is no answer to it.
  const ours = answer.status < 500 || ack?.code === "internal";
  if (typeof ack?.ok !== "boolean" || !ours || answer.status === 403) throw new Error("no answer");
  relayed = true;
  showNet();
  return ack;
}

function timeout(milliseconds) {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), milliseconds);
  return stop.signal;
}

const ups = [];

/** Call `then` every time there is a way to the server again: a socket, or the way round it. */
export function whenUp(then) {
  ups.push(then);
  socket.on("connect", then);
  if (socket.connected) then();
}

/** Sockets have been gone so long that what waits goes the other way: now, not at the next try. */
function takeTheOtherWay() {
  setTimeout(() => { if (!socket.connected) for (const then of ups) then(); }, BLOCKED_AFTER + 100);
}
takeTheOtherWay();

/** Call `then` with the number that one's own part stands at, after it has been drawn. */
export function whenMine(then) {
  socket.on("mine", (told) => then(told.seq));
}

/** Ask what is not kept and not asked again; the promise fails where no answer comes. */
export function ask(name, asked) {
  if (!socket.connected) return Promise.reject(new Error("offline"));
  return new Promise((answered, failed) => {
    socket.timeout(5000).emit(name, asked, (error, answer) => error ? failed(error) : answered(answer));
  });
}

/** Tell the other desks what one has in one's hand; it is nothing to be kept. */
export function hold(entries) {
  if (socket.connected) socket.emit("hold", { entries });
}

/** Call `then` with what the other desks hold now: pairs of entry and whose hand. */
export function whenHands(then) {
  socket.on("hands", ({ held }) => then(held));
}

/** Tell the chip how many things wait to be sent. */
export function showPending(count) {
  pending = count;
  showNet();
}

socket.on("connect", () => { asked = false; downSince = 0; showNet(); });
socket.on("disconnect", () => { downSince = performance.now(); takeTheOtherWay(); showNet(); setTimeout(showNet, 1300); });
socket.on("connect_error", () => { setTimeout(showNet, 1300); if (!socket.active) turnedAway(); });
socket.on("patch", (patch) => {
  if (patch.from === null || patch.from === seq) {
    ({ seq, hash } = patch);
    asked = false;
    apply(patch.ops);
    tick();
  } else if (seq === null || seq < patch.seq) catchUp(seq);
});
socket.on("mine", (told) => { own = told.hash; apply(told.ops); });
socket.on("beat", (beat) => {
  if (seq === null || beat.seq > seq) return catchUp(seq);
  // The same number and another picture: something was lost in silence. Begin anew, and again if
  // that is lost as well; not for ever, should a picture never come out as the server thinks.
  const mark = `${beat.seq} ${beat.hash} ${beat.own}`;
  const same = beat.hash === hash && asDrawn(beat.lanes);
  if (same && (!beat.own || beat.own === own)) return;
  if (mark !== mended.mark) mended = { mark, times: 0 };
  if (mended.times < MENDS && catchUp(same ? seq : null)) mended.times++;
});
socket.on("clock", (told) => { clock = { ...told, at: performance.now() }; tick(); });
socket.on("reload", () => setTimeout(() => location.reload(), Math.random() * 4000));

/** Ask for what was missed; false when that has been asked just now. */
function catchUp(from) {
  if (asked) return false;
  asked = true;
  socket.emit("catch_up", { seq: from, hash });
  setTimeout(() => { asked = false; }, ANSWERED_WITHIN);
  return true;
}

function asDrawn(lanes) {
  return Object.entries(lanes ?? {}).every(([id, length]) => {
    const lane = document.getElementById(id);
    return !lane || lane.childElementCount === length;
  });
}

/** The key no longer works: let the server say why, but never reload in a ring. */
function turnedAway() {
  const last = Number(sessionStorage.getItem("turned-away") ?? 0);
  if (Date.now() - last > 20000) {
    sessionStorage.setItem("turned-away", String(Date.now()));
    setTimeout(() => location.reload(), 300 + Math.random() * 1200);
  } else setTimeout(() => socket.connect(), 5000 + Math.random() * 5000);
}

// A phone that has slept holds a dead socket that nobody has told it about.
for (const [target, name] of [[document, "visibilitychange"], [window, "pageshow"], [window, "online"]]) {
  target.addEventListener(name, () => {
    if (document.visibilityState === "hidden") { hiddenAt = Date.now(); return; }
    const slept = hiddenAt && Date.now() - hiddenAt > SLEPT;
    hiddenAt = 0;
    wake(slept);
  });
}
document.addEventListener("resume", () => wake(true));
// A page that was frozen without being told only notices that time has leapt; a network that takes
// everything and answers nothing, that the heartbeat has stopped.
let lived = Date.now();
let heard = Date.now();
socket.onAny(() => { heard = Date.now(); });
socket.on("connect", () => { heard = Date.now(); });
setInterval(() => {
  const now = Date.now();
  // Not in a tab behind others: browsers slow its timers, and it wakes when it is seen.
  if (document.visibilityState === "visible" && (now - lived > SLEPT || now - heard > SILENT)) wake(true);
  lived = now;
}, 1000);

function wake(slept) {
  if (slept) heard = Date.now();
  if (slept && socket.connected) socket.disconnect();
  if (!socket.connected) socket.connect();
}

window.addEventListener("offline", () => showNet());

function showNet() {
  const lost = !socket.connected && (navigator.onLine === false || performance.now() - downSince > 1200);
  if (!lost) relayed = false;
  const net = lost && !relayed ? "off" : pending ? "waiting" : "on";
  document.body.dataset.net = net;
  const chip = document.getElementById("chip");
  const said = lost && !relayed ? page.wordOff : lost && !pending ? page.wordSlow : pending ? page.wordWaiting.replace("{n}", pending) : page.wordOn;
  if (chip && chip.textContent !== said) chip.textContent = said;
}

function tick() {
  const running = clock.running && clock.left !== null;
  const left = running ? clock.left - (performance.now() - clock.at) / 1000 : clock.left;
  const shown = left === null ? "–" : left < 0 ? words.over.replace("{time}", minutes(-left)) : minutes(left);
  for (const each of document.querySelectorAll("[data-clock]")) {
    if (each.textContent !== shown) each.textContent = shown;
    each.classList.toggle("over", left !== null && left < 0);
    each.classList.toggle("still", left !== null && !clock.running);
  }
  for (const box of document.querySelectorAll("[data-clock-box]")) box.hidden = left === null;
  const gone = left === null || !clock.of ? 0 : Math.min(100, Math.max(0, 100 * (1 - left / clock.of)));
  for (const bar of document.querySelectorAll("[data-clock-gone]")) bar.style.setProperty("--gone", `${gone.toFixed(2)}%`);
  for (const each of document.querySelectorAll("[data-clock-of]")) {
    each.textContent = clock.of ? each.dataset.word.replace("{n}", Math.round(clock.of / 60)) : "";
  }
}

function age() {
  for (const each of document.querySelectorAll("[data-ago]")) {
    const passed = Math.floor((Date.now() - Date.parse(each.dataset.ago)) / 60000);
    if (Number.isNaN(passed) || passed >= 60) continue; // after an hour the clock time stands as drawn
    const said = passed < 1 ? words.now : words.minutes.replace("{n}", passed);
    if (each.textContent !== said) each.textContent = said;
  }
}

function minutes(seconds) {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

document.addEventListener("patched", () => { tick(); age(); });
setInterval(tick, 250);
setInterval(age, 10000);
setTimeout(showNet, 2500);
tick();
age();
