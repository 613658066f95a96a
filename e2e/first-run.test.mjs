// The first run, with the commands of the README: an empty folder, nothing said, the guide in the browser, a published story
// on the public front. In English and in Arabic, with the time that it takes.
//
// PICTURES=DIR takes pictures of each step, by day and by night and on a phone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { program, serve } from "./start.mjs";

const pictures = process.env.PICTURES;
let browser;

before(async () => {
  browser = await openBrowser();
  if (pictures) await mkdir(pictures, { recursive: true });
});
after(() => browser?.close());

async function look(page, name) {
  if (!pictures) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `first-${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

const LANGUAGES = [
  {
    language: "en", other: "es", paper: "The Harbour Post", zone: "Europe/Lisbon",
    headline: "The harbour wall holds", standfirst: "Nobody was hurt.", text: "It held through the night.",
  },
  {
    language: "ar", other: "en", paper: "بريد المرفأ", zone: "Africa/Cairo",
    headline: "جدار المرفأ يصمد", standfirst: "لم يصب أحد.", text: "صمد طوال الليل.",
  },
];

for (const { language, other, paper, zone, headline, standfirst, text } of LANGUAGES) {
  test(`from an empty folder to a story on the front: ${language}`, { timeout: 120_000 }, async (t) => {
    const began = Date.now();
    const data = await mkdtemp(join(tmpdir(), "nightdesk-first-"));
    const told = execFileSync(program(), ["init", "--data", data], { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
    const link = told.match(/\/desk\/join\/\S+/)?.[0];
    assert.ok(link, told);
    const { base, close } = await serve(["serve", "--data", data], data);
    t.after(close);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    t.after(() => context.close());
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (said) => said.type() === "error" && !/status of 422/.test(said.text()) && complaints.push(said.text()));

    // The link: who comes first says who they are, also their address.
    await page.goto(`${base}${link}?language=${language}`);
    await look(page, `${language}-0-link`);
    await page.fill("[name=name]", "Lena Marsh");
    await page.fill("[name=email]", "lena@harbour.example");
    await page.selectOption("[name=language]", language);
    await page.fill("[name=password]", "four words by chance");
    await page.fill("[name=again]", "four words by chance");
    await Promise.all([page.waitForURL(/\/desk\/$/), page.click("[data-part=invitation] button.main")]);
    assert.equal(await page.locator("html").getAttribute("lang"), language);

    // Name and languages. What cannot be used is told, and what was typed stands there.
    const step = (word) => page.locator(`#${word}`);
    const keep = (word) => Promise.all([page.waitForURL(/done=saved/), step(word).locator("form button.main").click()]);
    await page.fill("#paper [name=name]", paper);
    await page.fill("#paper [name=zone]", "Mars/Base");
    for (const box of await page.locator("#paper [name=languages]").all()) {
      await box.setChecked([language, other].includes(await box.getAttribute("value")));
    }
    await look(page, `${language}-1-paper`);
    await step("paper").locator("form button.main").click();
    await page.locator("#paper .field-error").waitFor();
    assert.equal(await page.inputValue("#paper [name=name]"), paper);
    await look(page, `${language}-2-refused`);
    await page.fill("#paper [name=zone]", zone);
    await keep("paper");
    assert.ok(await step("paper").evaluate((at) => at.classList.contains("is-done")));

    // The look may wait, but not here; each step can be opened again.
    await step("look").locator("a.button").click();
    await page.locator("#look [name=brand]").fill("#0b3c49");
    await page.setInputFiles("#look [name=logo]", {
      name: "mark.svg", mimeType: "image/svg+xml",
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="3"/></svg>'),
    });
    await look(page, `${language}-3-look`);
    await keep("look");
    await step("paper").locator("a.button").click();
    assert.equal(await page.inputValue("#paper [name=name]"), paper);

    // Sections: the usual ones are chosen already. Left and taken up again, the guide is where it was.
    await page.goto(`${base}/desk/account`);
    await page.goto(`${base}/desk/`);
    await look(page, `${language}-4-sections`);
    await page.check("#sections [value=science]");
    await keep("sections");

    // The first story.
    await Promise.all([page.waitForURL(/stories\/new/), step("write").locator("a.button").click()]);
    await page.fill("[name=headline]", headline);
    await page.selectOption("[name=edition]", { index: 0 });
    await page.selectOption("[name=section]", { index: 1 });
    await Promise.all([page.waitForURL(/stories\/[0-9a-f-]{36}$/), page.click("main form button.main")]);
    const body = page.locator(".ProseMirror[contenteditable=true]");
    await body.waitFor();
    await page.fill("[name=standfirst]", standfirst);
    await body.click();
    await page.keyboard.type(text);
    await page.locator("[data-standing-of=room][data-kind=saved]").waitFor();
    const publish = page.locator("[data-part=stage] form[action$='/publish'] button").first();
    await Promise.all([page.waitForURL(/done=/), publish.click()]);

    // The guide is at its end, and leads to the front.
    await page.goto(`${base}/desk/welcome`);
    await look(page, `${language}-5-open`);
    await page.locator("[data-part=welcome] .buttons a.main").click();
    const card = page.locator("[data-part=card]", { hasText: headline }).first();
    await card.waitFor();
    assert.match(page.url(), new RegExp(`/${language}/$`));
    assert.match(await page.locator("[data-part=masthead]").innerText(), new RegExp(paper));
    assert.equal(await page.locator("html").getAttribute("dir"), language === "ar" ? "rtl" : "ltr");
    await look(page, `${language}-6-front`);
    const seconds = (Date.now() - began) / 1000;
    t.diagnostic(`first run in ${language}: ${seconds.toFixed(1)} s`);
    assert.ok(seconds < 60, `it took ${seconds} s without anybody thinking`);

    // It closes by itself.
    await page.goto(`${base}/desk/`);
    assert.match(page.url(), /\/desk\/stories/);
    assert.deepEqual(complaints, []);
  });
}
