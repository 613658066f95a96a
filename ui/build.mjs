// Builds what browsers fetch: node build.mjs FOLDER
//
// styles.css and paper.js for readers, blog.js for live blogs, live.js for the page of the live channel and hls.js for who
// watches there; reload.js for a designer at work; desk.css and desk.js for the newsroom, story.js, editor.css and editor.js for
// its story screen, front.js for fronts, focus.js and uploads.js for the media library; the fonts that the styles name, and the icon; each under a
// name that carries the hash of its bytes.
// manifest.json says which logical name became which file.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const theme = join(here, "../themes/default");
const desk = join(here, "../themes/desk");
const out = process.argv[2] ?? join(here, "dist");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const result = await build({
  entryPoints: [
    { in: join(theme, "css/index.css"), out: "styles" },
    { in: join(here, "src/paper.ts"), out: "paper" },
    { in: join(here, "src/blog.ts"), out: "blog" },
    { in: join(here, "src/live.ts"), out: "live" },
    { in: join(here, "src/reload.ts"), out: "reload" },
    { in: join(here, "src/hls.ts"), out: "hls" },
    { in: join(desk, "css/index.css"), out: "desk" },
    { in: join(here, "src/desk/desk.ts"), out: "desk" },
    { in: join(here, "src/desk/story.ts"), out: "story" },
    { in: join(here, "src/desk/focus.ts"), out: "focus" },
    { in: join(here, "src/desk/front.ts"), out: "front" },
    { in: join(here, "src/desk/uploads.ts"), out: "uploads" },
    { in: join(here, "src/desk/editor/index.ts"), out: "editor" },
  ],
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome111", "safari16.4", "firefox115"],
  // The theme lives outside this folder; its fonts are packages of this one.
  nodePaths: [join(here, "node_modules")],
  absWorkingDir: here,
  loader: { ".woff2": "file" },
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const path of Object.keys(result.metafile.outputs)) {
  const file = basename(path);
  manifest[file.replace(/-[A-Z0-9]{8}(?=\.\w+$)/, "")] = file;
}

for (const name of ["icon.svg"]) {
  const bytes = await readFile(join(theme, name));
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8).toUpperCase();
  const file = name.replace(".", `-${hash}.`);
  await writeFile(join(out, file), bytes);
  manifest[name] = file;
}

const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(join(out, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
