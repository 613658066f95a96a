// Breaking news on open pages: a flash sent at the desk stands in another browser's ticker at once, is corrected there and
// taken back; nothing on the page moves; a reader may hold it still; a story says that it was updated.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
let browser, desk;

/** The words of the ticker's entries. */
const entries = (page) => page.$$eval('[data-part="ticker"] li', (all) => all.map((one) => one.textContent.trim()));

/** Waits until the ticker has, or has no more, an entry with these words. */
const until = (page, words, there) =>
  page.waitForFunction(
    ([words, there]) => [...document.querySelectorAll('[data-part="ticker"] li')].some((one) => one.textContent.includes(words)) === there,
    [words, there],
    { timeout: 10_000 },
  );

/** A reader's page, with whatever went wrong on it. */
async function reader(path, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.wrongs = [];
  page.on("pageerror", (error) => page.wrongs.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.wrongs.push(said.text()));
  // Shifts are measured by the browser itself (Layout Instability). In the roll what is older moves aside for what is new;
  // nothing else on the page may move.
  await page.addInitScript(() => {
    window.shifts = [];
    const outside = ({ node }) => !(node?.parentElement?.closest('[data-part="ticker"]') ?? null);
    const told = (entry) => (entry.sources.some(outside) ? [entry.value] : []);
    new PerformanceObserver((list) => window.shifts.push(...list.getEntries().flatMap(told))).observe({
      type: "layout-shift",
      buffered: true,
    });
  });
  const listens = page.waitForResponse((answer) => answer.url().includes("/events"));
  await page.goto(base + path, { waitUntil: "load" });
  assert.equal((await listens).status(), 200);
  return page;
}

/** Sends from wherever the desk is: a key, the words, Ctrl+Enter. */
async function send(words) {
  await desk.keyboard.press("b");
  await desk.keyboard.type(words);
  await desk.keyboard.press("Control+Enter");
}

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
  desk = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await signIn(desk, { base, password, email: "editor@orsel.example", language: "en" });
  await desk.goto(`${base}/desk/stories`);
});
after(() => browser?.close());

describe("a flash", () => {
  it("goes out in three keystrokes, stands on open pages without a shift, is corrected and recalled", async () => {
    const page = await reader("/en/");
    await page.evaluate(() => (window.shifts.length = 0));
    const words = `The flood wall holds ${Date.now()}`;
    await send(words);
    await until(page, words, true);
    assert.ok((await entries(page))[0].includes(words), "the newest stands first");
    assert.ok((await page.textContent('[data-says="ticker"]')).includes(words), "and is said once to those who listen");
    assert.equal(await page.getAttribute('[data-part="ticker"]', "aria-live"), null, "what moves is not announced as such");
    // The desk stays where it was, its window closed.
    assert.ok(desk.url().endsWith("/desk/stories"));
    await desk.waitForFunction(() => !document.getElementById("flash-window").open);

    await desk.goto(`${base}/desk/flashes`);
    await desk.click(`.flash-row:has-text("${words}") a.button`);
    await desk.fill("main textarea", `${words}, says the council`);
    await desk.click("main form.stack button.main");
    await until(page, "says the council", true);
    assert.equal((await entries(page)).filter((entry) => entry.includes(words)).length, 1, "it is the same entry");

    await desk.click(`.flash-row:has-text("${words}") button.danger`);
    await until(page, words, false);
    assert.deepEqual(await page.evaluate(() => window.shifts), [], "nothing has moved");
    assert.deepEqual(page.wrongs, []);
    await desk.goto(`${base}/desk/stories`);
    await page.context().close();
  });

  it("is not brought back by the stream when newer ones have taken its place", async () => {
    const page = await reader("/en/");
    const told = await page.evaluate(async () => {
      const address = document.querySelector('[data-part="ticker"]').dataset.events;
      // Everything that the log still tells of: on the demo there are more than a ticker holds.
      const stream = new EventSource(`${address.split("?")[0]}?after=1`);
      let count = 0;
      stream.addEventListener("flash", () => (count += 1));
      await new Promise((rested) => setTimeout(rested, 1_500));
      stream.close();
      return count;
    });
    assert.ok(told > 0, "the stream tells again of flashes that the page has or had");
    const server = (await (await fetch(`${base}/en/`)).text()).match(/data-flash="[^"]+"/g);
    const shown = await page.$$eval('[data-part="ticker"] li', (all) => all.map((one) => `data-flash="${one.dataset.flash}"`));
    assert.deepEqual(shown, server);
    assert.equal((await page.$$(".ticker .is-fresh")).length, 0, "nothing pretends to be new");
    await page.context().close();
  });

  it("is held while the reader holds the ticker, and comes when they let it go", async () => {
    const page = await reader("/en/latest", { reducedMotion: "reduce" });
    await page.click(".ticker-pause");
    assert.equal(await page.getAttribute(".ticker-pause", "aria-pressed"), "true");
    const words = `Held ${Date.now()}`;
    await send(words);
    await page.waitForSelector(".has-held");
    assert.ok(!(await entries(page)).join().includes(words));
    await page.click(".ticker-pause");
    await until(page, words, true);
    const moves = await page.$eval(".ticker li.is-fresh", (entry) => getComputedStyle(entry).animationName);
    assert.equal(moves, "none", "reduced motion is respected");
    await page.context().close();
  });

  it("keeps what was written when it is refused, and says why, in the window", async () => {
    await desk.keyboard.press("b");
    await desk.keyboard.insertText("a".repeat(281));
    await desk.keyboard.press("Control+Enter");
    await desk.waitForSelector("#flash-window .field-error");
    assert.equal((await desk.inputValue("#flash-window [name=text-en]")).trim().length, 281);
    await desk.keyboard.press("Escape");
    await desk.goto(`${base}/desk/stories`);
  });
});

it("each edition has its own wording, in its own direction", async () => {
  const [english, arabic] = [await reader("/en/"), await reader("/ar/")];
  await desk.keyboard.press("b");
  const mark = Date.now();
  await desk.fill("#flash-window [name=text-en]", `Ferry sails ${mark}`);
  await desk.fill("#flash-window [name=text-ar]", `العبّارة تبحر ${mark}`);
  assert.equal(await desk.getAttribute("#flash-window [name=text-ar]", "dir"), "rtl");
  await desk.keyboard.press("Control+Enter");
  await until(english, `Ferry sails ${mark}`, true);
  await until(arabic, `العبّارة تبحر ${mark}`, true);
  assert.ok(!(await entries(english)).join().includes("العبّارة"));
  await english.context().close();
  await arabic.context().close();
});

it("without script the page says the same, and asks for nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(`${base}/en/`);
  assert.ok((await entries(page)).length > 0);
  assert.ok(!asked.some((address) => address.includes("/events")));
  await page.goto(`${base}/en/breaking`);
  assert.ok((await page.$$(".flashes li")).length > 0);
  await context.close();
});
