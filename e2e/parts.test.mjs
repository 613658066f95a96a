// Every part of the page anatomy that needs no desk and no live connection stands where readers look for it, in
// every language and both directions of writing, and the page is whole at every width and without scripts.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { LANGUAGES, ask, each, pathOf, survey } from "./pages.mjs";
import { open } from "./start.mjs";

/** On every page: rows 1–5, 7 and 25 of the anatomy. */
const EVERYWHERE = ["masthead", "editions", "social", "navigation", "regions", "live", "ticker", "footer"];
/** On every story: rows 8–11, 13, 15–17, 20, 21, 23, 24. */
const STORY = [
  "headline", "byline", "source", "dateline", "reading-time", "standfirst", "share", "lead-media", "body", "topics",
  "most-read", "read-next", "card",
];
/** What a page of this kind shows besides. */
const PARTS = {
  front: ["card", "most-read"],
  section: ["card", "most-read"],
  "section of sections": ["card", "most-read"],
  region: ["card", "most-read"],
  topic: ["card", "most-read"],
  coverage: ["card", "most-read"],
  author: ["card", "most-read"],
  latest: ["card", "most-read"],
  "most read": ["card"],
  corrections: ["corrections"],
  about: ["body"],
  privacy: ["body"],
  contact: ["body"],
  "nothing here": ["card"],
};

/** Words that stand in Latin letters in every language: names of services and formats. */
const LATIN_NAMES = /^(RSS|X|Facebook|WhatsApp|Telegram|YouTube|Instagram|Mastodon|Bluesky|Threads|LinkedIn|Vimeo)$/;

const WIDTHS = [320, 390, 820, 1440];

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

const edition = (language) => editions.find((found) => found.language === language);
const partsOf = (page) => [...EVERYWHERE, ...(page.isStory ? STORY : (PARTS[page.name] ?? []))];

/** Opens a page in a browser of its own that notes whatever goes wrong on it. */
async function visit(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 820, height: 900 }, ...options });
  const page = await context.newPage();
  const trouble = [];
  const ours = new URL(paper.base).host;
  page.on("console", (message) => {
    // The browser itself reports the 404 that was asked for.
    const own = message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (message.type() === "error" && !own) trouble.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const { host, protocol } = new URL(request.url());
    if (protocol !== "data:" && host !== ours) trouble.push(`left the house: ${request.url()}`);
  });
  page.on("requestfailed", (request) => {
    // Films and pictures that were no longer wanted are let go of.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") trouble.push(`failed: ${request.url()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400 && answer.url() !== paper.base + path) trouble.push(`${answer.status()}: ${answer.url()}`);
  });
  const answer = await page.goto(paper.base + path, { waitUntil: "load" });
  return { page, trouble, status: answer.status(), close: () => context.close() };
}

/** The parts of the page that are there, and those among them that show nothing. */
const partsShown = (page) =>
  page.evaluate(() => {
    const shown = {};
    for (const element of document.querySelectorAll("[data-part]")) {
      const says = element.textContent.trim() !== "" || element.querySelector("img, video") !== null;
      shown[element.dataset.part] ||= says;
    }
    return shown;
  });

/** Every picture that the page shows, with what is wrong with it. */
const brokenPictures = (page) =>
  page.evaluate(async () => {
    const pictures = [...document.images];
    for (const picture of pictures) picture.loading = "eager";
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
    return pictures
      .filter((picture) => !picture.hasAttribute("alt") || picture.naturalWidth === 0)
      .map((picture) => `${picture.currentSrc || picture.src} alt=${picture.getAttribute("alt")}`);
  });

/** Interface words that are not in the edition's own script: navigation, buttons, headings, labels for listeners. */
const latinWords = (page) =>
  page.evaluate(() => {
    const chrome = "[data-part=masthead], [data-part=navigation], [data-part=footer], [data-part=share], .ticker-label";
    const spots = `:is(${chrome}) :is(a, button, summary, p), main :is(button, h2, summary, th), nav a, h1`;
    const foreign = (element) => element.closest("[lang]").lang !== document.documentElement.lang;
    const words = [...document.querySelectorAll(spots)].filter((e) => !foreign(e)).map((e) => e.textContent.trim());
    for (const name of ["aria-label", "title", "placeholder"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        if (!foreign(element)) words.push(element.getAttribute(name).trim());
      }
    }
    return [...new Set(words)].filter((said) => /[A-Za-z]/.test(said) && !/\p{Script=Arabic}/u.test(said));
  });

/** How far the page sticks out of the window, with what sticks out furthest; null when nothing does. */
const overflow = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const over = root.scrollWidth - root.clientWidth;
    if (over <= 0) return null;
    const scrolls = (e) => e && e !== document.body && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll("*")]
      .filter((e) => !scrolls(e.parentElement))
      .map((e) => ({ e, box: e.getBoundingClientRect() }))
      .filter(({ box }) => box.right > root.clientWidth + 0.5 || box.left < -0.5)
      .slice(0, 3)
      .map(({ e }) => `${e.tagName.toLowerCase()}.${e.className}`);
    return `${over} px: ${out.join(", ")}`;
  });

const alternatesOf = (html) =>
  Object.fromEntries(
    [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, tag, address]) => [tag, address]),
  );

