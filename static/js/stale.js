// An edit of what somebody else has changed meanwhile is refused, and says what stands there now. To
// save once more is to have seen that: the form then knows the newer version.
document.addEventListener("refused", ({ detail: { item, ack } }) => {
  const form = document.querySelector("form[data-stale]");
  if (ack.code !== "stale" || !form || item.from?.form !== form.dataset.do) return;
  const row = document.getElementById(`pg-${item.data.paragraph}`);
  if (!row) return;
  form.elements.was.value = row.dataset.was;
  form.querySelector("[data-stale-hint]").hidden = false;
});
document.addEventListener("filled", ({ target }) => {
  const hint = target.querySelector("[data-stale-hint]");
  if (hint) hint.hidden = true;
});
