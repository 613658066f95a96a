// The desk's other rooms with what the demo has in them: pictures, fronts, settings, members. Everyone can use them, in every
// language of the desk, on a phone and on a desk, by day and by night: axe-core finds nothing against WCAG 2.2 AA, nothing
// is wider than the window or cut off, nothing to press is smaller than a fingertip, and Arabic screens speak Arabic.
//
//   node --test desk-rooms.test.mjs
//
// SEEN=DIR keeps a picture of every screen as it was asked about.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { LANGUAGES, each } from "./pages.mjs";
import { signIn } from "./sign-in.mjs";
import { open } from "./start.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/**
 * Width in pixels and colour scheme of each arrangement that is looked at; between them every language has both schemes.
 * Spanish is made of the same parts as English: axe is asked once, its longer words are measured at both widths.
 */
const ARRANGED = {
  en: [{ width: 390, colorScheme: "light", tags: TAGS }, { width: 1440, colorScheme: "dark", tags: TAGS }],
  es: [{ width: 390, colorScheme: "dark", tags: TAGS }, { width: 1440, colorScheme: "light" }],
  ar: [{ width: 390, colorScheme: "dark", tags: TAGS }, { width: 1440, colorScheme: "light", tags: TAGS }],
};
/** The least width and height of what is pressed, in pixels (WCAG 2.2, 2.5.8). */
const FINGERTIP = 24;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let demo, browser, context;

before(async () => {
  demo = await open();
  browser = await openBrowser();
  context = await browser.newContext({ reducedMotion: "reduce" });
  if (process.env.SEEN) await mkdir(process.env.SEEN, { recursive: true });
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

/** The words of a screen, with its addresses as they are called. */
const read = async (screen) => (await (await context.request.get(demo.base + screen)).text()).replaceAll("&#x2f;", "/");

/** The first address of a screen that is like this. */
async function first(screen, like) {
  const found = (await read(screen)).match(new RegExp(`href="(${like})"`))?.[1];
  assert.ok(found, `${screen} leads to no ${like}`);
  return found;
}

const ID = "[0-9a-f-]{36}";

/** Every screen of the rooms, in one language, where there is an edition in it: name and address. */
async function screens(language) {
  const settings = "/desk/settings";
  const of = (list) => first(`${settings}/${list}`, `${settings}/${list}/(?!new")[^"/?]+`);
  const front = await first("/desk/fronts", `/desk/fronts/${ID}`);
  return {
    "pictures": "/desk/pictures",
    "pictures-rights": "/desk/pictures?show=rights",
    "pictures-unused": "/desk/pictures?show=unused",
    "pictures-without": `/desk/pictures?without=${language}`,
    "pictures-films": "/desk/pictures?kind=film",
    "pictures-new": "/desk/pictures/new",
    "picture": await first("/desk/pictures?kind=picture", `/desk/pictures/${ID}`),
    "film": await first("/desk/pictures?kind=film", `/desk/pictures/${ID}`),
    "fronts": "/desk/fronts",
    "front": front,
    "front-preview": `${front}/preview`,
    "front-history": `${front}/history`,
    "front-compare": `${front}/compare?from=1&to=2`,
    "front-at": `${front}/at`,
    "publication": `${settings}/publication`,
    "look": `${settings}/look`,
    "editions": `${settings}/editions`,
    "edition": `${settings}/editions/${language}`,
    "sections": `${settings}/sections/${language}`,
    "section": await of(`sections/${language}`),
    "section-new": `${settings}/sections/${language}/new`,
    "regions": `${settings}/regions`,
    "region": await of("regions"),
    "topics": `${settings}/topics`,
    "topic": await of("topics"),
    "coverages": `${settings}/coverages`,
    "coverage": await of("coverages"),
    "authors": `${settings}/authors`,
    "author": await of("authors"),
    "pages": `${settings}/pages/${language}`,
    "page": await of(`pages/${language}`),
    "redirects": `${settings}/redirects`,
    "redirect": `${settings}/redirects/one`,
    "members": "/desk/members",
    "member": await first("/desk/members", `/desk/members/${ID}`),
    "hooks": "/desk/hooks",
    "hook-new": "/desk/hooks/new",
  };
}

/** A front gets a second version, and then its first again: there is something to compare, and readers see what they saw. */
async function rearranged(page) {
  const front = await first("/desk/fronts", `/desk/fronts/${ID}`);
  await page.goto(demo.base + front);
  const moved = page.waitForResponse((answer) => answer.request().method() === "POST");
  await page.locator('[data-part=front-band] [data-key^="move-band"]').first().click();
  await moved;
  await page.goto(demo.base + front);
  await Promise.all([page.waitForURL(/done=front-published/), page.locator("form[action$='/publish'] button").click()]);
  await page.goto(`${demo.base}${front}/history`);
  await Promise.all([page.waitForURL(/done=front-restored/), page.locator("tbody tr").nth(1).locator("form button").click()]);
}

/** What axe has against the screen as it stands. What is in a frame is the paper's and has its own test. */
const violations = (page, tags) =>
  page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"], iframes: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.slice(0, 4).map(({ target, any, all, none }) => `${id}: ${target.join(" ")}: ${[...any, ...all, ...none][0]?.message}`),
    );
  }, tags);

