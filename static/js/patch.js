// What the server drew becomes elements here and nowhere else; every other module uses textContent.

// The one door through which text becomes markup; the page's policy lets no other in.
const policy = globalThis.trustedTypes?.createPolicy("facilitator", { createHTML: (html) => html });
const stage = () => document.getElementById("stage");

/** Apply ops in order, then put focus, caret and opened folds back where they were. */
export function apply(ops) {
  const kept = remember();
  let whole = false;
  for (const [name, ...rest] of ops) {
    if (name === "whole") whole = true;
    OPS[name]?.(...rest);
  }
  // First let drafts fill the new fields, then put the caret back into them.
  document.dispatchEvent(new CustomEvent("patched", { detail: { whole } }));
  restore(kept);
}

/** What changes parts and lanes, for elements that `find(id)` finds. */
export function changes(find) {
  return {
    fill(id, html) {
      find(id)?.replaceChildren(parsed(html));
    },
    put(laneId, itemId, html, beforeId) {
      const item = parsed(html).firstElementChild;
      const lane = find(laneId);
      if (!item || !lane) return;
      const old = find(itemId);
      const before = beforeId ? find(beforeId) : null;
      if (old && old.parentElement === lane && (before === old.nextElementSibling || !beforeId)) {
        old.replaceWith(item);
        if (!beforeId && item.nextElementSibling) lane.append(item);
        return;
      }
      old?.remove();
      lane.insertBefore(item, before?.parentElement === lane ? before : null);
    },
    drop(itemId) {
      find(itemId)?.remove();
    },
  };
}

const OPS = {
  ...changes((id) => document.getElementById(id)),
  whole(html, about) {
    const here = stage();
    if (!here) return; // a page beside the desk: it hears the same and shows something else
    const same = here.dataset.activity === (about.activity ?? "");
    const fresh = parsed(html);
    // One's own cards come in a message of their own: until then the old ones stand, never a blank.
    if (same) for (const old of here.querySelectorAll("[data-personal]")) keepPersonal(old, fresh);
    document.dispatchEvent(new CustomEvent("leaving", { detail: about }));
    here.replaceChildren(fresh);
    here.dataset.activity = about.activity ?? "";
    here.dataset.stage = about.stage ?? "";
    if (about.title) document.title = about.title;
    if (!same) scrollTo(0, 0);
  },
};

function keepPersonal(old, fresh) {
  const place = fresh.getElementById(old.id);
  if (place && !place.hasChildNodes()) place.replaceChildren(...old.childNodes);
}

/** Markup that the server drew, as elements. */
export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}

function remember() {
  const active = document.activeElement;
  const typing = active && "selectionStart" in active;
  return {
    id: active?.id,
    caret: typing ? [active.selectionStart, active.selectionEnd] : null,
    folds: [...document.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]),
    dialog: document.querySelector("#stage dialog[open]")?.id,
  };
}

function restore({ id, caret, folds, dialog }) {
  for (const [foldId, open] of folds) {
    const fold = document.getElementById(foldId);
    if (fold && fold.open !== open) fold.open = open;
  }
  const shut = dialog && document.getElementById(dialog);
  if (shut && !shut.open) shut.showModal();
  if (!id || document.activeElement?.id === id) return;
  const again = document.getElementById(id);
  again?.focus({ preventScroll: true });
  if (caret && again && "setSelectionRange" in again) setCaret(again, caret);
}

function setCaret(field, [start, end]) {
  try {
    field.setSelectionRange(start, end);
  } catch {
    // A number or date field has no caret to set.
  }
}
