// The field for another organisation shows when it is asked for; without script it always shows.
const choice = document.getElementById("organisation");
const row = document.getElementById("other-row");

// A second tap while the first is on its way would make a second person of the same one.
for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

function show() {
  row.hidden = choice.value !== "other";
}
if (choice) {
  choice.addEventListener("change", () => { show(); if (!row.hidden) document.getElementById("other").focus(); });
  show();
}
