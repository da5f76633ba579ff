// The field for another organisation shows when it is asked for; without script it always shows.
const choice = document.getElementById("organisation");
const row = document.getElementById("other-row");

function show() {
  row.hidden = choice.value !== "other";
}
if (choice) {
  choice.addEventListener("change", () => { show(); if (!row.hidden) document.getElementById("other").focus(); });
  show();
}
