// The settings in a browser, in English and in Arabic: a section is added, moved by dragging and by keys, and stands on the
// site; a topic becomes one with another and its old address leads on; other colours are seen; a page of the footer is
// written in the editor of stories; an author gets a portrait and signs; a coverage leads to its front; a redirect is followed. At the end the newsroom's settings are as they were.
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

/** Which mark a line of a list has, and whether it has its room where the writing begins. */
const marked = (line) => {
  const { listStyleType, direction } = getComputedStyle(line);
  const [inner, outer] = [line.getBoundingClientRect(), line.parentElement.getBoundingClientRect()];
  return [listStyleType, direction === "rtl" ? outer.right - inner.right > 16 : inner.left - outer.left > 16];
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
  ["en", "en", { section: "Weather desk", topic: "Ferry strike", page: "House rules", author: "Ada Lark", me: "Ruth Amsel", coverage: "The long drought" }],
  ["ar", "ar", { section: "أحوال الطقس", topic: "إضراب العبارات", page: "قواعد البيت", author: "آدا لارك", me: "Ruth Amsel", coverage: "الجفاف الطويل" }],
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

    it("a page of the footer is written in the editor of stories, and nothing typed is lost", async () => {
      const list = `${demo.base}/desk/settings/pages/${edition}`;
      await page.goto(`${list}/new`);
      const surface = page.locator("[data-part=page-text] .ProseMirror");
      await surface.click();
      await page.keyboard.press("Control+Alt+2");
      await page.keyboard.type(words.page);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Control+b");
      await page.keyboard.type(`${words.page} 1`);
      await page.keyboard.press("Control+b");
      // A list has its marks, where the text begins.
      for (const [leave, sign, kind] of [[1, "- ", "disc"], [2, "1. ", "decimal"]]) {
        for (let press = 0; press < leave; press += 1) await page.keyboard.press("Enter");
        await page.keyboard.type(sign + words.page);
        assert.deepEqual(await surface.locator("li").last().evaluate(marked), [kind, true]);
      }
      assert.equal(await page.locator("#f-text").count(), 0, "the field of HTML gave its place");
      // Refused by the desk: what was typed stands again, as it was written.
      await page.fill("#f-slug", "e2e-rules");
      await page.evaluate(() => document.querySelector("#f-title").removeAttribute("required"));
      await Promise.all([page.waitForNavigation(), page.click(".settings-form button.main")]);
      await page.waitForSelector("#form-error");
      assert.equal(await surface.locator("h2").textContent(), words.page);
      assert.equal(await surface.locator("strong").textContent(), `${words.page} 1`);
      assert.equal(await page.inputValue("#f-slug"), "e2e-rules");
      // Lost on the way: it is said, and it stands again when the screen is loaded anew.
      await page.fill("#f-title", words.page);
      await page.route("**/desk/settings/pages/**", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
      await page.click(".settings-form button.main");
      await page.waitForSelector("[data-part=page-text] [data-says]:not([hidden])");
      await page.unroute("**/desk/settings/pages/**");
      page.once("dialog", (dialog) => dialog.accept());
      await page.goto(`${list}/new`);
      assert.equal(await surface.locator("h2").textContent(), words.page);
      assert.equal(await page.inputValue("#f-title"), words.page);
      assert.ok(await page.isVisible("[data-part=page-text] [data-says]"));
      await page.click("button[name=look]");
      await page.waitForSelector("[data-part=settings-preview] strong");
      const lines = await page.locator("[data-part=settings-preview] li").all();
      assert.deepEqual(await Promise.all(lines.map((line) => line.evaluate(marked))), [["disc", true], ["decimal", true]]);
      await saved(page);
      await within("the page", async () => (await text(`/${edition}/e2e-rules`)).includes(`<strong>${words.page} 1</strong>`));
      assert.ok((await text(`/${edition}/`)).includes(`/${edition}/e2e-rules`));
      // Without a script the HTML field stands there, and what is written in it is kept.
      const plain = await browser.newPage({ javaScriptEnabled: false });
      await signIn(plain, { base: demo.base, password: demo.password, email: "chief@orsel.example", language });
      await plain.goto(`${list}/e2e-rules`);
      assert.ok((await plain.inputValue("#f-text")).includes(`<strong>${words.page} 1</strong>`));
      await plain.fill("#f-text", `<p>${words.page} <b>2</b></p>`);
      await Promise.all([plain.waitForURL(/done=saved/), plain.click(".settings-form button.main")]);
      await plain.context().close();
      await within("the new text", async () => (await text(`/${edition}/e2e-rules`)).includes("<strong>2</strong>"));
      await page.goto(`${list}/e2e-rules`);
      await removed(page);
      await within("the page gone", async () => (await led(`/${edition}/e2e-rules`)).startsWith("404"));
    });

    it("who may see the past and what pictures need is set", async () => {
      const settings = `${demo.base}/desk/settings/publication`;
      const archive = `/${edition}/archive`;
      await page.goto(settings);
      const was = await page.inputValue("#f-archive");
      for (const [who, status] of [["open", "200"], ["members", "404"]]) {
        await page.selectOption("#f-archive", who);
        await page.setChecked("#f-credit", who === "open");
        await saved(page);
        assert.equal(await page.inputValue("#f-archive"), who);
        assert.equal(await page.isChecked("#f-credit"), who === "open");
        await within(`the archive for ${who}`, async () => (await led(archive)).startsWith(status));
      }
      await page.selectOption("#f-archive", was);
      await saved(page);
    });

    it("an author gets a portrait of the library and signs what they begin; their old address leads on", async () => {
      const authors = `${demo.base}/desk/settings/authors`;
      const [slug, other] = [`e2e-author-${language}`, `e2e-writer-${language}`];
      await page.goto(`${authors}/new`);
      await page.fill(`#f-names-${language}`, words.author);
      await page.fill("#f-slug", slug);
      const me = await page.locator("#f-member option", { hasText: words.me }).first().getAttribute("value");
      await page.selectOption("#f-member", me);
      await page.click("[data-part=picture-field] [data-opens]");
      await page.locator("#choose-picture .found-picture:not([disabled])").first().click();
      await page.waitForSelector("[data-part=picture-field] [data-lead-shown] img");
      await saved(page);
      await within("the portrait on their page", async () => (await text(`/${edition}/author/${slug}/`)).includes("portrait-large"));
      // What the member begins is theirs by itself.
      await page.goto(`${demo.base}/desk/stories/new?edition=${edition}`);
      await page.fill("[name=headline]", words.section);
      await Promise.all([page.waitForURL(/\/desk\/stories\/[0-9a-f-]{36}/), page.click("main form[method=post] button.main")]);
      const signed = page.locator("select[name=author-1]");
      assert.equal(await signed.evaluate((select) => select.selectedOptions[0].textContent.trim()), words.author);
      // Another slug: the old address leads to the new one.
      await page.goto(`${authors}/${slug}`);
      await page.fill("#f-slug", other);
      await page.click("[data-part=picture-field] [data-lead-remove]");
      await saved(page);
      await within("the old address", async () => (await led(`/${edition}/author/${slug}/`)) === `301 /${edition}/author/${other}/`);
      await within("no portrait", async () => !(await text(`/${edition}/author/${other}/`)).includes("portrait-large"));
      await page.goto(`${authors}/${other}`);
      assert.equal(await page.inputValue("#f-member"), me);
      await removed(page);
    });

    it("a coverage leads to its own front, and one is begun where there is none", async () => {
      const coverages = `${demo.base}/desk/settings/coverages`;
      const slug = `e2e-coverage-${language}`;
      await page.goto(`${coverages}/new`);
      await page.fill(`#f-names-${language}`, words.coverage);
      await page.fill("#f-slug", slug);
      await page.uncheck("#f-pinned");
      await saved(page);
      await page.goto(`${coverages}/${slug}`);
      const fronts = page.locator("[data-part=fronts] li");
      assert.equal(await fronts.locator("form").count(), await fronts.count(), "no edition has a front of it yet");
      await Promise.all([page.waitForURL(/\/desk\/fronts\/[0-9a-f-]{36}/), fronts.first().locator("button").click()]);
      assert.ok((await page.textContent("h1")).includes(words.coverage));
      const front = new URL(page.url()).pathname;
      await page.goto(`${coverages}/${slug}`);
      await Promise.all([page.waitForURL(`**${front}`), fronts.first().locator("a").click()]);
      await page.goto(`${coverages}/${slug}`);
      await removed(page);
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