/** What does not fit: the screen into the window, words into their boxes, what is pressed under a finger. */
const misfits = (page) =>
  page.evaluate((fingertip) => {
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`${scrollWidth - clientWidth} px wider than the window`);
    const called = (element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join("")} “${(element.textContent || element.getAttribute("name") || "").trim().slice(0, 40)}”`;
    const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".heard, [hidden]");
    for (const element of document.querySelectorAll("main *, header *, footer *, nav *")) {
      if (!(element instanceof HTMLElement) || !seen(element)) continue;
      const { overflowX, display } = getComputedStyle(element);
      const holds = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "");
      // What scrolls is not cut off; a visible overflow that ends inside the window only stands over its box.
      if (holds && display !== "inline" && element.scrollWidth > element.clientWidth + 1 && (overflowX === "hidden" || overflowX === "clip" || element.matches("button, .button, .chip, .tag, th, td")))
        found.push(`cut off: ${called(element)}`);
    }
    for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']")) {
      if (!(element instanceof HTMLElement) || !seen(element)) continue;
      // A link in a sentence is as high as its line.
      if (element.matches("a") && getComputedStyle(element).display === "inline") continue;
      const pressed = (element.matches("[type=checkbox], [type=radio]") && element.closest("label")) || element;
      const { width, height } = pressed.getBoundingClientRect();
      if (width > 0 && height > 0 && (Math.round(width) < fingertip || Math.round(height) < fingertip))
        found.push(`small: ${called(element)} ${Math.round(width)} × ${Math.round(height)}`);
    }
    return [...new Set(found)];
  }, FINGERTIP);

/** What has no other name in Arabic: the words that catalogues may use, and names of keys. */
const KNOWN = [
  ...(await readFile(new URL("../crates/house_style/tests/house/catalogues.rs", import.meta.url), "utf8"))
    .match(/LATIN_IN_ARABIC[^=]*= \[([^\]]*)\]/)[1]
    .matchAll(/"([^"]+)"/g),
].map(([, word]) => word).concat("Ctrl", "Alt");

/** Latin words that an Arabic screen says itself; names, addresses and texts of other languages are marked as such. */
const latin = (page) =>
  page.evaluate((known) => {
    const found = [];
    // What is put into a sentence stands between marks of its own direction.
    const says = (text) => /[A-Za-z]{2,}/.test(known.reduce((text, word) => text.replaceAll(word, ""), text.replaceAll(/\u2068[^\u2069]*\u2069/g, "")));
    const foreign = (element) => element.closest("bdi, code, pre, kbd, script, style, [dir=ltr], [dir=auto], option, textarea, .disc") || element.closest("[lang]").lang !== "ar";
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node !== null; node = words.nextNode())
      if (says(node.textContent) && !foreign(node.parentElement)) found.push(node.textContent.trim());
    for (const element of document.querySelectorAll("[title], [aria-label], [placeholder]"))
      for (const name of ["title", "aria-label", "placeholder"]) {
        const said = element.getAttribute(name);
        if (said !== null && says(said) && !foreign(element)) found.push(`${name}: ${said}`);
      }
    return [...new Set(found)];
  }, KNOWN);

for (const language of LANGUAGES) {
  describe(`the rooms of the desk, in ${language}`, () => {
    it("are usable by everyone", async (t) => {
      await context.clearCookies();
      const door = await context.newPage();
      await signIn(door, { base: demo.base, password: demo.password, email: "chief@orsel.example", language });
      if (language === LANGUAGES[0]) await rearranged(door);
      await door.close();
      // One tab for each core; a screen has nothing to do with the one before it.
      const idle = [await context.newPage(), await context.newPage()];
      await each(Object.entries(await screens(language)), ([name, address]) =>
        t.test(`${name}: ${address}`, async () => {
          const page = idle.pop();
          const found = [];
          const complain = (error) => found.push(String(error));
          page.on("pageerror", complain);
          try {
            await page.setViewportSize({ width: ARRANGED[language][0].width, height: 900 });
            const answer = await page.goto(demo.base + address, { waitUntil: "load" });
            assert.equal(answer.status(), 200);
            assert.equal(await page.locator("html").getAttribute("lang"), language);
            await page.evaluate(() => document.fonts.ready.then(() => {}));
            await page.evaluate(axe);
            for (const { width, colorScheme, tags } of ARRANGED[language]) {
              await page.setViewportSize({ width, height: 900 });
              await page.emulateMedia({ colorScheme });
              for (const fault of [...(tags ? await violations(page, tags) : []), ...(await misfits(page))]) found.push(`${width} px, ${colorScheme}: ${fault}`);
              if (process.env.SEEN) await page.screenshot({ path: join(process.env.SEEN, `${name}.${language}.${width}.png`), fullPage: true });
            }
            if (language === "ar") found.push(...(await latin(page)));
            assert.deepEqual(found, []);
          } finally {
            page.off("pageerror", complain);
            idle.push(page);
          }
        }), idle.length);
      await Promise.all(idle.map((page) => page.close()));
    });
  });
}
