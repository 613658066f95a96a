// Pictures of the paper for those who draw it: node screenshots.mjs [NAME…]
//
// Front, section and a story of each form, in three languages, by day and by night, at three widths, into out/.
// Names choose among the kinds of page: node screenshots.mjs front gallery

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { FORMS, each, survey } from "./pages.mjs";
import { open } from "./start.mjs";

const out = fileURLToPath(new URL("out/", import.meta.url));
const wanted = process.argv.length > 2 ? process.argv.slice(2) : ["front", "section", ...FORMS];
const WIDTHS = [360, 820, 1440];
const SCHEMES = ["light", "dark"];

await mkdir(out, { recursive: true });
const paper = await open();
const browser = await openBrowser();
try {
  const pages = (await survey(paper.base)).flatMap(({ pages }) => pages.filter(({ name }) => wanted.includes(name)));
  await each(pages, async ({ name, language, path }) => {
    const page = await browser.newPage();
    await page.goto(paper.base + path, { waitUntil: "load" });
    await page.evaluate(async () => {
      for (const picture of document.images) picture.loading = "eager";
      await Promise.all([...document.images].map((picture) => picture.decode().catch(() => {})));
      await document.fonts.ready;
    });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${out}${name.replaceAll(" ", "-")}-${language}-${colorScheme}-${width}.png`, fullPage: true });
      }
    }
    await page.close();
  }, 2);
  console.log(`${pages.length * WIDTHS.length * SCHEMES.length} pictures in e2e/out`);
} finally {
  await browser.close();
  await paper.close();
}
