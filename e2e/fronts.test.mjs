// Fronts in a browser, in English and in Arabic: arranged by drag and by keys, seen beforehand, scheduled, swapped at the
// second before readers' eyes, restored; and the paper as it stood. At the end the front is as it was.
//
//   node --test fronts.test.mjs

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";
import { open } from "./start.mjs";

const PATIENCE = 15_000;
let demo, browser;

before(async () => {
  demo = await open();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await demo?.close();
});

/** Waits until the site says so, asking as often as it answers; how long that took, in milliseconds. */
async function within(what, found, patience = PATIENCE) {
  const begun = Date.now();
  while (!(await found())) {
    if (Date.now() - begun > patience) assert.fail(`not within ${patience} ms: ${what}`);
    await new Promise((wake) => setTimeout(wake, 20));
  }
  return Date.now() - begun;
}

/** The readers' front between masthead and foot. */
const front = async (edition) => {
  const page = await (await fetch(`${demo.base}/${edition}/`)).text();
  return page.slice(page.indexOf("<main"), page.indexOf("</main>"));
};

/** The dossiers in the slots of a band, from top to bottom. */
const slots = (page, band) =>
  page.$$eval(`.front-slot[data-band="${band}"]`, (all) => all.map((slot) => slot.dataset.dossier ?? null));

/** Waits until a story stands in a slot. */
const stands = (page, dossier, band, slot) =>
  page.waitForSelector(`.front-slot[data-band="${band}"][data-slot="${slot}"][data-dossier="${dossier}"]`, { timeout: PATIENCE });

/** A window of somebody of the demo at the front of an edition, and its address. */
async function windowAt(email, language, edition) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 1400 } })).newPage();
  page.wrongs = [];
  page.on("pageerror", (error) => page.wrongs.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.wrongs.push(said.text()));
  await signIn(page, { base: demo.base, password: demo.password, email, language });
  await page.goto(`${demo.base}/desk/fronts`);
  const names = await page.$$eval("[data-part=fronts] h2 bdi", (all) => all.map((one) => one.lang));
  const table = page.locator("[data-part=fronts] table").nth(names.indexOf(edition));
  const address = demo.base + (await table.locator("tbody th a").first().getAttribute("href"));
  await page.goto(address);
  return { page, address };
}

/** A time as a form of the edition's clock wants it, to the second. */
const onClock = (zone, at) => {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
  }).formatToParts(at);
  const part = (type) => parts.find((found) => found.type === type).value;
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
};

