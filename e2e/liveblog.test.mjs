// A live blog in two browsers, in English and in Arabic: what is sent at the desk stands on an open page, waits behind a bar
// for who is reading further down, changes in place, goes; a colleague's screen follows; without script there are pages.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
const PATHS = {
  en: "/en/news/environment/orsel-rises-brannock-watches-the-gauges-live",
  ar: "/ar/news/environment/نهر-أورسل-يرتفع-وبرانوك-تراقب-المقاييس-مباشر",
};
let browser;

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
});
after(() => browser?.close());

/** A page that notes what went wrong on it. */
async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.wrongs = [];
  page.on("pageerror", (error) => page.wrongs.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.wrongs.push(said.text()));
  return page;
}

/** A reader of the live blog, whose stream is open. */
async function reader(language, options = {}) {
  const page = await open(options);
  const listens = page.waitForResponse((answer) => answer.url().includes("/events"));
  await page.goto(base + PATHS[language], { waitUntil: "load" });
  assert.equal((await listens).status(), 200);
  return page;
}

/** Somebody at the desk, on the live blog's own screen. */
async function desk(language, story) {
  const page = await open();
  await signIn(page, { base, password, email: "editor@orsel.example", language });
  await page.goto(`${base}/desk/stories/${story}/entries`);
  await page.waitForSelector("[data-entry-editor] .ProseMirror");
  return page;
}

const storyOf = (page) => page.getAttribute("[data-island=blog]", "data-story");
const headlines = (page) => page.$$eval(".live-entry .entry-headline", (all) => all.map((one) => one.textContent.trim()));
const entry = (words) => `.live-entry:has-text("${words}")`;

/** Writes an entry from the keyboard: headline, text, Ctrl+Enter. */
async function send(page, headline, text) {
  await page.click("[name=headline]");
  await page.keyboard.insertText(headline);
  await page.click("[data-entry-editor] .ProseMirror");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector("[name=headline]").value === "");
}

