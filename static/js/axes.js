// Poles on a phone: one's own are not offered for support, what one supports is marked, and the
// uncertainty that is chosen says what it is about.
const byId = (id) => document.getElementById(id);

function draw() {
  const others = byId("ax-others");
  if (!others) return;
  for (const row of others.children) {
    const id = row.id.replace("ao-", "");
    row.hidden = Boolean(byId(`m-${id}`) ?? byId(`as-${id}`));
  }
  about();
}

function about() {
  const chosen = byId("ax-item")?.value;
  for (const each of document.querySelectorAll("[data-about]")) each.hidden = each.dataset.about !== chosen;
}

document.addEventListener("patched", draw);
document.addEventListener("outbox", draw);
document.addEventListener("change", ({ target }) => { if (target.id === "ax-item") about(); });
draw();
