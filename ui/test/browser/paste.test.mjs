// What comes from Word, Google Docs and web pages comes in clean.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openDesk, shortly, texts } from "./desk.mjs";

let desk;
before(async () => (desk = await openDesk()));
after(() => desk.close());

const fixture = (name) => readFileSync(new URL(`../paste/${name}.html`, import.meta.url), "utf8");

/** Pastes into an empty story and answers its lines. */
async function pasted(html, name) {
  const page = await desk.page();
  await page.text.click();
  await page.evaluate((text) => window.desk.seats[0].editor.view.pasteHTML(text), html);
  const body = await page.body();
  // The browser says what the policy kept from working while it parsed; anything else is a fault.
  const blocked = /^(Applying inline style|Executing inline event handler) violates/;
  assert.deepEqual(page.complaints.filter((said) => !blocked.test(said)), [], name);
  assert.equal(await page.evaluate(() => window.pasted), undefined, "nothing that was pasted ran");
  const notice = await page.locator("#one .ed-notice").textContent();
  await page.close();
  return { lines: texts(body), notice, body };
}

test("Word", async () => {
  const { lines, notice } = await pasted(fixture("word"), "word");
  assert.deepEqual(lines, [
    "h2 The wall holds",
    "paragraph The board *backed* the fund, _for now_.",
    "h3 The sums",
    "bullet 640 million",
    "bullet six years",
    "number Survey",
    "paragraph See [the board](https://example.org/board).",
    "table Party,For/Harbour List,41",
  ]);
  assert.match(notice, /Pictures from elsewhere/);
});

test("Google Docs", async () => {
  const { lines, notice } = await pasted(fixture("docs"), "docs");
  assert.deepEqual(lines, [
    "h2 What was agreed",
    "paragraph The wall *holds*_, for now_, says [the board](https://example.org/board).",
    "bullet 640 million",
    "bullet of it 40 this year",
    "bullet six years",
    "number Survey",
    "paragraph *_الجدار صامد_*",
  ]);
  assert.equal(notice, "");
});

test("a web page", async () => {
  const { lines, notice } = await pasted(fixture("web"), "web");
  assert.deepEqual(lines, [
    "paragraph [Menu](/menu)",
    "h2 The wall holds",
    "paragraph Bare words in a box.",
    "paragraph A *paragraph* with a trap and [a link](https://example.org/).",
    "paragraph Under the picture.",
    "quotation(Mara Tolland) We measured twice.",
    "quotation(Mara Tolland) Both times it held.",
    "h3 Small print",
    "paragraph kept as words",
    "bullet one",
    "bullet two",
    "bullet inner",
    "paragraph made up",
    "table Votes Party,For Harbour List,41/Short,",
  ]);
  assert.match(notice, /Pictures from elsewhere.*Films and frames/);
});

test("what was copied here comes back as it was", async () => {
  const { sample } = await import("./desk.mjs");
  const page = await desk.page({ body: sample() });
  const was = await page.body();
  await page.text.press("Control+a");
  await page.text.press("Control+c");
  await page.text.press("Control+x");
  await shortly(async () => assert.equal((await page.body()).content.length, 1));
  await page.text.press("Control+v");
  await shortly(async () => assert.deepEqual(texts(await page.body()), texts(was)));
  assert.deepEqual(page.complaints, []);
  await page.close();
});
