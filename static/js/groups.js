// The page of groups: what another desk or a phone does is seen here too, but never under the hands
// of one who is choosing.
import { parsed } from "./patch.js";
import { whenUp } from "./wire.js";

const place = document.getElementById("tables");
const AFTER = 1500;
let timer = 0;
let again = false;

document.addEventListener("patched", () => { timer ||= setTimeout(look, AFTER); });
place.addEventListener("focusout", () => { if (again) setTimeout(look, 200); });
place.addEventListener("input", ({ target }) => { if (target.type !== "radio") target.form.dataset.touched = ""; });
whenUp(look);

async function look() {
  timer = 0;
  const answer = await fetch(`${place.dataset.from}?mark=${place.dataset.mark}`, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return;
  const { mark, html } = await answer.json();
  again = Boolean(html) && isBusy();
  if (!html || again) return;
  const open = [...place.querySelectorAll("details[open]")].map(({ id }) => id);
  const chosen = place.querySelector("[name=person]:checked")?.id;
  const focused = document.activeElement?.id;
  place.replaceChildren(parsed(html));
  place.dataset.mark = mark;
  for (const id of open) if (document.getElementById(id)) document.getElementById(id).open = true;
  if (chosen && document.getElementById(chosen)) document.getElementById(chosen).checked = true;
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** True while somebody has chosen or written something there that is not sent. */
function isBusy() {
  return Boolean(place.querySelector("[data-touched]")) || place.contains(document.activeElement)
    && document.activeElement.matches("input:not([type=radio]), button, summary");
}
