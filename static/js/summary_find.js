// Looking for what a conclusion rests on, or for a quotation: the server searches, buttons choose.
import { apply } from "./patch.js";

const byId = (id) => document.getElementById(id);
const body = document.body.dataset;
const PAUSE = 200;
let looking = { list: "", sentence: "", opener: "" };
let pause = 0;
let asked = 0;

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-find]");
  if (button) open(button);
});
byId("find-q").addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(find, PAUSE); });
// What holds the focus may have been drawn anew while the dialog was open.
byId("find").addEventListener("close", () => byId(looking.opener)?.focus());
document.addEventListener("refreshed", () => { if (byId("find").open) find(); });

function open({ id, dataset }) {
  looking = { list: dataset.find, sentence: dataset.for ?? "", opener: id };
  byId("find-title").textContent = byId("find-title").dataset[dataset.find];
  const text = looking.sentence && byId(`t-${looking.sentence}`)?.value;
  byId("find-for").hidden = !text;
  byId("find-for").textContent = text || "";
  byId("find-q").value = "";
  byId("found").replaceChildren(); // what was found for another is no answer here
  byId("find").showModal();
  byId("find-q").focus();
  find();
}

async function find() {
  const mine = ++asked;
  const { list, sentence } = looking;
  const query = new URLSearchParams({ list, sentence, q: byId("find-q").value });
  try {
    const answer = await fetch(`/desk/${body.code}/summary/find?${query}`, { credentials: "same-origin" });
    const { html } = await answer.json();
    if (mine === asked) apply([["fill", "found", html]]);
  } catch {
    // What was found stays; the chip says that there is no way to the server.
  }
}
