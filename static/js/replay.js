// A replay: pictures of the wall one after the other, each a patch on the one before. The same on
// the wall, where the server's clock plays it, and in a file at home, where a hand does.
import { changes, parsed } from "./patch.js";

const SPEEDS = [1, 2, 4, 0.5];
const AGAIN = 3000;
const EVERY = 200;
// So many items have room for their names below the wall.
const NAMED = 12;
// So many seconds the title stands, while the film is made: nobody misses how it begins.
const LEAD = 3;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

/** The film of a page that was taken home, with everything to play it by. */
export function byHand(page) {
  const place = page.querySelector(".replay");
  const film = JSON.parse(page.getElementById("film").textContent);
  const screen = shownIn(place, film);
  if (!film.frames.length) return;
  const hand = { at: 0, speed: 0, playing: false, then: 0 };
  const control = (name) => place.querySelector(`.r-${name}`);
  const [play, slider, speed] = [control("play"), control("place"), control("speed")];
  slider.max = film.frames.length - 1;

  const draw = (index) => {
    screen.show(index);
    slider.value = index;
    slider.setAttribute("aria-valuetext", screen.spoken(index));
    const over = hand.at >= screen.length;
    play.textContent = hand.playing ? play.dataset.pause : over ? play.dataset.again : play.dataset.play;
  };
  // A picture that is asked for by hand is said aloud; while the film runs it would never fall silent.
  const say = () => place.querySelector(".r-says").setAttribute("aria-live", hand.playing ? "off" : "polite");
  const go = (index) => {
    const wanted = Math.min(Math.max(index, 0), film.frames.length - 1);
    hand.at = wanted === film.frames.length - 1 ? screen.length : screen.starts[wanted];
    if (hand.playing && hand.at >= screen.length) hand.playing = false;
    say();
    draw(wanted);
  };
  const turn = () => {
    if (!hand.playing && hand.at >= screen.length) hand.at = 0;
    hand.playing = !hand.playing;
    hand.then = performance.now();
    say();
    draw(screen.index(hand.at));
    if (hand.playing) requestAnimationFrame(run);
  };
  const run = (now) => {
    if (!hand.playing) return;
    hand.at = Math.min(hand.at + (now - hand.then) / 1000 * SPEEDS[hand.speed], screen.length);
    hand.then = now;
    if (hand.at >= screen.length) hand.playing = false;
    draw(screen.index(hand.at));
    if (hand.playing) requestAnimationFrame(run);
  };
  const item = (step) => go(screen.beginning(screen.shown, step));
  const keys = {
    " ": turn, ArrowRight: () => go(screen.shown + 1), ArrowLeft: () => go(screen.shown - 1),
    Home: () => go(0), End: () => go(Infinity), PageDown: () => item(1), PageUp: () => item(-1),
  };
  page.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (key === "t") page.documentElement.dataset.theme = otherTheme(page.documentElement.dataset.theme);
    if (key === " " && target.matches("button")) return;
    if (!keys[key]) return;
    event.preventDefault();
    keys[key]();
  });
  play.addEventListener("click", turn);
  slider.addEventListener("input", () => go(Number(slider.value)));
  speed.addEventListener("click", () => {
    hand.speed = (hand.speed + 1) % SPEEDS.length;
    speed.textContent = speed.dataset.words.replace("{n}", `${SPEEDS[hand.speed].toLocaleString(page.documentElement.lang)}×`);
  });
  screen.whenAsked(go);
  // On paper stands how it ended.
  let before = 0;
  addEventListener("beforeprint", () => { before = screen.shown; go(Infinity); });
  addEventListener("afterprint", () => go(before));
  go(0);
  if (!calm.matches) turn();
}

