// What most people read: a reader stays with a story for some seconds, and it stands in the list; who only passes, or does not
// want to be counted, does not. The desk's curves are drawn, in both directions and in the dark.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
let browser, desk;

/** A browser that people use: by its own name one without a window is a robot. */
const AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

/** Stories of an edition that are in no list of what is read most, by the lists for programs. */
async function unread(edition) {
  const get = async (path) => (await fetch(`${base}/api/v1/editions/${edition}/${path}`)).json();
  const listed = new Set((await get("most-read?window=hour")).stories.map((story) => story.id));
  return (await get("latest")).stories.filter((story) => !listed.has(story.id));
}

/** The figure of the last hour on a story's screen at the desk. */
async function reads(id) {
  await desk.goto(`${base}/desk/stories/${id}/readers?window=hour`);
  return Number((await desk.textContent(".reader-figures dd")).replace(/\D/g, ""));
}

/** Opens a story for so long, and says what was sent from there. */
async function open(path, milliseconds, options = {}) {
  const context = await browser.newContext({ userAgent: AGENT, ...options });
  const page = await context.newPage();
  const sent = [];
  const say = async (request) => ({
    door: new URL(request.url()).pathname, said: request.postData(), cookie: (await request.allHeaders()).cookie,
  });
  page.on("request", (request) => request.method() === "POST" && sent.push(say(request)));
  if (options.asks) await page.addInitScript(() => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await page.goto(base + path, { waitUntil: "load" });
  await page.waitForTimeout(milliseconds);
  const told = await Promise.all(sent);
  await context.close();
  return told;
}

/** Waits until this holds; looks each second. */
async function until(holds, seconds = 45) {
  for (let waited = 0; waited < seconds; waited += 1) {
    if (await holds()) return true;
    await new Promise((wake) => setTimeout(wake, 1_000));
  }
  return false;
}

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
  desk = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signIn(desk, { base, password, email: "editor@orsel.example", language: "en" });
});
after(() => browser?.close());

describe("what is read", () => {
  for (const edition of ["en", "ar"]) {
    it(`is counted once after some seconds, in ${edition}`, async () => {
      const [story] = await unread(edition);
      const was = await reads(story.id);
      assert.deepEqual(await open(story.address, 3_000), [], "who only passes says nothing");
      assert.deepEqual(await open(story.address, 6_500), [{ door: `/${edition}/read`, said: story.id, cookie: undefined }]);
      await open(story.address, 6_500);
      assert.ok(await until(async () => (await reads(story.id)) > was), "it is counted within some seconds");
      assert.equal(await reads(story.id), was + 1, "the same reader twice is one");
    });
  }

  it("moves a story up the list on the page, which is made again", async () => {
    const hour = async () => (await (await fetch(`${base}/api/v1/editions/es/most-read?window=hour`)).json()).stories;
    const order = async () => (await hour()).map((story) => story.id);
    const listed = await hour();
    const have = [];
    for (const story of listed) have.push(await reads(story.id));
    // The two neighbours that lie closest: one reader more than lies between them, each with another device.
    const gaps = have.slice(1).map((reads, at) => have[at] - reads);
    const upper = gaps.indexOf(Math.min(...gaps));
    const [above, below] = [listed[upper], listed[upper + 1]];
    assert.ok(gaps[upper] < 250, `the demo has neighbours: ${have}`);
    for (let n = 0; n <= gaps[upper]; n += 1) {
      const headers = { "user-agent": `${AGENT} Reader/${n}` };
      assert.equal((await fetch(`${base}/es/read`, { method: "POST", body: below.id, headers })).status, 204);
    }
    assert.ok(await until(async () => (await order()).indexOf(below.id) < (await order()).indexOf(above.id)), "they have changed places");
    const list = (await (await fetch(`${base}/es/most-read`)).text()).split('id="most-read-hour"')[1];
    assert.ok(list.indexOf(below.address) < list.indexOf(above.address), "on the page too");
  });

  it("is not counted of who has asked not to be followed", async () => {
    const story = (await unread("en"))[1];
    assert.deepEqual(await open(story.address, 6_500, { asks: true }), []);
  });
});

describe("the desk", () => {
  for (const [language, direction] of [["en", "ltr"], ["ar", "rtl"]]) {
    for (const scheme of ["light", "dark"]) {
      it(`draws its curves in ${language}, ${scheme}`, async () => {
        const context = await browser.newContext({ colorScheme: scheme, locale: language });
        const page = await context.newPage();
        const wrongs = [];
        page.on("pageerror", (error) => wrongs.push(String(error)));
        page.on("console", (said) => said.type() === "error" && wrongs.push(said.text()));
        await signIn(page, { base, password, email: "editor@orsel.example", language });
        for (const window of ["hour", "day", "week", "always"]) {
          await page.goto(`${base}/desk/readers?edition=${language}&window=${window}`);
          assert.equal(await page.getAttribute("html", "dir"), direction);
          const line = await page.$eval(".curve-line", (line) => ({ length: line.getTotalLength(), box: line.getBoundingClientRect().width }));
          if (window !== "always") assert.ok(line.length > 900 && line.box > 200, `${window}: ${JSON.stringify(line)}`);
          assert.ok((await page.$$(".reader-row")).length > 5, window);
        }
        // The same in figures, for who listens.
        await page.click(".curve-table summary");
        assert.ok((await page.$$(".curve-table tbody tr")).length > 0);
        await page.click(".reader-row a");
        await page.waitForSelector(".curve-line");
        assert.ok((await page.$$(".reader-figures dd")).length === 3);
        assert.deepEqual(wrongs, []);
        await context.close();
      });
    }
  }

  it("leads from a story to its curve", async () => {
    const [story] = (await (await fetch(`${base}/api/v1/editions/en/most-read`)).json()).stories;
    await desk.goto(`${base}/desk/stories/${story.id}`);
    await desk.click('[data-part="to-readers"]');
    await desk.waitForURL(`**/desk/stories/${story.id}/readers`);
    assert.ok(await desk.isVisible(".curve-line"));
  });
});