for (const language of LANGUAGES) {
  describe(`the ${language} edition`, { concurrency: 2 }, () => {
    it("has every part on every kind of page, in its language and direction, and nothing goes wrong there", async (t) => {
      await each(edition(language).pages, (wanted) =>
        t.test(`${wanted.name}: ${wanted.path}`, async () => {
          const { page, trouble, status, close } = await visit(wanted.path);
          assert.equal(status, wanted.status);
          const root = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }));
          assert.deepEqual(root, { lang: wanted.language, dir: wanted.direction });
          const shown = await partsShown(page);
          assert.deepEqual(partsOf(wanted).filter((part) => !(part in shown)), [], "parts that are missing");
          assert.deepEqual(Object.keys(shown).filter((part) => !shown[part]), [], "parts that show nothing");
          assert.equal(await page.locator("h1").count(), 1, "one headline of the first level");
          assert.deepEqual(await brokenPictures(page), [], "pictures without alt or without pixels");
          if (language === "ar") {
            const latin = (await latinWords(page)).filter((said) => !LATIN_NAMES.test(said));
            assert.deepEqual(latin, [], "interface words in Latin letters");
          }
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            assert.equal(await overflow(page), null, `sticks out at ${width} px`);
          }
          assert.deepEqual(trouble, []);
          await close();
        }), 2);
    });

    it("has no link on its front that leads nowhere", async () => {
      const { page, close } = await visit(`/${language}/`);
      const links = await page.evaluate(() => [...document.links].map((link) => link.href));
      await close();
      const inside = [...new Set(links)].filter((link) => link.startsWith(`${paper.base}/`)).map((link) => link.split("#")[0]);
      assert.ok(inside.length > 60, `only ${inside.length} links`);
      const answers = await each(inside, async (link) => [(await ask(paper.base, link)).status, pathOf(link)]);
      assert.deepEqual(answers.filter(([status]) => status !== 200), []);
    });

    it("leads from every page to the same page in the other languages and back", async () => {
      const named = edition(language).pages.filter((page) => page.status === 200);
      await each(named, async ({ path, name }) => {
        const html = await (await ask(paper.base, path)).text();
        const here = alternatesOf(html);
        assert.deepEqual(Object.keys(here).sort(), [...LANGUAGES, "x-default"].sort(), `hreflang of ${name}: ${path}`);
        assert.equal(new URL(here[language]).pathname, path, `${path} names itself`);
        for (const other of LANGUAGES.filter((tag) => tag !== language)) {
          const answer = await ask(paper.base, new URL(here[other]).pathname);
          assert.equal(answer.status, 200, `${path} → ${here[other]}`);
          assert.equal(alternatesOf(await answer.text())[language], here[language], `${here[other]} leads back`);
        }
      });
    });

    it("has an edition switch that follows the translation", async (t) => {
      for (const wanted of edition(language).pages) {
        await t.test(`${wanted.name}: ${wanted.path}`, async () => {
          const html = await (await ask(paper.base, wanted.path)).text();
          const here = alternatesOf(html);
          const switches = html.match(/<nav class="editions"[\s\S]*?<\/nav>/)?.[0] ?? "";
          const links = [...switches.matchAll(/<a href="([^"]+)"[^>]*hreflang="([a-z]+)"/g)].map(([, to, tag]) => [tag, to]);
          const expected = LANGUAGES.filter((tag) => tag !== language)
            .map((tag) => [tag, here[tag] ? new URL(here[tag]).pathname : `/${tag}/`]);
          assert.deepEqual(links.map(([tag, to]) => [tag, new URL(to, paper.base).pathname]).sort(), expected.sort());
        });
      }
    });

    it("tells on every story what its lists promise: coverage, corrections, related news, who said it", async () => {
      const { stories, pages } = edition(language);
      const byPath = new Map(stories.map((story) => [story.path, story]));
      const has = (story, part) => story.html.includes(`data-part="${part}"`);
      const listedOn = async (kind) => {
        const html = await (await ask(paper.base, pages.find((page) => page.name === kind).path)).text();
        const main = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
        const listed = main.replace(/<(aside|section)[^>]*(beside|most-read)[\s\S]*?<\/\1>/g, "");
        const paths = [...listed.matchAll(/href="([^"#?]+)"/g)].map(([, to]) => pathOf(new URL(to, paper.base)));
        return [...new Set(paths.map((path) => byPath.get(path)).filter(Boolean))];
      };
      const running = await listedOn("coverage");
      assert.ok(running.length >= 3, "a coverage of three stories");
      assert.deepEqual(running.filter((story) => !has(story, "coverage")).map((s) => s.path), [], "stories without their coverage");
      const corrected = await listedOn("corrections");
      assert.ok(corrected.length >= 1, "a corrected story");
      assert.deepEqual(corrected.filter((story) => !has(story, "corrections")).map((s) => s.path), [], "stories without their correction");
      const quoting = stories.filter((story) => story.html.includes('class="quotation"'));
      assert.ok(quoting.length >= 10, "stories with quotations");
      // An entry of a live blog may stand alone, so each says itself whom it quotes.
      const says = (story) => has(story, "attribution") || story.html.includes('class="entry-sources"');
      assert.deepEqual(quoting.filter((story) => !says(story)).map((s) => s.path), [], "stories that quote without saying whom");
      const related = stories.filter((story) => has(story, "related"));
      assert.ok(related.length >= 3, "stories with Related News in the text");
    });

    it("can be read, searched through and left by its menu without scripts", async () => {
      const { pages } = edition(language);
      for (const name of ["front", "news", "gallery", "video"]) {
        const { page, trouble, close } = await visit(pages.find((wanted) => wanted.name === name).path, { javaScriptEnabled: false });
        assert.ok((await page.locator("h1").innerText()).trim().length > 0);
        if (name !== "front") assert.ok((await page.locator("[data-part=body]").innerText()).trim().length > 100);
        assert.equal(await page.locator("button:visible").count(), 0, "buttons that do nothing without scripts");
        const menu = page.locator("[data-part=navigation] details");
        await menu.locator("summary").click();
        assert.ok(await menu.locator("[data-part=regions] a").first().isVisible(), "the menu opens");
        assert.deepEqual(trouble, []);
        await close();
      }
    });
  });
}
