// The desk's screens for those who draw them: node desk-face.mjs [NAME…]
//
// Builds the bundle, has every template spoken with its sample (crates/assets, example desk_face), opens each screen in
// Chromium, asks axe-core about it by day and by night, and takes pictures at three widths into out/desk/ (or OUT).
// Names choose among the screens: node desk-face.mjs stories story. PICTURES=0 asks axe alone. Ends with 1 when axe found
// something, when a page is wider than the window, or when the browser complained.

import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { each } from "./pages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = process.env.OUT ?? fileURLToPath(new URL("out/desk", import.meta.url));
const wanted = process.argv.slice(2);
const WIDTHS = [1440, 1024, 390];
const SCHEMES = ["light", "dark"];
/** Languages that are looked at; Spanish runs as English does. */
const SEEN = (process.env.LANGUAGES ?? "en ar").split(" ");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml" };
/** What stands in for a picture and for the page in the preview. */
const STANDING_IN = {
  "sample-picture.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><path fill="#8fa7b3" d="M0 0h640v360H0z"/><path fill="#5d7a86" d="M0 220q160-60 320 0t320 0v140H0z"/><path fill="#c9a66b" d="M60 210h90v40H60zM155 205h90v45h-90zM250 214h90v36h-90z"/></svg>',
  "sample-page.html": '<!doctype html><html lang="en"><title>Page</title><h1>Page</h1></html>',
};
const POLICY = "default-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'self'";

const work = await mkdtemp(join(tmpdir(), "nightdesk-desk-"));
const bundle = join(work, "bundle");
const face = join(work, "face");
execFileSync("node", ["build.mjs", bundle], { cwd: join(root, "ui"), stdio: "inherit" });
const example = process.env.DESK_FACE;
if (example) execFileSync(example, [face, bundle], { stdio: "inherit" });
else execFileSync("cargo", ["run", "-q", "-p", "assets", "--example", "desk_face", "--", face, bundle], { cwd: root, stdio: "inherit" });
for (const [name, text] of Object.entries(STANDING_IN)) await writeFile(join(face, name), text);

const server = createServer(async (request, response) => {
  const name = new URL(request.url, "http://desk").pathname.slice(1);
  const bytes = await readFile(join(face, name)).catch(() => null);
  const type = TYPES[extname(name)];
  if (bytes === null || type === undefined) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(bytes);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const base = `http://127.0.0.1:${server.address().port}/`;

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screens = (await readdir(face)).filter((name) => {
  const [screen, , language] = name.split(".");
  return name.endsWith(".html") && SEEN.includes(language) && (wanted.length === 0 || wanted.includes(screen));
});
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const browser = await openBrowser();
const context = await browser.newContext({ reducedMotion: "reduce" });
const found = [];
await each(screens, async (name) => {
  const page = await context.newPage();
  const says = (what) => found.push(`${name}: ${what}`);
  // The event stream is not here; everything else that the browser has to say is a fault.
  page.on("console", (message) => message.type() === "error" && !message.text().includes("404") && says(message.text()));
  page.on("pageerror", (error) => says(error.message));
  await page.goto(base + name, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => {}));
  // The policy is for the screen; what the test itself brings is evaluated past it.
  await page.evaluate(axe);
  const stem = name.replace(/\.html$/, "");
  const states = [["", async () => {}]];
  if (stem.startsWith("story.usual.")) {
    for (const act of ["correct", "withdraw", "kill"]) states.push([`.${act}`, (page) => page.evaluate((act) => document.getElementById(`act-${act}`).showModal(), act)]);
    states.push([".more", (page) => page.evaluate(() => (document.querySelector(".strip details").open = true))]);
  }
  if (stem.startsWith("stories.usual.")) {
    states.push([".keys", (page) => page.evaluate(() => document.getElementById("keys").showModal())]);
    for (const part of ["editions", "here", "member"]) states.push([`.${part}`, (page) => page.evaluate((part) => (document.querySelector(`[data-part="${part}"]`).open = true), part)]);
  }
  for (const [state, enter] of states) {
    await enter(page);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) says(`${width} px: ${wide} px wider than the window`);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        const faults = await page.evaluate(async (runOnly) => {
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], iframes: false });
          return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, any, all, none }) => `${id}: ${target.join(" ")}: ${[...any, ...all, ...none][0]?.message}`));
        }, TAGS);
        for (const fault of faults) says(`${state} ${colorScheme} ${width} px: ${fault}`);
        if (process.env.PICTURES !== "0") await page.screenshot({ path: join(out, `${stem}${state}.${colorScheme}.${width}.png`), fullPage: state === "" });
      }
    }
    await page.evaluate(() => {
      for (const open of document.querySelectorAll("dialog[open]")) open.close();
      for (const open of document.querySelectorAll(".menu[open]")) open.open = false;
    });
  }
  await page.close();
}, 2);
await browser.close();
server.close();
await rm(work, { recursive: true, force: true });
console.log(`${screens.length} screens looked at, ${found.length} faults`);
for (const fault of found) console.log(fault);
process.exitCode = found.length > 0 ? 1 : 0;