for (const [language, words] of [
  ["en", { headline: "The gauge falls", text: "It is down by ten centimetres.", waits: "Still falling", changed: "Still falling, slowly", count: "New updates: 1", other: "1" }],
  ["ar", { headline: "المقياس ينخفض", text: "انخفض عشرة سنتيمترات.", waits: "ما زال ينخفض", changed: "ما زال ينخفض ببطء", count: "مستجدات جديدة:" }],
]) {
  describe(`the live blog in ${language}`, () => {
    let writer, page, story;
    const mark = Date.now() % 100000;
    const [headline, waits, changed] = [`${words.headline} ${mark}`, `${words.waits} ${mark}`, `${words.changed} ${mark}`];

    before(async () => {
      page = await reader(language, { reducedMotion: "reduce" });
      story = await storyOf(page);
      writer = await desk(language, story);
    });
    after(async () => {
      await page?.context().close();
      await writer?.context().close();
    });

    it("shows what is sent at once to who stands at the top, as it stands on the page", async () => {
      await page.evaluate(() => scrollTo(0, 0));
      await send(writer, headline, words.text);
      await page.waitForSelector(entry(headline), { timeout: 10_000 });
      assert.equal((await headlines(page))[0], headline, "the newest stands first");
      const pushed = await page.$eval(entry(headline), (element) => {
        const copy = element.cloneNode(true);
        copy.classList.remove("is-fresh");
        return copy.outerHTML;
      });
      await page.waitForFunction((words) => document.querySelector("[data-blog-says]").textContent.includes(words), headline);
      await page.reload({ waitUntil: "load" });
      assert.equal(await page.$eval(entry(headline), (element) => element.outerHTML), pushed, "the very same element");
    });

    it("moves nothing for who reads further down: a bar says how many wait", async () => {
      await page.waitForTimeout(500);
      await page.evaluate(() => document.querySelector(".live-entry:nth-child(6)").scrollIntoView());
      const before = await page.$eval(".live-entry:nth-child(6)", (element) => element.getBoundingClientRect().top);
      await send(writer, waits, words.text);
      await page.waitForSelector("[data-blog-bar]:not([hidden]) button", { timeout: 10_000 });
      assert.ok((await page.textContent("[data-blog-bar]")).includes(words.count));
      const figure = (await page.textContent("[data-blog-bar] [data-count]")).trim();
      assert.ok(["1", "١"].includes(figure), figure);
      assert.equal(await page.$(entry(waits)), null, "it is not there yet");
      const now = await page.$eval(".live-entry:nth-child(6)", (element) => element.getBoundingClientRect().top);
      assert.equal(Math.round(now), Math.round(before), "nothing has moved");
      await page.click("[data-blog-bar] button");
      await page.waitForSelector(entry(waits));
      assert.equal((await headlines(page))[0], waits);
      assert.equal(await page.isVisible("[data-blog-bar] button"), false);
      assert.ok(await page.$eval(entry(waits), (element) => element === document.activeElement), "the focus is on what is new");
    });

    it("changes an entry in place and takes away what is deleted", async () => {
      const row = `.entry-row:has-text("${waits}")`;
      await writer.waitForSelector(row);
      await writer.click(`${row} a.button`);
      await writer.waitForSelector("[data-entry-editor] .ProseMirror");
      assert.ok((await writer.textContent("[data-entry-editor] .ProseMirror")).includes(words.text));
      await writer.fill("[name=headline]", changed);
      await Promise.all([writer.waitForURL(/done=entry-edited/), writer.click("form.entry-form button.main")]);
      await page.waitForSelector(entry(changed), { timeout: 10_000 });
      assert.equal((await headlines(page)).filter((one) => one.includes(String(mark))).length, 2, "it is the same entry");
      await writer.click(`.entry-row:has-text("${changed}") button.danger`);
      await page.waitForFunction((words) => ![...document.querySelectorAll(".live-entry")].some((one) => one.textContent.includes(words)), changed, { timeout: 10_000 });
      await writer.waitForSelector(`.entry-row.is-deleted:has-text("${changed}")`);
    });

    it("shows a pinned entry above the others", async () => {
      await writer.click(`.entry-row:has-text("${headline}") form[action$="/pin"] button`);
      await page.waitForFunction((words) => document.querySelector(".blog-pinned")?.textContent.includes(words), headline, { timeout: 10_000 });
      assert.deepEqual(page.wrongs, []);
      assert.deepEqual(writer.wrongs, []);
    });

    it("a colleague's screen follows, and keeps what they write", async () => {
      const other = await open();
      await signIn(other, { base, password, email: "chief@orsel.example", language });
      await other.goto(`${base}/desk/stories/${story}`);
      await other.waitForSelector("[data-entry-editor] .ProseMirror");
      await other.click("[data-entry-editor] .ProseMirror");
      await other.keyboard.insertText("…");
      const more = `${words.headline} ${mark + 1}`;
      await send(writer, more, words.text);
      await other.waitForSelector(`.entry-row:has-text("${more}")`, { timeout: 10_000 });
      assert.ok((await other.textContent("[data-entry-editor] .ProseMirror")).includes("…"));
      assert.deepEqual(other.wrongs, []);
      await other.context().close();
    });

    it("says at the desk why an entry is refused, and keeps it", async () => {
      await writer.click("[name=headline]");
      await writer.keyboard.insertText("a".repeat(301));
      await writer.keyboard.press("Control+Enter");
      await writer.waitForSelector("[data-entry-error]:not([hidden])");
      assert.ok((await writer.textContent("[data-entry-error]")).trim().length > 10);
      assert.equal((await writer.inputValue("[name=headline]")).length, 301);
      await writer.fill("[name=headline]", "");
      writer.wrongs.length = 0;
    });
  });
}

it("without script there are pages, and an address finds its entry wherever it stands", async () => {
  const first = await reader("en");
  const story = await storyOf(first);
  const oldest = await first.$eval(".live-entry:last-child", (element) => element.dataset.entry);
  const writer = await desk("en", story);
  for (let number = 1; number <= 32; number += 1) await send(writer, `Reading ${number}`, "4.1 metres.");
  await first.context().close();
  await writer.context().close();

  const page = await open({ javaScriptEnabled: false });
  await page.goto(`${base}${PATHS.en}`);
  const seen = new Set();
  let pages = 0;
  for (;;) {
    pages += 1;
    for (const id of await page.$$eval(".live-entry", (all) => all.map((one) => one.dataset.entry))) {
      assert.ok(!seen.has(id), "each entry stands once");
      seen.add(id);
    }
    const older = await page.$(".live-blog .pager-old");
    if (older === null) break;
    await older.click();
    await page.waitForLoadState();
  }
  assert.ok(pages > 1 && seen.size > 40, `${seen.size} entries on ${pages} pages`);
  assert.ok(seen.has(oldest));
  await page.goto(`${base}${PATHS.en}?entry=${oldest}`);
  assert.match(page.url(), new RegExp(`page=1#entry-${oldest}$`));
  assert.ok(await page.$(`[id="entry-${oldest}"]`));
  await page.context().close();

  // With script, a link to an entry that was on the front sheet once leads on by itself.
  const late = await open();
  await late.goto(`${base}${PATHS.en}#entry-${oldest}`);
  await late.waitForURL(/page=1/);
  await late.waitForSelector(`[id="entry-${oldest}"]`);
  await late.context().close();
});
