// The desk's screens for those who draw them: node desk-face.mjs [NAME…]
//
// Builds the bundle, has every template spoken with its sample (crates/assets, example desk_face), opens each screen in
// Chromium, asks axe-core about it by day and by night, and takes pictures at three widths into out/desk/ (or OUT).
// Names choose among the screens and their states: node desk-face.mjs stories story.review. PICTURES=0 asks axe alone.
// Ends with 1 when axe found something, when a page is wider than the window, or when the browser complained.

import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { openScreens } from "./desk-screens.mjs";
import { each } from "./pages.mjs";

const out = process.env.OUT ?? fileURLToPath(new URL("out/desk", import.meta.url));
const wanted = process.argv.slice(2);
const WIDTHS = [1440, 1024, 390];
const SCHEMES = ["light", "dark"];
/** What is asked where: colours everywhere, all else once for each arrangement; 1024 px has colours of its own nowhere. */
const ASKED = { "1440 light": "all", "1440 dark": "colours", "390 light": "colours", "390 dark": "all" };
const COLOURS = ["color-contrast", "link-in-text-block"];
/** Languages that are looked at; Spanish runs as English does. */
const SEEN = (process.env.LANGUAGES ?? "en ar").split(" ");
/** Parts of screens that are answered alone, and no pages. */
const FRAGMENTS = ["stories_list", "story_notes", "leaving_list", "bar_menus", "flash_form", "flashes_list", "pictures_list"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const { base, names, close } = await openScreens();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screens = names.filter((name) => {
  const [screen, state, language] = name.split(".");
  return SEEN.includes(language) && !FRAGMENTS.includes(screen) && (wanted.length === 0 || wanted.includes(screen) || wanted.includes(`${screen}.${state}`));
});
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

const browser = await openBrowser();
const context = await browser.newContext({ reducedMotion: "reduce" });
const found = [];
await each(screens, async (name) => {
  const page = await context.newPage();
  const says = (what) => {
    found.push(what);
    console.log(`${name}: ${what}`);
  };
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
        const asked = ASKED[`${width} ${colorScheme}`];
        const faults = asked === undefined ? [] : await page.evaluate(async (runOnly) => {
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], iframes: false });
          return violations.flatMap(({ id, nodes }) => nodes.slice(0, 4).map(({ target, any, all, none }) => `${id}: ${target.join(" ")}: ${[...any, ...all, ...none][0]?.message}`));
        }, asked === "all" ? TAGS : COLOURS);
        for (const fault of faults) says(`${state} ${colorScheme} ${width} px: ${fault}`);
        if (process.env.PICTURES !== "0") {
          // Before the new width is painted, Chromium may show the tiles of the old one, side by side.
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
          await page.screenshot({ path: join(out, `${stem}${state}.${colorScheme}.${width}.png`), fullPage: state === "" });
        }
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
await close();
console.log(`${screens.length} screens looked at, ${found.length} faults`);
process.exitCode = found.length > 0 ? 1 : 0;
