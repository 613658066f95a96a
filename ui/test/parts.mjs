// Builds the parts and hands them to a test: one Yjs for the editor and for the test.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const folder = await mkdtemp(join(tmpdir(), "editor-parts-"));
const file = join(folder, "parts.mjs");
await build({
  entryPoints: [fileURLToPath(new URL("parts.ts", import.meta.url))],
  outfile: file,
  bundle: true,
  format: "esm",
  platform: "node",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  logLevel: "warning",
});

/** Everything that parts.ts exports. */
export const parts = await import(pathToFileURL(file).href);
await rm(folder, { recursive: true });
