// A story's day at the desk, by real browsers against the real program: written by one, with a picture, a quotation and
// who said it, and related news, read over another's shoulder, handed in, approved, read by the public, corrected, taken
// back. Once in an edition that runs to the right and once in one that runs to the left, with the desk in the language
// of whoever sits there.
//
// Every journey is recorded. What fails leaves its record (open it with: npx playwright show-trace FILE) and a picture of
// every window in out/journeys/ (or OUT).

import assert from "node:assert/strict";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
const out = join(process.env.OUT ?? fileURLToPath(new URL("out", import.meta.url)), "journeys");
let browser;

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
  await rm(out, { recursive: true, force: true });
});
after(() => browser?.close());

/** A test whose windows are recorded; the record is kept when it fails. `window` opens one. */
function journey(name, act) {
  test(name, async () => {
    const windows = [];
    const window = async (who) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.tracing.start({ screenshots: true, snapshots: true });
      const page = await context.newPage();
      page.complaints = [];
      page.on("pageerror", (error) => page.complaints.push(`${who}: ${error}`));
      page.on("console", (said) => said.type() === "error" && page.complaints.push(`${who}: ${said.text()}`));
      windows.push({ who, context, page });
      return page;
    };
    let failed = true;
    try {
      await act(window);
      assert.deepEqual(windows.flatMap(({ page }) => page.complaints), []);
      failed = false;
    } finally {
      if (failed) await mkdir(out, { recursive: true });
      for (const { who, context, page } of windows) {
        const file = join(out, `${name.replace(/\W+/g, "-")}.${who}`);
        if (failed) await page.screenshot({ path: `${file}.png`, fullPage: true }).catch(() => {});
        await context.tracing.stop(failed ? { path: `${file}.zip` } : {});
        await context.close();
      }
    }
  });
}

/** Presses an act of the stage strip, wherever it stands. */
async function act(page, segment) {
  const button = page.locator(`form[action$="/${segment}"] button`).first();
  if (!(await button.isVisible())) await page.locator("[data-part=stage] summary").click();
  await Promise.all([page.waitForURL(/done=/), button.click()]);
}

const text = (page) => page.locator(".ProseMirror[contenteditable=true]").first();

/** A block out of the editor's menu. */
async function insert(page, kind) {
  await page.locator(".ed-insert").first().click();
  await page.locator(`[data-insert="${kind}"]`).filter({ visible: true }).click();
}

/** Somebody's words, and in the panel who they are. */
async function quote(page, { words, speaker, role, through }) {
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(`> ${words}`);
  await page.locator(".ed-quotation .ed-source").last().click();
  const fields = page.locator(".ed-panel .ed-field");
  for (const [at, said] of [speaker, role, through].entries()) await fields.nth(at).locator("input").fill(said);
  await fields.nth(3).locator("select").selectOption("unnamed");
  await page.locator(".ed-panel .ed-primary").click();
  await page.locator(".ed-panel").waitFor({ state: "detached" });
}

/** A picture of the library, with what it shows said for this story. */
async function picture(page, alt) {
  await page.keyboard.press("Control+End");
  await insert(page, "picture");
  await page.locator(".ed-panel .ed-choice").first().click();
  // One panel gives way to the next, whose first field is the description.
  await page.locator(".ed-panel textarea").first().fill(alt);
  await page.locator(".ed-panel .ed-primary").click();
  await page.locator(".ed-panel").waitFor({ state: "detached" });
}

/** The first story that is found by a word; answers with its headline. */
async function related(page, word) {
  await page.keyboard.press("Control+End");
  await insert(page, "related");
  await page.locator(".ed-panel input[type=search]").fill(word);
  const choice = page.locator(".ed-panel .ed-choice").first();
  await choice.click();
  const headline = await choice.locator("span").innerText();
  await page.locator(".ed-panel .ed-primary").click();
  await page.locator(".ed-panel").waitFor({ state: "detached" });
  return headline;
}

const editions = [
  {
    tag: "en", language: "en", direction: "ltr", headline: "Harbour opens after nine days of wind", standfirst: "Ferries left at dawn.",
    text: "The first ferry left at dawn, the harbour master said.", more: " Calm.",
    quotation: { words: "We waited for the swell to fall.", speaker: "Edda Rowan", role: "harbour master", through: "speaking to reporters" },
    alt: "A ferry leaving a grey harbour at first light", word: "flood",
    wrong: "It was nine days, not ten.", reason: "The harbour has closed again.",
  },
  {
    tag: "ar", language: "ar", direction: "rtl", headline: "الميناء يفتح بعد تسعة أيام من الرياح", standfirst: "غادرت العبارات عند الفجر.",
    text: "غادرت أول عبارة عند الفجر، بحسب مدير الميناء.", more: " هدوء.",
    quotation: { words: "انتظرنا حتى هدأت الأمواج.", speaker: "إيدا روان", role: "مديرة الميناء", through: "في حديث للصحفيين" },
    alt: "عبارة تغادر ميناء رماديا مع أول ضوء", word: "في",
    wrong: "كانت تسعة أيام لا عشرة.", reason: "أُغلق الميناء من جديد.",
  },
];

