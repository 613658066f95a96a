// The desk's screens as files, spoken with their samples by crates/assets (example desk_face) and served with the policy
// that the desk has. DESK_FACE names the example's program when it is built already.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
const POLICY = "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";
/** What stands in for a picture and for the page in the preview. */
const STANDING_IN = {
  "sample-picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path fill="#8fa7b3" d="M0 0h640v360H0z"/><path fill="#5d7a86" d="M0 220q160-60 320 0t320 0v140H0z"/><path fill="#c9a66b" d="M60 210h90v40H60zM155 205h90v45h-90zM250 214h90v36h-90z"/></svg>',
  "sample-page.html": '<!doctype html><html lang="en"><title>Page</title><h1>Page</h1></html>',
};

/**
 * Opens the screens: { base, names, close }. A screen is at base + "NAME.STATE.LANGUAGE.html". `answer` may answer a
 * request itself, by returning true; all else comes from the files.
 */
export async function openScreens(answer = () => false) {
  const work = await mkdtemp(join(tmpdir(), "nightdesk-desk-"));
  const [bundle, face] = [join(work, "bundle"), join(work, "face")];
  execFileSync("node", ["build.mjs", bundle], { cwd: join(root, "ui"), stdio: "inherit" });
  if (process.env.DESK_FACE) execFileSync(process.env.DESK_FACE, [face, bundle], { stdio: "inherit" });
  else execFileSync("cargo", ["run", "-q", "-p", "assets", "--example", "desk_face", "--", face, bundle], { cwd: root, stdio: "inherit" });
  for (const [name, text] of Object.entries(STANDING_IN)) await writeFile(join(face, name), text);
  const server = createServer(async (request, response) => {
    if (answer(request, response)) return;
    const name = new URL(request.url, "http://desk").pathname.slice(1);
    const bytes = await readFile(join(face, name)).catch(() => null);
    const type = TYPES[extname(name)];
    if (bytes === null || type === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await rm(work, { recursive: true, force: true });
  };
  const read = (name) => readFile(join(face, name), "utf8");
  const names = (await readdir(face)).filter((name) => name.endsWith(".html") && name.split(".").length === 4);
  return { base: `http://127.0.0.1:${server.address().port}/`, names, read, close };
}
