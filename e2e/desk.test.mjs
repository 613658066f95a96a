// A story's day at the desk, by real browsers against the real program: written by one, read over another's shoulder,
// handed in, approved, read by the public, corrected, taken back. Once in an edition that runs to the right and once in
// one that runs to the left, with the desk in the language of whoever sits there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
let browser;

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
});
after(() => browser?.close());

/** Somebody of the demo at their desk; what the browser complains of fails the test. */
async function at(email, language) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.complaints.push(said.text()));
  await page.goto(`${base}/desk/sign-in?language=${language}`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForURL(/\/desk\/(stories|members|account|welcome)?$/), page.click("main form button:not([name])")]);
  // The desk speaks the language of the account.
  await page.goto(`${base}/desk/account`);
  await page.selectOption("form [name=language]", language);
  await Promise.all([page.waitForURL(/done=saved/), page.click('form:has([name=language]) button.main')]);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  return page;
}

/** Presses an act of the stage strip, wherever it stands. */
async function act(page, segment) {
  const button = page.locator(`form[action$="/${segment}"] button`).first();
  if (!(await button.isVisible())) await page.locator("[data-part=stage] summary").click();
  await Promise.all([page.waitForURL(/done=/), button.click()]);
}

const editions = [
  { tag: "en", language: "en", direction: "ltr", headline: "Harbour opens after nine days of wind", standfirst: "Ferries left at dawn.", text: "The first ferry left at dawn, the harbour master said.", more: " Calm.", wrong: "It was nine days, not ten.", reason: "The harbour has closed again." },
  { tag: "ar", language: "ar", direction: "rtl", headline: "الميناء يفتح بعد تسعة أيام من الرياح", standfirst: "غادرت العبارات عند الفجر.", text: "غادرت أول عبارة عند الفجر، بحسب مدير الميناء.", more: " هدوء.", wrong: "كانت تسعة أيام لا عشرة.", reason: "أُغلق الميناء من جديد." },
];

for (const story of editions) {
  test(`a story's day in ${story.tag}`, async () => {
    const writer = await at("reporter@orsel.example", story.language);
    await writer.goto(`${base}/desk/stories/new?edition=${story.tag}`);
    await writer.fill("[name=headline]", story.headline);
    await Promise.all([writer.waitForURL(/stories\/[0-9a-f-]{36}$/), writer.click("main form button")]);
    const address = writer.url();
    const text = (page) => page.locator(".ProseMirror[contenteditable=true]");
    await text(writer).waitFor();
    assert.equal(await text(writer).evaluate((place) => getComputedStyle(place).direction), story.direction);
    await writer.fill("#standfirst", story.standfirst);
    await text(writer).click();
    await writer.keyboard.type(story.text);

    // A colleague opens the same story and sees what is typed, as it is typed.
    const editor = await at("editor@orsel.example", story.language);
    await editor.goto(address);
    await text(editor).waitFor();
    await editor.waitForFunction((said) => document.querySelector(".ProseMirror").textContent.includes(said), story.text);
    await editor.waitForFunction((said) => document.querySelector("#standfirst").value === said, story.standfirst);
    await text(writer).click();
    await writer.keyboard.press("Control+End");
    await writer.keyboard.type(story.more);
    await editor.waitForFunction((said) => document.querySelector(".ProseMirror").textContent.includes(said), story.more.trim());

    await act(writer, "submit");
    assert.equal(await writer.locator("[data-part=stage] .main").count(), 0, "a reporter publishes nothing");
    await editor.goto(address);
    await act(editor, "approve");
    const shown = await editor.locator(`[data-part=stage] a[href^="/${story.tag}/"]`).first().getAttribute("href");

    const reader = await (await browser.newContext()).newPage();
    const answer = await reader.goto(base + shown);
    assert.equal(answer.status(), 200);
    assert.equal(await reader.locator("html").getAttribute("dir"), story.direction);
    assert.equal(await reader.locator("h1").first().innerText(), story.headline);
    const read = await reader.locator("main").innerText();
    assert.ok(read.includes(story.text) && read.includes(story.standfirst), read.slice(0, 400));

    await editor.goto(`${address}/correct`);
    await editor.fill("main [name=text]", story.wrong);
    await Promise.all([editor.waitForURL(/done=/), editor.click('form[action$="/correct"] button:not([type=button])')]);
    for (const place of [shown, `/${story.tag}/corrections`, `/${story.tag}/feed.xml`]) {
      const said = await (await fetch(base + place)).text();
      assert.ok(said.includes(story.wrong), `${place} does not tell the correction`);
    }

    await editor.goto(`${address}/withdraw`);
    await editor.fill("main [name=reason]", story.reason);
    await Promise.all([editor.waitForURL(/done=/), editor.click('form[action$="/withdraw"] button:not([type=button])')]);
    const gone = await fetch(base + shown);
    assert.equal(gone.status, 410);
    assert.ok((await gone.text()).includes(story.reason));

    await editor.goto(`${address}/history`);
    assert.ok((await editor.locator("tbody tr").count()) >= 2);
    assert.deepEqual([...writer.complaints, ...editor.complaints], []);
    for (const page of [writer, editor, reader]) await page.context().close();
  });
}

test("screens of the desk stand in every language and direction without a complaint", async () => {
  for (const language of ["en", "es", "ar"]) {
    const chief = await at("chief@orsel.example", language);
    for (const screen of ["stories", "stories/new", "scheduled", "corrections", "audit", "members", "account", "tokens"]) {
      const answer = await chief.goto(`${base}/desk/${screen}`);
      assert.equal(answer.status(), 200, screen);
      assert.equal(await chief.locator("html").getAttribute("lang"), language, screen);
    }
    assert.deepEqual(chief.complaints, []);
    await chief.context().close();
  }
});
