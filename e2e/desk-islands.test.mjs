// The desk's islands: keys go where they say and never act while somebody writes, dialogs open, the list takes over what
// others changed and leaves whoever is in it where they are.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { openScreens } from "./desk-screens.mjs";

let screens, browser, streams, part;

before(async () => {
  streams = [];
  screens = await openScreens((request, response) => {
    if (request.url === "/desk/events") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write(": open\n\n");
      streams.push(response);
      // A page of an earlier test that is closed hears nothing any more: whoever waits for a stream waits for a living one.
      response.on("close", () => streams.splice(streams.indexOf(response), 1));
      return true;
    }
    if (request.headers["nightdesk-part"] !== "list") return false;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(part);
    return true;
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await screens?.close();
});

const open = async (name) => {
  const page = await browser.newPage();
  await page.goto(screens.base + name, { waitUntil: "load" });
  return page;
};
const focused = (page) => page.evaluate(() => document.activeElement?.closest("li[id]")?.id ?? document.activeElement?.id);

describe("keys", () => {
  for (const language of ["en", "ar"]) {
    it(`move in the list and open what they name, in ${language}`, async () => {
      const page = await open(`stories.usual.${language}.html`);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      assert.equal(await focused(page), "story-0192-ferry");
      await page.keyboard.press("k");
      assert.equal(await focused(page), "story-0192-wall");
      await page.keyboard.press("?");
      assert.ok(await page.evaluate(() => document.getElementById("keys").open));
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      assert.equal(await focused(page), "desk-search");
      await page.keyboard.type("jn?");
      assert.equal(await page.inputValue("#desk-search"), "jn?");
      assert.ok(page.url().includes("stories.usual"));
      await page.close();
    });
  }

  it("go somewhere by g and a letter, also on an Arabic keyboard", async () => {
    const page = await open("stories.usual.ar.html");
    const left = page.waitForRequest((request) => request.url().endsWith("/desk/audit"));
    await page.evaluate(() => {
      for (const [key, code] of [["ل", "KeyG"], ["ش", "KeyA"]]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
    });
    await left;
    await page.close();
  });

  it("do nothing for a member who has switched them off", async () => {
    const page = await open("stories.reader-only.en.html");
    await page.keyboard.press("?");
    assert.equal(await page.evaluate(() => document.getElementById("keys").open), false);
    await page.close();
  });
});

it("an act that wants words opens its dialog, and its own screen in a new tab", async () => {
  const page = await open("story.usual.en.html");
  await page.click('[data-part="stage"] summary');
  await page.click('[data-opens="act-kill"]');
  assert.ok(await page.evaluate(() => document.getElementById("act-kill").open));
  await page.click("#act-kill [data-closes]");
  assert.equal(await page.evaluate(() => document.getElementById("act-kill").open), false);
  assert.equal(await page.getAttribute('[data-opens="act-kill"]', "href"), "/desk/stories/0192-wall/kill");
  await page.close();
});

it("what others changed stands in the list without a reload, and the focus stays in its row", async () => {
  const page = await open("stories.usual.en.html");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.evaluate(() => (document.querySelector("#story-0192-wall").marked = true));
  part = (await screens.read("stories_list.usual.en.html"))
    .replace("Ferry strike enters second week", "Ferry strike ends")
    .replace(/<li class="row row-withdrawn"[^]*?<\/li>/, "");
  while (streams.length === 0) await page.waitForTimeout(20);
  for (const stream of streams) stream.write('event: stories\ndata: ["0192-ferry"]\n\n');
  await page.waitForFunction(() => document.querySelector("#story-0192-ferry .row-headline").textContent.includes("ends"));
  assert.equal(await focused(page), "story-0192-ferry");
  assert.equal(await page.evaluate(() => document.querySelector("#story-0192-wall").marked), true, "what says the same stays");
  assert.equal(await page.locator("#story-0192-chess").count(), 0);
  assert.equal(await page.textContent("[data-says]"), "The list is up to date again.");
  await page.close();
});

it("leaving a story with words that are not saved asks first", async () => {
  const page = await open("story.usual.en.html");
  // What is written together with others is saved as it is typed; what the form decides is not.
  await page.fill("#headline", "Another headline");
  assert.equal(await page.textContent("[data-saved]"), "");
  await page.fill("#slug", "another-slug");
  assert.equal(await page.textContent("[data-saved]"), "Not saved yet");
  const asked = new Promise((done) => page.once("dialog", (dialog) => done(dialog.dismiss().then(() => dialog.type()))));
  await page.click('[data-way="corrections"]', { noWaitAfter: true });
  assert.equal(await asked, "beforeunload");
  await page.close();
});