/** The film of a wall: fetched from where `place` says, and in step with every other wall. */
export async function live(place) {
  let answer;
  try {
    answer = await fetch(place.dataset.replay, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    if (!place.isConnected) return; // the desk shows something else by now
    const why = place.querySelector(".r-why");
    why.textContent = why.dataset.lost;
    setTimeout(() => place.isConnected && live(place), AGAIN);
    return;
  }
  const ahead = Date.parse(answer.headers.get("X-Server-Time")) - Date.now();
  const film = await answer.json();
  const since = Date.parse(place.dataset.since);
  const at = () => (Date.now() + ahead - since) / 1000 - LEAD;
  if (at() < 0) await new Promise((then) => setTimeout(then, -at() * 1000));
  if (!place.isConnected) return;
  const screen = shownIn(place, film);
  if (!film.frames.length) return;
  const draw = () => screen.show(screen.index(at()));
  draw();
  const timer = setInterval(() => { if (place.isConnected) draw(); else clearInterval(timer); }, EVERY);
}

/** The screen of `place`: shows any frame of the film, and knows when each begins. */
function shownIn(place, film) {
  const wall = place.querySelector(".r-wall");
  const change = changes((id) => wall.querySelector(`#${CSS.escape(id)}`));
  const words = place.querySelector(".r-why");
  if (!film.frames.length) {
    words.textContent = words.dataset.nothing;
    return {};
  }
  const starts = [];
  let length = 0;
  for (const frame of film.frames) {
    starts.push(length);
    length += frame.seconds;
  }
  const ticks = drawItems(place.querySelector(".r-items"), film, place.matches(".by-hand"));
  const screen = { starts, length, shown: -1, show, index, beginning, spoken, whenAsked };
  place.removeAttribute("data-waiting");
  fit(place.querySelector(".r-screen"), wall);
  return screen;

  function show(index) {
    if (index === screen.shown) return;
    for (let each = from(index); each <= index; each++) for (const op of film.frames[each].ops) apply(op);
    screen.shown = index;
    quieten(wall);
    tell(index);
  }

  /** The frame to begin with: the next one, or the last before it that holds the whole wall. */
  function from(index) {
    let each = index;
    while (each > 0 && each !== screen.shown + 1 && film.frames[each].ops[0]?.[0] !== "whole") each--;
    return each;
  }

  function apply([name, ...rest]) {
    if (name === "whole") wall.replaceChildren(parsed(rest[0]));
    else change[name]?.(...rest);
  }

  /** The frame at so many seconds; where nothing is to move, only those worth standing by themselves. */
  function index(at) {
    let found = 0;
    while (found + 1 < starts.length && starts[found + 1] <= at) found++;
    if (calm.matches) while (found > 0 && !film.frames[found].key) found--;
    return found;
  }

  /** The first frame of the item so many steps from the one of a frame. */
  function beginning(index, step) {
    const wanted = Math.min(Math.max(film.frames[index].item + step, 0), film.items.length - 1);
    return film.frames.findIndex((frame) => frame.item === wanted);
  }

  function ended(title) {
    return /[.?!…]$/.test(title) ? title : `${title}.`;
  }

  function spoken(index) {
    const { clock, item, said } = film.frames[index];
    return `${clock} ${ended(film.items[item])} ${said}`;
  }

  function tell(index) {
    const frame = film.frames[index];
    const put = (name, words) => { place.querySelector(`.r-${name}`).textContent = words; };
    put("item", ended(film.items[frame.item]));
    put("happened", frame.said);
    put("people", frame.people);
    put("clock", frame.clock);
    ticks.forEach((tick, item) => {
      const own = film.frames.filter((each) => each.item === item);
      const done = film.frames.slice(0, index + 1).filter((each) => each.item === item).length;
      tick.style.setProperty("--done", `${100 * done / own.length}%`);
      if (item === frame.item) tick.setAttribute("aria-current", "step");
      else tick.removeAttribute("aria-current");
    });
  }

  function whenAsked(go) {
    ticks.forEach((tick, item) => {
      tick.firstElementChild.addEventListener("click", () => go(film.frames.findIndex((frame) => frame.item === item)));
    });
  }
}

/** One mark for each item, as wide as it has frames; a button where there is a hand. */
function drawItems(list, film, pressed) {
  const ticks = film.items.map((title, item) => {
    const tick = document.createElement("li");
    const inside = document.createElement(pressed ? "button" : "span");
    if (pressed) inside.type = "button";
    inside.textContent = title;
    inside.title = title;
    tick.append(inside);
    tick.style.setProperty("--frames", film.frames.filter((frame) => frame.item === item).length);
    return tick;
  });
  list.toggleAttribute("data-many", ticks.length > NAMED);
  list.replaceChildren(...ticks);
  return ticks;
}

/** What a page keeps current by the clock stands still here: it is of another time. */
function quieten(wall) {
  for (const name of ["data-clock", "data-clock-box", "data-clock-gone", "data-ago"]) {
    for (const each of wall.querySelectorAll(`[${name}]`)) each.removeAttribute(name);
  }
}

/** Keep the wall as large as its place allows: it is laid out as on a projector and made smaller. */
function fit(screen, wall) {
  const measure = () => {
    const scale = Math.min(screen.clientWidth / wall.offsetWidth, screen.clientHeight / wall.offsetHeight);
    if (!Number.isFinite(scale)) return;
    wall.style.setProperty("--scale", scale);
    wall.style.setProperty("--aside", `${(screen.clientWidth - wall.offsetWidth * scale) / 2}px`);
  };
  new ResizeObserver(measure).observe(screen);
  measure();
}

function otherTheme(theme) {
  const dark = theme === "dark" || (theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
  return dark ? "light" : "dark";
}
