// Renews static/vendor: one ESM file with what live pages need, its hashes and its licences.
//   npm ci --ignore-scripts && node bin/vendor.mjs
// Two runs give the same bytes; tests/front/test_vendor.py holds the files to vendor.json.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const vendor = join(root, "static", "vendor");
const fonts = join(root, "static", "fonts");
const fontPackage = "Source Sans 3, variable (OFL-1.1)";

await mkdir(vendor, { recursive: true });
const bundled = await build({
  absWorkingDir: root,
  stdin: {
    contents: 'export { io } from "socket.io-client";\nexport { openDB } from "idb";\n',
    resolveDir: root, sourcefile: "live.js",
  },
  bundle: true, minify: true, format: "esm", target: "es2020", charset: "utf8",
  legalComments: "inline", metafile: true, outfile: join(vendor, "live.js"),
});

const packages = await packagesIn(bundled.metafile);
await writeFile(join(vendor, "LICENSES.txt"), await licences(packages));
const files = {};
files["vendor/live.js"] = await described(join(vendor, "live.js"), packages.map(named));
for (const name of (await readdir(fonts)).filter((name) => name.endsWith(".woff2")).sort()) {
  files[`fonts/${name}`] = await described(join(fonts, name), [fontPackage]);
}
await writeFile(join(vendor, "vendor.json"), `${JSON.stringify(files, null, 2)}\n`);

async function packagesIn(metafile) {
  const folders = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/^(node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (found) folders.add(found[1]);
  }
  const list = [];
  for (const folder of [...folders].sort()) {
    const about = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    list.push({ folder, name: about.name, version: about.version, licence: about.license });
  }
  return list;
}

function named({ name, version, licence }) {
  return `${name}@${version} (${licence})`;
}

async function described(path, from) {
  const bytes = await readFile(path);
  const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  return { bytes: bytes.length, integrity, packages: from };
}

async function licences(list) {
  const texts = [];
  for (const each of list) {
    const file = (await readdir(join(root, each.folder))).find((name) => /^licen[cs]e/i.test(name));
    const text = file ? await readFile(join(root, each.folder, file), "utf8") : each.licence;
    texts.push(`${named(each)}\n${"-".repeat(named(each).length)}\n${text.trim()}\n`);
  }
  texts.push(`${fontPackage}\n${"-".repeat(fontPackage.length)}\nSee ../fonts/OFL.txt\n`);
  return `${texts.join("\n\n")}`;
}
