// Everyone can use the paper: axe-core finds nothing against WCAG 2.2 AA on any template, in any language, by day and
// by night, on a phone and on a desk.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { LANGUAGES, each, survey } from "./pages.mjs";
import { open } from "./start.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What colours alone can break. */
const COLOURS = ["color-contrast", "link-in-text-block"];
/**
 * Width in pixels and colour scheme; a page is loaded once and seen in all four. What is on a page, and where, changes
 * with its width; the scheme changes its colours only.
 */
const LIGHTS = [
  { width: 390, colorScheme: "light", runOnly: TAGS },
  { width: 390, colorScheme: "dark", runOnly: COLOURS },
  { width: 1440, colorScheme: "dark", runOnly: TAGS },
  { width: 1440, colorScheme: "light", runOnly: COLOURS },
];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let paper, browser, editions;

before(async () => {
  paper = await open();
  browser = await openBrowser();
  editions = await survey(paper.base);
});
after(async () => {
  await browser?.close();
  await paper?.close();
});

/** What axe has against the page as it stands: rule, what it is about, and why. */
const violations = (page, runOnly) =>
  page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, any, all, none }) => `${id}: ${target.join(" ")}: ${[...any, ...all, ...none][0]?.message}`),
    );
  }, runOnly);

for (const language of LANGUAGES) {
  describe(`the ${language} edition`, () => {
    it("is usable by everyone on every kind of page", async (t) => {
      const { pages } = editions.find((found) => found.language === language);
      // One tab for each core; a page has nothing to do with the one before it.
      const context = await browser.newContext({ reducedMotion: "reduce" });
      const idle = [await context.newPage(), await context.newPage()];
      await each(pages, (wanted) =>
        t.test(`${wanted.name}: ${wanted.path}`, async () => {
          const page = idle.pop();
          try {
            await page.goto(paper.base + wanted.path, { waitUntil: "load" });
            await page.evaluate(axe);
            for (const { width, colorScheme, runOnly } of LIGHTS) {
              await page.setViewportSize({ width, height: 900 });
              await page.emulateMedia({ colorScheme });
              assert.deepEqual(await violations(page, runOnly), [], `${colorScheme}, ${width} px`);
            }
          } finally {
            idle.push(page);
          }
        }), idle.length);
      await context.close();
    });
  });
}
