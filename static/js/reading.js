// A form whose answer takes a while says so, and is not sent twice. Without this script it works.
for (const form of document.querySelectorAll("form[data-reads]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    form.querySelector("button[type=submit]").setAttribute("aria-disabled", "true");
    form.querySelector("[data-reading]").hidden = false;
  });
}
// A page that the browser kept is as it was before it was sent.
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