for (const story of editions) {
  journey(`a story's day in ${story.tag}`, async (window) => {
    const writer = await signIn(await window("writer"), { base, password, email: "reporter@orsel.example", language: story.language });
    await writer.goto(`${base}/desk/stories/new?edition=${story.tag}`);
    await writer.fill("[name=headline]", story.headline);
    await Promise.all([writer.waitForURL(/stories\/[0-9a-f-]{36}$/), writer.click("main form button")]);
    const address = writer.url();
    await text(writer).waitFor();
    assert.equal(await text(writer).evaluate((place) => getComputedStyle(place).direction), story.direction);
    await writer.fill("#standfirst", story.standfirst);
    await text(writer).click();
    await writer.keyboard.type(story.text);

    // A colleague opens the same story and sees what is typed, as it is typed.
    const editor = await signIn(await window("editor"), { base, password, email: "editor@orsel.example", language: story.language });
    await editor.goto(address);
    await text(editor).waitFor();
    const sees = (said) => editor.waitForFunction((said) => document.querySelector(".ProseMirror").textContent.includes(said), said);
    await sees(story.text);
    await editor.waitForFunction((said) => document.querySelector("#standfirst").value === said, story.standfirst);
    await text(writer).click();
    await writer.keyboard.press("Control+End");
    await writer.keyboard.type(story.more);
    await sees(story.more.trim());
    await quote(writer, story.quotation);
    const other = await related(writer, story.word);
    await picture(writer, story.alt);
    for (const said of [story.quotation.words, story.quotation.speaker]) await sees(said);
    await editor.locator(".ProseMirror img").first().waitFor();

    await act(writer, "submit");
    assert.equal(await writer.locator("[data-part=stage] .main").count(), 0, "a reporter publishes nothing");
    await editor.goto(address);
    await act(editor, "approve");
    const shown = await editor.locator(`[data-part=stage] a[href^="/${story.tag}/"]`).first().getAttribute("href");

    const reader = await window("reader");
    const answer = await reader.goto(base + shown);
    assert.equal(answer.status(), 200);
    assert.equal(await reader.locator("html").getAttribute("dir"), story.direction);
    assert.equal(await reader.locator("h1").first().innerText(), story.headline);
    const read = await reader.locator("main").innerText();
    const { words, speaker, role, through } = story.quotation;
    for (const said of [story.text, story.standfirst, words, speaker, role, through]) assert.ok(read.includes(said), `${said} in:\n${read}`);
    assert.ok((await reader.locator("blockquote").first().innerText()).includes(words));
    const image = reader.locator(`main img[alt="${story.alt}"]`);
    await image.scrollIntoViewIfNeeded();
    await reader.waitForFunction((alt) => document.querySelector(`main img[alt="${alt}"]`).naturalWidth > 0, story.alt);
    // Lists may say another headline than the page; the page says the one by which it was found.
    await Promise.all([reader.waitForURL((url) => decodeURI(url.pathname) !== decodeURI(shown)), reader.locator('[data-part="related"] .card-headline a').first().click()]);
    assert.equal(await reader.locator("h1").first().innerText(), other);

    await editor.goto(`${address}/correct`);
    await editor.fill("main [name=text]", story.wrong);
    await Promise.all([editor.waitForURL(/done=/), editor.click('form[action$="/correct"] button:not([type=button])')]);
    for (const place of [shown, `/${story.tag}/corrections`, `/${story.tag}/feed.xml`, `/${story.tag}/feed.atom`, `/${story.tag}/feed.json`]) {
      const said = await (await fetch(base + place)).text();
      assert.ok(said.includes(story.wrong), `${place} does not tell the correction`);
    }
    await reader.goto(base + shown);
    const told = await reader.locator('script[type="application/ld+json"]').allInnerTexts();
    assert.ok(told.some((json) => JSON.stringify(JSON.parse(json)).includes(story.wrong)), "structured data does not tell the correction");

    await editor.goto(`${address}/withdraw`);
    await editor.fill("main [name=reason]", story.reason);
    await Promise.all([editor.waitForURL(/done=/), editor.click('form[action$="/withdraw"] button:not([type=button])')]);
    const gone = await fetch(base + shown);
    assert.equal(gone.status, 410);
    assert.ok((await gone.text()).includes(story.reason));
    for (const place of [`/${story.tag}/`, `/${story.tag}/latest`, `/${story.tag}/feed.xml`, "/news-sitemap.xml"]) {
      const said = await (await fetch(base + place)).text();
      assert.ok(!said.includes(shown), `${place} still leads to what was taken back`);
    }

    await editor.goto(`${address}/history`);
    assert.ok((await editor.locator("tbody tr").count()) >= 2);
  });
}

journey("screens of the desk stand in every language and direction without a complaint", async (window) => {
  for (const language of ["en", "es", "ar"]) {
    const chief = await signIn(await window(`chief-${language}`), { base, password, email: "chief@orsel.example", language });
    for (const screen of ["stories", "stories/new", "scheduled", "corrections", "readers", "audit", "members", "account", "tokens"]) {
      const answer = await chief.goto(`${base}/desk/${screen}`);
      assert.equal(answer.status(), 200, screen);
      assert.equal(await chief.locator("html").getAttribute("lang"), language, screen);
    }
  }
});