for (const [language, edition, title] of [
  ["en", "en", `Tonight ${Date.now()}`],
  ["ar", "ar", `هذا المساء ${Date.now()}`],
]) {
  describe(`a front, in ${language}`, () => {
    let page, address;

    before(async () => {
      // High enough for both ends of a drag: what scrolls between pressing and moving drags another story.
      page = await (await browser.newContext({ viewport: { width: 1440, height: 3000 } })).newPage();
      page.wrongs = [];
      page.on("pageerror", (error) => page.wrongs.push(String(error)));
      page.on("console", (said) => said.type() === "error" && page.wrongs.push(said.text()));
      await signIn(page, { base: demo.base, password: demo.password, email: "editor@orsel.example", language });
      await page.goto(`${demo.base}/desk/fronts`);
      const names = await page.$$eval("[data-part=fronts] h2 bdi", (all) => all.map((one) => one.lang));
      const table = page.locator("[data-part=fronts] table").nth(names.indexOf(edition));
      address = demo.base + (await table.locator("tbody th a").first().getAttribute("href"));
      await page.goto(address);
    });
    after(() => page?.context().close());

    it("is arranged by dragging and by the arrow keys, and taken back", async () => {
      const before = await slots(page, 0);
      const offer = page.locator(".front-offer:not([data-pinned])").first();
      const dossier = await offer.getAttribute("data-dossier");
      await offer.dragTo(page.locator('.front-slot[data-band="0"][data-slot="1"]'));
      await stands(page, dossier, 0, 1);
      // From the handle, with keys; where it stands is said aloud.
      const grip = page.locator(`.front-slot[data-dossier="${dossier}"] [data-grip]`);
      await grip.focus();
      await page.keyboard.press("ArrowDown");
      await stands(page, dossier, 0, 2);
      const words = await page.locator(`.front-slot[data-dossier="${dossier}"]`).getAttribute("data-place");
      await page.waitForFunction((words) => document.querySelector("[data-says]")?.textContent.includes(words), words);
      assert.ok(await page.evaluate((dossier) => document.activeElement?.closest(`[data-dossier="${dossier}"]`) !== null, dossier));
      await page.keyboard.press("ArrowUp");
      await stands(page, dossier, 0, 1);
      assert.notDeepEqual(await slots(page, 0), before);
      await page.click('[data-key="undo"]');
      await stands(page, dossier, 0, 2);
      assert.deepEqual(page.wrongs, []);
    });

    it("is seen beforehand as readers will see it, and by no reader", async () => {
      const band = page.locator("[data-part=front-band]").last();
      await band.locator("details summary").click();
      await band.locator("[name=title]").fill(title);
      await Promise.all([page.waitForResponse((answer) => answer.request().method() === "GET"), band.locator(".front-form button").click()]);
      await page.waitForFunction((title) => document.querySelector(".front-bands")?.textContent.includes(title), title);
      for (const manner of ["phone", "tablet", "desktop"]) {
        await page.goto(`${address}/preview?as=${manner}`);
        await page.frameLocator("iframe").getByText(title).first().waitFor();
      }
      assert.ok(!(await front(edition)).includes(title));
    });

    it("swaps at its second before readers, comes back, and stands in the archive", async () => {
      await page.goto(address);
      const hint = await page.locator("[data-part=front-schedule] .hint").textContent();
      const zone = hint.match(/[A-Z][A-Za-z_]+\/[A-Za-z_/]+|UTC/)[0];
      const at = new Date(Math.ceil(Date.now() / 1000 + 3) * 1000);
      await page.click("[data-part=front-schedule] summary");
      await page.fill("[data-part=front-schedule] [name=at]", onClock(zone, at));
      await Promise.all([page.waitForURL(/done=front-scheduled/), page.click("[data-part=front-schedule] form button.main")]);
      assert.ok(!(await front(edition)).includes(title), "not before its second");
      await within("the swap", async () => (await front(edition)).includes(title));
      const late = Date.now() - at.getTime();
      console.log(`${edition}: the swap was seen ${late} ms after its second`);
      assert.ok(late > -1000 && late < 3000, `${late} ms`);

      await page.goto(`${address}/history`);
      await page.click("button[form=compare]");
      await page.locator("[data-part=front-compare]").getByText(title).first().waitFor();
      await page.goto(`${address}/history`);
      await Promise.all([page.waitForURL(/done=front-restored/), page.locator("tbody tr").nth(1).locator("form button").click()]);
      await within("the front as it was", async () => !(await front(edition)).includes(title));

      // A minute of the past, by the form; links stay in it. A newsroom that has just opened has none before its first ends.
      const minute = () => onClock(zone, new Date()).slice(0, 16);
      const there = async () => (await fetch(`${demo.base}/${edition}/archive?at=${encodeURIComponent(minute())}`)).ok;
      await within("a first minute", there, 61_000);
      await page.goto(`${demo.base}/${edition}/archive`);
      await page.fill("[name=at]", minute());
      await Promise.all([page.waitForURL(/\/archive\/\d{4}-\d\d-\d\d\/\d{4}$/), page.click(".archive-form button")]);
      await page.locator("[data-part=stood]").waitFor();
      assert.equal(await page.locator('meta[name="robots"]').getAttribute("content"), "noindex");
      const story = page.locator("main article a, main .card a").first();
      assert.match(await story.getAttribute("href"), /\/archive\/\d{4}-\d\d-\d\d\/\d{4}\//);
      await page.goto(`${address}/at`);
      await page.locator("[data-part=front-at] h1").waitFor();
    });
  });
}

for (const [language, edition, words] of [
  ["en", "en", "Half a title"],
  ["ar", "ar", "نصف عنوان"],
]) {
  describe(`a front in two windows, in ${language}`, () => {
    let mine, theirs;

    before(async () => {
      mine = (await windowAt("editor@orsel.example", language, edition)).page;
      theirs = (await windowAt("chief@orsel.example", language, edition)).page;
    });
    after(async () => {
      await mine?.context().close();
      await theirs?.context().close();
    });

    const news = () => mine.locator("[data-part=front-news]:not([hidden])");
    const seen = (page) => page.locator("[data-island=front]").getAttribute("data-seen");

    it("says at once that a colleague changed the draft, and takes it without losing what is typed", async () => {
      const band = mine.locator("[data-part=front-band]").last();
      await band.locator("details summary").click();
      await band.locator("[name=title]").fill(words);
      const before = await seen(mine);

      // The colleague moves a band, so that the one that is typed in stands elsewhere.
      const last = theirs.locator("[data-part=front-band]").last();
      await last.locator('[data-key^="move-band"]').last().click();
      await theirs.waitForFunction((seen) => document.querySelector("[data-island=front]").dataset.seen !== seen, before);
      const begun = Date.now();
      await news().waitFor({ timeout: PATIENCE });
      console.log(`${language}: a colleague's change was told after ${Date.now() - begun} ms`);
      const name = await theirs.locator("[data-part=front-state] bdi").last().textContent();
      assert.ok((await news().textContent()).includes(name), "who it was");
      assert.equal(await seen(mine), before, "nothing is taken over by itself");
      assert.equal(await band.locator("[name=title]").inputValue(), words);
      await mine.waitForFunction(() => document.querySelector("[data-says]")?.textContent !== "");

      await news().locator("[data-take-news]").click();
      await mine.waitForFunction((seen) => document.querySelector("[data-island=front]").dataset.seen !== seen, before);
      assert.equal(await seen(mine), await seen(theirs));
      const typed = mine.locator(".front-band [name=title]");
      const values = await typed.evaluateAll((all) => all.map((field) => field.value));
      assert.equal(values.filter((value) => value === words).length, 1, "what was typed stands in one form");
      assert.equal(values.indexOf(words), values.length - 3, "it moved along with its band");
      assert.equal(await mine.evaluate(() => document.activeElement?.value), words);
      assert.equal(await news().count(), 0);
    });

    it("says that somebody published, and that a swap came", async () => {
      const version = () => mine.locator("[data-island=front]").getAttribute("data-version");
      const was = await version();
      await Promise.all([theirs.waitForURL(/done=front-published/), theirs.locator("form[action$='/publish'] button").click()]);
      await news().locator("[data-news=stands]").waitFor({ timeout: PATIENCE });
      await news().locator("[data-take-news]").click();
      await mine.waitForFunction((was) => document.querySelector("[data-island=front]").dataset.version !== was, was);

      // The front as it was, at a second.
      const zone = (text) => text.match(/[A-Z][A-Za-z_]+\/[A-Za-z_/]+|UTC/)[0];
      await theirs.locator('[data-part=front-band] [data-key^="move-band"]').first().click();
      await theirs.locator("[data-part=front-schedule] summary").click();
      const at = new Date(Math.ceil(Date.now() / 1000 + 3) * 1000);
      await theirs.fill("[data-part=front-schedule] [name=at]", onClock(zone(await theirs.locator("[data-part=front-schedule] .hint").textContent()), at));
      await Promise.all([theirs.waitForURL(/done=front-scheduled/), theirs.click("[data-part=front-schedule] form button.main")]);
      const shown = await version();
      await mine.waitForFunction(
        (shown) => {
          const line = document.querySelector("[data-part=front-news]:not([hidden]) [data-news=stands]:not([hidden])");
          return line !== null && document.querySelector("[data-island=front]").dataset.version === shown;
        },
        shown,
        { timeout: PATIENCE },
      );
      assert.ok(Date.now() >= at.getTime() - 1000, "not before its second");
      await theirs.goto(`${theirs.url().split("?")[0]}/history`);
      await Promise.all([theirs.waitForURL(/done=front-restored/), theirs.locator("tbody tr").nth(2).locator("form button").click()]);
      assert.deepEqual([mine.wrongs, theirs.wrongs], [[], []]);
    });
  });
}
