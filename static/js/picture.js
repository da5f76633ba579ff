// A picture from a phone: made smaller here, so that the network is spared and where it was taken
// stays on the phone; then sent with its words. It needs the network and is never queued.
const LONGEST = 1600;
const LARGEST = 400_000;
const QUALITIES = [0.85, 0.75, 0.6, 0.45, 0.3];
const SILENCE = 45_000; // ms until it has not come through
const body = document.body.dataset;
const chosen = new Map(); // what has been chosen and not sent: text -> { blob, alt }
const sending = new Set();

document.addEventListener("change", ({ target }) => { if (target.matches("[data-picture] input[type=file]")) choose(target); });
document.addEventListener("input", ({ target }) => { if (target.matches("[data-picture] [name=alt]")) changed(target.form); });
document.addEventListener("submit", (event) => {
  if (!("picture" in event.target.dataset)) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("patched", drawn);
drawn();

async function choose(input) {
  const form = input.form;
  const [file] = input.files;
  input.value = ""; // the same file may be chosen again
  if (!file) return;
  say(form, "");
  try {
    remember(form, { blob: await smaller(file) });
  } catch {
    say(form, form.dataset.unread);
    return;
  }
  show(form);
  form.elements.alt.focus();
}

async function send(form) {
  const text = form.dataset.picture;
  if (sending.has(text)) return;
  const alt = form.elements.alt.value.trim();
  const blob = chosen.get(text)?.blob ?? (await standing(text));
  if (!blob) return say(form, form.dataset.none, form.querySelector("input[type=file]"));
  if (alt.length < Number(form.dataset.shortest)) return say(form, form.dataset.short, form.elements.alt);
  if (!navigator.onLine) return say(form, form.dataset.offline);
  sending.add(text);
  told(form);
  say(form, "");
  const answer = await post(text, alt, blob);
  sending.delete(text);
  const now = document.getElementById(form.id) ?? form; // it may have been drawn anew meanwhile
  told(now);
  if (answer?.ok) { chosen.delete(text); now.querySelector(".st-preview").hidden = now.querySelector("[type=submit]").hidden = true; }
  else say(now, answer?.why ?? (navigator.onLine ? now.dataset.failed : now.dataset.offline), answer?.field === "alt" ? now.elements.alt : null);
}

async function post(text, alt, blob) {
  const sent = new FormData();
  const activity = document.getElementById("stage").dataset.activity;
  // One id for one wish: what came through although the answer did not is done once.
  const held = chosen.get(text) ?? {};
  held.id = held.sent === alt && held.id ? held.id : [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, "0")).join("");
  held.sent = alt;
  if (chosen.has(text)) chosen.set(text, held);
  sent.append("command", JSON.stringify({ id: held.id, name: "story.picture", activity, data: { text, alt } }));
  sent.append("picture", blob, "picture.jpg");
  try {
    const answer = await fetch(`/api/workshops/${body.code}/picture`, { method: "POST", body: sent, headers: { "X-As": "phone" }, signal: AbortSignal.timeout(SILENCE) });
    return await answer.json();
  } catch {
    return null;
  }
}

/** The picture that is there already, for one who only words it anew. */
async function standing(text) {
  const shown = document.querySelector(`img[data-picture-of="${CSS.escape(text)}"]`);
  if (!shown) return null;
  try {
    const blob = await (await fetch(shown.src)).blob();
    return blob.type === "image/jpeg" ? blob : null;
  } catch {
    return null;
  }
}

async function smaller(file) {
  const read = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(read.width, read.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(read.width * scale));
  canvas.height = Math.max(1, Math.round(read.height * scale));
  const on = canvas.getContext("2d");
  on.fillStyle = "#fff";
  on.fillRect(0, 0, canvas.width, canvas.height);
  on.drawImage(read, 0, 0, canvas.width, canvas.height);
  read.close();
  for (const quality of QUALITIES) {
    const blob = await new Promise((made) => canvas.toBlob(made, "image/jpeg", quality));
    if (blob && blob.size <= LARGEST) return blob;
  }
  throw new Error("too large");
}

function changed(form) {
  remember(form, { alt: form.elements.alt.value });
  form.querySelector("[type=submit]").hidden = false;
}

function remember(form, what) {
  chosen.set(form.dataset.picture, { ...chosen.get(form.dataset.picture), ...what });
}

/** What was chosen stays through whatever the server draws. */
function drawn() {
  for (const form of document.querySelectorAll("form[data-picture]")) {
    const held = chosen.get(form.dataset.picture);
    if (held?.alt !== undefined) {
      if (form.elements.alt.value !== held.alt) form.elements.alt.value = held.alt;
      form.querySelector("[type=submit]").hidden = false;
    }
    if (held?.blob && form.querySelector(".st-preview").hidden) show(form);
    told(form);
  }
}

async function show(form) {
  const { blob } = chosen.get(form.dataset.picture);
  const place = form.querySelector(".st-preview");
  const canvas = place.querySelector("canvas");
  const read = await createImageBitmap(blob);
  [canvas.width, canvas.height] = [read.width, read.height];
  canvas.getContext("2d").drawImage(read, 0, 0);
  read.close();
  place.hidden = false;
  for (const each of form.querySelectorAll("[data-with-picture]")) each.hidden = false;
}

function told(form) {
  const busy = sending.has(form.dataset.picture);
  const said = busy ? form.dataset.sending : "";
  const place = form.querySelector("[data-picture-state]");
  if (place.textContent !== said) place.textContent = said;
  form.querySelector("[type=submit]").setAttribute("aria-disabled", String(busy));
}

function say(form, why, field = null) {
  const place = form.querySelector("[data-error]");
  place.textContent = why;
  place.hidden = !why;
  form.elements.alt.setAttribute("aria-invalid", String(field === form.elements.alt));
  field?.focus();
}
