// A list in an order of the device's own: whoever reads it from the top does not judge the same first.

/** `rows` in an order that is the device's own and stays; `id` gives the word that tells one from another. */
export function inOwnOrder(rows, id) {
  const own = seed();
  return rows.map((row) => [mixed(`${own} ${id(row)}`), row]).sort(([one], [other]) => one - other).map(([, row]) => row);
}

/** A number that is the device's own for as long as it remembers, or until the page is closed. */
let drawn = null;
export function seed() {
  if (drawn !== null) return drawn;
  try {
    drawn = Number(localStorage.getItem("slice") ?? fresh());
    localStorage.setItem("slice", drawn);
  } catch {
    drawn = fresh();
  }
  return drawn;
}

const fresh = () => crypto.getRandomValues(new Uint32Array(1))[0];

// FNV-1a, stirred once more at the end: ids that differ in one sign must land far apart.
function mixed(words) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
