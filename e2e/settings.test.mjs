// The settings in a browser, in English and in Arabic: a section is added, moved by dragging and by keys, and stands on the
// site; a topic becomes one with another and its old address leads on; other colours are seen; a page of the footer is
// written; a redirect is followed. At the end the newsroom's settings are as they were.
//
//   node --test settings.test.mjs

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

/** Waits until the site says so: a change is on the open site within a moment, never at once. */
async function within(what, found) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await found();
    if (value) return value;
    if (Date.now() > end) assert.fail(`not within ${PATIENCE} ms: ${what}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

const text = async (path) => (await fetch(demo.base + path)).text();
const led = async (path) => {
  const answer = await fetch(demo.base + path, { redirect: "manual" });
  return `${answer.status} ${answer.headers.get("location") ?? ""}`;
};

/** Sends the main form of a screen and waits for the screen that follows. */
async function saved(page) {
  await Promise.all([page.waitForURL(/done=/), page.click(".settings-form button.main")]);
}

async function removed(page) {
  await page.click(".settings-remove summary");
  await Promise.all([page.waitForURL(/done=removed/), page.click(".settings-remove form button")]);
}

/** The names of an edition's top sections on the desk, in their order. */
const tops = (page) =>
  page.locator(".settings-tree > li.deep-0 .settings-name").evaluateAll((all) => all.map((one) => one.textContent.trim()));

for (const [language, edition, words] of [
  ["en", "en", { section: "Weather desk", topic: "Ferry strike", page: "House rules" }],
  ["ar", "ar", { section: "أحوال الطقس", topic: "إضراب العبارات", page: "قواعد البيت" }],
]) {
  describe(`the settings, in ${language}`, () => {
    let page;
    before(async () => {
      // High enough for both ends of a drag: what scrolls between pressing and moving drags another row.
      page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
      page.on("pageerror", (error) => assert.fail(error.message));
      await signIn(page, { base: demo.base, password: demo.password, email: "chief@orsel.example", language });
    });
    after(() => page?.close());

    it("a section is added, dragged, moved by keys, and seen on the site", async () => {
      const list = `${demo.base}/desk/settings/sections/${edition}`;
      await page.goto(`${list}/new`);
      await page.fill("#f-title", words.section);
      await page.fill("#f-slug", "e2e-weather");
      await saved(page);
      const order = await tops(page);
      assert.equal(order.at(-1), words.section);
      const front = await within("the section in the navigation", async () => {
        const front = await text(`/${edition}/`);
        return front.includes(`/${edition}/e2e-weather/`) && front;
      });
      assert.ok(front.includes(words.section));
      // To the very top, by dragging.
      const row = page.locator(".settings-tree > li", { hasText: words.section });
      const first = page.locator(".settings-tree > li").first();
      await Promise.all([page.waitForURL(/#row-/), row.dragTo(first, { targetPosition: { x: 40, y: 3 } })]);
      await page.waitForFunction((name) => document.querySelector(".settings-tree > li.deep-0 .settings-name")?.textContent.trim() === name, words.section);
      // One down again, by keys alone; the row keeps the focus.
      const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
      await page.waitForFunction((name) => document.activeElement?.textContent?.trim() === name, words.section);
      const second = page.waitForResponse((answer) => answer.request().method() === "POST");
      await page.keyboard.press("Alt+ArrowDown");
      await second;
      await page.waitForFunction((name) => document.querySelectorAll(".settings-tree > li.deep-0 .settings-name")[1]?.textContent.trim() === name, words.section);
      await page.waitForFunction((name) => document.activeElement?.textContent?.trim() === name, words.section);
      assert.equal(await focused(), words.section);
      await within("the order on the site", async () => {
        const front = await text(`/${edition}/`);
        const [a, b] = [front.indexOf(`/${edition}/news/"`), front.indexOf(`/${edition}/e2e-weather/"`)];
        return a > 0 && b > a && b < front.indexOf(`/${edition}/articles/"`);
      });
      await page.locator(".settings-tree > li .settings-name", { hasText: words.section }).click();
      await removed(page);
      await within("the section gone", async () => !(await text(`/${edition}/`)).includes("e2e-weather"));
    });

    it("a topic becomes one with another, and the old address leads there", async () => {
      const topics = `${demo.base}/desk/settings/topics`;
      await page.goto(`${topics}/flood-fund`);
      const split = page.locator("[data-part=topic-split]");
      await split.locator("input[name=story]").first().check();
      await split.locator("[name=other]").fill(`e2e-${language}`);
      await split.locator("[name=new]").check();
      await Promise.all([page.waitForURL(/done=topic-split/), split.locator("form[method=post] button").click()]);
      const old = `/${edition}/topic/e2e-${language}/`;
      await within("the new topic's page", async () => (await led(old)).startsWith("200"));
      await page.goto(`${topics}/e2e-${language}`);
      await page.fill("#merge-into", "flood-fund");
      await page.uncheck("[data-part=topic-merge] [name=names]");
      await Promise.all([page.waitForURL(/done=topics-merged/), page.click("[data-part=topic-merge] form button")]);
      assert.ok((await page.textContent("[data-part=former]")).includes(`e2e-${language}`));
      await within("the old address", async () => (await led(old)) === `301 /${edition}/topic/flood-fund/`);
      assert.equal(await led(`${old}feed.xml`), `301 /${edition}/topic/flood-fund/feed.xml`);
      const reader = await browser.newPage();
      await reader.goto(demo.base + old);
      assert.ok(reader.url().endsWith(`/${edition}/topic/flood-fund/`));
      await reader.close();
    });

    it("other colours are told with their contrast, and seen", async () => {
      await page.goto(`${demo.base}/desk/settings/look`);
      const was = await page.inputValue("#f-brand");
      await page.fill("#f-brand", "#ffee00");
      await page.click(".settings-form button.main");
      await page.waitForSelector("#form-error");
      assert.equal(await page.inputValue("#f-brand"), "#ffee00");
      await page.fill("#f-brand", "#7a1f5c");
      await saved(page);
      const reader = await browser.newPage();
      await within("the colour on the site", async () => {
        await reader.goto(`${demo.base}/${edition}/`);
        return (await reader.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brand").trim())) === "#7a1f5c";
      });
      await reader.close();
      await page.fill("#f-brand", was);
      await saved(page);
      await page.goto(`${demo.base}/desk/settings/look`);
      assert.equal(await page.inputValue("#f-brand"), was);
    });

    it("a page of the footer is written, looked at and taken out", async () => {
      const list = `${demo.base}/desk/settings/pages/${edition}`;
      await page.goto(`${list}/new`);
      await page.fill("#f-title", words.page);
      await page.fill("#f-slug", "e2e-rules");
      await page.fill("#f-text", `<p>${words.page} <b>1</b></p>`);
      await page.click("button[name=look]");
      assert.ok((await page.textContent("[data-part=settings-preview]")).includes(words.page));
      assert.equal(await page.inputValue("#f-title"), words.page);
      await saved(page);
      await within("the page", async () => (await text(`/${edition}/e2e-rules`)).includes(`${words.page} <`));
      assert.ok((await text(`/${edition}/`)).includes(`/${edition}/e2e-rules`));
      await page.goto(`${list}/e2e-rules`);
      await removed(page);
      await within("the page gone", async () => (await led(`/${edition}/e2e-rules`)).startsWith("404"));
    });

    it("a redirect is followed", async () => {
      const old = `/${edition}/e2e-old-address`;
      assert.ok((await led(old)).startsWith("404"));
      await page.goto(`${demo.base}/desk/settings/redirects/one`);
      await page.fill("#f-from", old);
      await page.fill("#f-to", `/${edition}/latest`);
      await saved(page);
      assert.equal(await led(old), `301 /${edition}/latest`);
      await page.goto(`${demo.base}/desk/settings/redirects?text=${old}`);
      await page.click(".settings-name");
      await removed(page);
      assert.ok((await led(old)).startsWith("404"));
    });

    it("fits a phone, and every screen is there", async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of ["publication", "look", "editions", `sections/${edition}`, "regions", "topics", "coverages", "authors", `pages/${edition}`, "redirects"]) {
        await page.goto(`${demo.base}/desk/settings/${path}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
      }
    });
  });
}
