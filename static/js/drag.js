// Dragging cards with mouse, pen and finger. It only adds to what buttons and keys do: nothing needs
// it. While it lasts the page is looked at no more than once a frame.

const FAR_ENOUGH = 6;
// A finger that rests so long lifts; one that moves sooner scrolls.
const RESTS = 320;
const EDGE = 48;
const FASTEST = 18;
let drag = null;
let frame = 0;

/**
 * `choose(card)` gives the cards that are dragged when `card` is, `drop(cards, target)` puts them
 * down: target is a cluster's id, "alone" or "".
 */
export function watchDrags({ choose, drop }) {
  document.addEventListener("pointerdown", (event) => down(event, { choose, drop }));
  // Not passive: a lifted card must not scroll the page under itself.
  document.addEventListener("touchmove", (event) => { if (drag?.ghost) event.preventDefault(); }, { passive: false });
  // A patch under the hand has drawn the place anew: it is marked again without a move.
  document.addEventListener("patched", () => { if (drag?.ghost && !frame) frame = requestAnimationFrame(follow); });
  document.addEventListener("contextmenu", (event) => { if (drag?.touch) event.preventDefault(); });
}

function down(event, hand) {
  const button = event.target.closest(".bc-pick");
  if (!button || event.button !== 0 || drag) return;
  const touch = event.pointerType === "touch";
  drag = { ...hand, card: button.closest("[data-card]").dataset.card, at: event, from: event, touch, ghost: null, over: null };
  if (touch) drag.resting = setTimeout(lift, RESTS);
  addEventListener("pointermove", move);
  addEventListener("pointerup", up);
  addEventListener("pointercancel", letGo);
  addEventListener("keydown", escape, { capture: true });
}

function move(event) {
  if (event.pointerId !== drag.from.pointerId) return;
  drag.at = event;
  if (!frame) frame = requestAnimationFrame(follow);
}

function follow() {
  frame = 0;
  if (!drag) return;
  const { clientX, clientY } = drag.at;
  if (!drag.ghost) {
    if (Math.hypot(clientX - drag.from.clientX, clientY - drag.from.clientY) < FAR_ENOUGH) return;
    if (drag.touch) return letGo();
    lift();
  }
  drag.ghost.style.transform = `translate(${clientX}px, ${clientY}px)`;
  const under = document.elementFromPoint(clientX, clientY);
  point(under?.closest("[data-cluster], [data-drop]") ?? null);
  if (scrollAtEdge(under, clientY)) frame = requestAnimationFrame(follow);
}

function point(over) {
  if (over === drag.over) return;
  drag.over?.classList.remove("over");
  over?.classList.add("over");
  drag.over = over;
}

/** Near the edge of what scrolls it scrolls, faster the nearer. */
function scrollAtEdge(under, y) {
  const box = under?.closest("[data-scrolls]");
  if (!box) return false;
  const { top, bottom } = box.getBoundingClientRect();
  const step = y - top < EDGE ? -(EDGE - (y - top)) : bottom - y < EDGE ? EDGE - (bottom - y) : 0;
  if (!step) return false;
  const before = box.scrollTop;
  box.scrollTop += Math.sign(step) * Math.ceil(Math.min(1, Math.abs(step) / EDGE) * FASTEST);
  return box.scrollTop !== before;
}

function lift() {
  const { clientX, clientY } = drag.at;
  const cards = drag.choose(drag.card);
  const ghost = document.createElement("div");
  ghost.className = "ghost";
  ghost.textContent = document.getElementById(`c-${drag.card}`).textContent.trim();
  if (cards.length > 1) ghost.dataset.count = cards.length;
  ghost.style.transform = `translate(${clientX}px, ${clientY}px)`;
  Object.assign(drag, { ghost, cards });
  document.body.append(ghost);
  document.body.classList.add("dragging");
}

function up() {
  const { ghost, over, cards, drop } = drag;
  letGo();
  if (!ghost) return;
  // The click that ends a drag chooses nothing.
  addEventListener("click", hushed, { capture: true, once: true });
  setTimeout(() => removeEventListener("click", hushed, { capture: true }), 0);
  // A patch may have drawn the place anew meanwhile; its id is what counts.
  if (over) drop(cards, over.dataset.cluster ?? over.dataset.drop);
}

function hushed(event) {
  event.stopPropagation();
  event.preventDefault();
}

function escape(event) {
  if (event.key !== "Escape" || !drag.ghost) return;
  hushed(event);
  letGo();
}

function letGo() {
  clearTimeout(drag.resting);
  drag.ghost?.remove();
  drag.over?.classList.remove("over");
  document.body.classList.remove("dragging");
  drag = null;
  removeEventListener("pointermove", move);
  removeEventListener("pointerup", up);
  removeEventListener("pointercancel", letGo);
  removeEventListener("keydown", escape, { capture: true });
}
