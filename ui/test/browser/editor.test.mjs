// The editor in a browser, under the desk's content security policy: typing, blocks, panels, two people, Arabic.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openDesk, sample, shortly, texts } from "./desk.mjs";

let desk;
before(async () => (desk = await openDesk()));
after(() => desk.close());

/** A test with a page of its own; what the page complains about fails it. */
function journey(name, settings, act) {
  test(name, async () => {
    const page = await desk.page(settings);
    try {
      await act(page, page.locator("#one"));
      assert.deepEqual(page.complaints, []);
    } finally {
      await page.close();
    }
  });
}

const lines = async (page, seat = 0) => texts(await page.body(seat));

/** The browser tells of a moved caret between two frames; who types sooner than any hand would type where it was. */
const settled = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

journey("typing makes paragraphs, headings, lists, quotations and the marks of the language", {}, async (page) => {
  await page.text.click();
  await page.keyboard.type('The "wall" holds -- it\'s done...');
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Sums");
  await page.keyboard.press("Enter");
  await page.keyboard.type("- one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1. first");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("> said");
  assert.deepEqual(await lines(page), [
    "paragraph The “wall” holds — it’s done…",
    "h2 Sums",
    "bullet one",
    "bullet two",
    "number first",
    "quotation() said",
  ]);
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  assert.equal((await lines(page)).at(-1), "paragraph said");
});

journey("keys set bold, italic, headings and line breaks, and take them back", {}, async (page, one) => {
  await page.text.click();
  await page.keyboard.press("Control+b");
  await page.keyboard.type("bold");
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+i");
  await page.keyboard.type(" slant");
  await page.keyboard.press("Control+i");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("plain");
  assert.deepEqual(await lines(page), ["paragraph *bold*_ slant_⏎plain"]);
  await page.keyboard.press("Control+Alt+2");
  assert.match((await lines(page))[0], /^h2 /);
  assert.equal(await one.getByRole("button", { name: "Heading", exact: true }).getAttribute("aria-pressed"), "true");
  await page.keyboard.press("Control+Alt+3");
  assert.match((await lines(page))[0], /^h3 /);
  await page.keyboard.press("Control+Alt+3");
  assert.match((await lines(page))[0], /^paragraph /);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+Shift+8");
  assert.match((await lines(page))[0], /^bullet /);
});

journey("the middle item of a list becomes a paragraph between two lists", {}, async (page) => {
  await page.text.click();
  await page.keyboard.type("- a");
  for (const item of ["b", "c"]) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(item);
  }
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+Shift+8");
  assert.deepEqual(await lines(page), ["bullet a", "paragraph b", "bullet c"]);
  await page.keyboard.type("!");
  assert.deepEqual(await lines(page), ["bullet a", "paragraph b!", "bullet c"]);
});

journey("a quotation gets its attribution in the panel", {}, async (page, one) => {
  await page.text.click();
  await page.keyboard.type("> We measured twice.");
  await one.getByRole("button", { name: /Who said it/ }).click();
  const panel = page.getByRole("dialog", { name: "Quotation" });
  await panel.getByRole("button", { name: "Done" }).click();
  await panel.getByText("This must not be empty.").waitFor();
  await panel.getByLabel("Who said it").fill("Mara Tolland");
  await panel.getByLabel("In what role").fill("flood engineer");
  await panel.getByLabel("Through whom").fill("speaking to reporters");
  await panel.getByLabel("How firmly it stands").selectOption("unnamed");
  await panel.getByLabel("When").fill("2026-05-03");
  await page.keyboard.press("Enter");
  await panel.waitFor({ state: "detached" });
  await one.getByText("Mara Tolland · flood engineer").waitFor();
  assert.deepEqual((await page.body()).content[0].attrs, {
    speaker: "Mara Tolland",
    role: "flood engineer",
    through: "speaking to reporters",
    standing: "unnamed",
    said: "2026-05-03",
  });
});

journey("a claim carries its source, and loses it again", {}, async (page, one) => {
  await page.text.click();
  await page.keyboard.type("Turnout fell");
  await page.keyboard.press("Control+a");
  await one.getByRole("button", { name: "Claim with its source" }).click();
  await page.getByLabel("Who said it").fill("Census");
  await page.getByRole("button", { name: "Done" }).click();
  await shortly(async () => assert.deepEqual(await lines(page), ["paragraph {Turnout fell|Census}"]));
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Alt+c");
  await page.getByRole("button", { name: "Remove" }).click();
  await shortly(async () => assert.deepEqual(await lines(page), ["paragraph Turnout fell"]));
});

journey("a link leads to an address or to a story of ours, never to a script", {}, async (page) => {
  await page.text.click();
  await page.keyboard.type("the board");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+k");
  const panel = page.getByRole("dialog", { name: "Link" });
  await panel.getByLabel("Address").fill("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await panel.getByText("This is no address that a link may have.").waitFor();
  await panel.getByLabel("Or a story of ours").fill("flood");
  await panel.getByRole("button", { name: /Flood wall fund backed/ }).click();
  await panel.getByRole("button", { name: "Done" }).click();
  await shortly(async () => assert.deepEqual(await lines(page), ["paragraph [the board](/en/news/flood-wall)"]));
});

/** Opens the menu of blocks and takes one. */
async function insert(one, kind) {
  await one.getByRole("button", { name: "Insert" }).click();
  await one.page().locator(`[data-insert="${kind}"]`).filter({ visible: true }).click();
}

journey("a picture of the library wants a description", {}, async (page, one) => {
  await page.text.click();
  await insert(one, "picture");
  await page.getByRole("button", { name: /Lanterns/ }).click();
  const panel = page.getByRole("dialog", { name: "Picture", exact: true });
  await panel.getByRole("button", { name: "Done" }).click();
  await panel.getByText("This must not be empty.").waitFor();
  await panel.getByLabel("Description").fill("Two lanterns");
  await panel.getByRole("button", { name: "Done" }).click();
  const card = one.getByRole("group", { name: "Picture: Lanterns" });
  await card.waitFor();
  assert.deepEqual((await page.body()).content[0].attrs, {
    asset: { kept: "0198c0de-0000-7000-8000-0000000000a2" },
    alt: "Two lanterns",
    caption: "Lanterns",
    credit: "",
  });
});

journey("an embed is kept as an address, and nothing is loaded from there", {}, async (page, one) => {
  const elsewhere = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(desk.address)) elsewhere.push(request.url());
  });
  await page.text.click();
  await insert(one, "embed");
  const panel = page.getByRole("dialog");
  await panel.getByLabel("Address").fill("https://example.org/film");
  await page.keyboard.press("Enter");
  await panel.getByText("This address belongs to none of these services.").waitFor();
  await panel.getByLabel("Address").fill("https://youtu.be/abc");
  await panel.getByLabel("What it is").fill("The debate");
  await page.keyboard.press("Enter");
  await one.getByRole("group", { name: /YouTube The debate/ }).waitFor();
  assert.deepEqual((await page.body()).content[0].attrs, {
    provider: "youtube",
    address: "https://www.youtube-nocookie.com/embed/abc",
    title: "The debate",
  });
  assert.deepEqual(elsewhere, []);
});

journey("fact box, table, chart, gallery, film and related stories are made in their panels", {}, async (page, one) => {
  const done = () => page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
  const closed = () => page.getByRole("dialog").waitFor({ state: "detached" });
  await page.text.click();
  await insert(one, "fact_box");
  await page.getByLabel("Title").fill("At a glance");
  await page.getByRole("textbox", { name: "Lines" }).click();
  await page.keyboard.type("The river");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Bulleted list" }).click();
  await page.keyboard.press("Control+b");
  await page.keyboard.type("312");
  await done();
  await closed();
  await insert(one, "table");
  await page.getByLabel("Headings, Column 1").fill("Party");
  await page.getByLabel("Row 1, Column 1").fill("Harbour List");
  await page.getByLabel("Row 1, Column 2").fill("41");
  await done();
  await closed();
  await insert(one, "chart");
  await page.getByLabel("Title").fill("Turnout");
  await page.getByRole("textbox", { name: "Label" }).fill("2021");
  await page.getByRole("textbox", { name: "Value" }).fill("many");
  await done();
  await page.getByText("This is no number.").waitFor();
  await page.getByRole("textbox", { name: "Value" }).fill("61.50");
  await done();
  await closed();
  await insert(one, "gallery");
  await page.getByRole("button", { name: /gauge at Brannock/ }).click();
  await page.getByRole("button", { name: /gauge at Brannock.*Ines/ }).last().click();
  await page.getByRole("button", { name: /Remove: / }).first().click();
  await done();
  await closed();
  await insert(one, "film");
  await page.getByRole("button", { name: /The dredger/ }).click();
  await closed();
  await insert(one, "related");
  const search = page.getByLabel("Search stories");
  await search.press("Enter");
  await page.getByRole("button", { name: /Flood wall/ }).click();
  await page.getByRole("button", { name: /Evacuees/ }).click();
  await page.getByRole("button", { name: "Move up: Evacuees return" }).click();
  await done();
  await closed();
  await insert(one, "divider");
  const { content } = await page.body();
  const kinds = content.map(({ type }) => type);
  assert.deepEqual(kinds, ["fact_box", "table", "chart", "gallery", "film", "related", "divider", "paragraph"]);
  const [facts, table, chart, gallery, film, related] = content.map(({ attrs }) => attrs);
  assert.deepEqual(facts, {
    title: "At a glance",
    lines: [
      { kind: "text", content: [{ type: "text", text: "The river" }] },
      { kind: "bullet", content: [{ type: "text", text: "312", marks: [{ type: "strong" }] }] },
    ],
  });
  assert.deepEqual(table, { caption: "", headings: ["Party", ""], rows: [["Harbour List", "41"]] });
  assert.deepEqual(chart.rows, [{ label: "2021", value: 61.5, written: "61.50" }]);
  assert.equal(gallery.pictures.length, 1);
  assert.deepEqual(film.poster, { kept: "0198c0de-0000-7000-8000-0000000000a1" });
  assert.deepEqual(related.dossiers, ["0198c0de-0000-7000-8000-000000000002", "0198c0de-0000-7000-8000-000000000001"]);
});

journey("blocks are opened, moved and removed from the keyboard alone", { body: sample() }, async (page, one) => {
  const kinds = async () => (await page.body()).content.map(({ type }) => type);
  const was = await kinds();
  const at = was.indexOf("chart");
  const edit = one.getByRole("button", { name: "Edit: Chart: Turnout" });
  await edit.focus();
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal((await kinds()).indexOf("chart"), at - 1);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Chart" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await edit.focus();
  await page.keyboard.press("Delete");
  assert.equal((await kinds()).includes("chart"), false);
  assert.equal(await one.getByText("The description is missing.").count(), 2);
});

journey("the sample of the Rust types is shown and stays as it is", { body: sample() }, async (page, one) => {
  const was = await page.body();
  await one.getByText("Evacuees return").waitFor();
  await page.text.click();
  assert.deepEqual(await page.body(), was);
  assert.equal(await one.locator(".ed-counters").innerText().then((text) => /Words\s*\d+/.test(text)), true);
});

journey("two people see each other's typing and carets", { second: true }, async (page) => {
  await page.text.click();
  await page.keyboard.type("The wall");
  await shortly(async () => assert.deepEqual(await lines(page, 1), ["paragraph The wall"]));
  const caret = page.locator("#two .ed-caret-name");
  assert.equal(await caret.textContent(), "Mara Tolland");
  assert.equal(await caret.evaluate((label) => label.style.color), "rgb(255, 255, 255)");
  await page.locator("#two .ed-surface > .ProseMirror").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" holds");
  assert.deepEqual(await lines(page), ["paragraph The wall holds"]);
  assert.equal(await page.locator("#one .ed-people li").count(), 2);
});

journey("undo takes back only one's own changes", { second: true }, async (page) => {
  const two = page.locator("#two .ed-surface > .ProseMirror");
  await page.text.click();
  await page.keyboard.type("mine");
  await two.click();
  await page.keyboard.press("End");
  await page.keyboard.type(" theirs");
  await page.text.click();
  // What was typed slowly is taken back in several steps; more of them than there are do no harm.
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("Control+z");
  assert.deepEqual(await lines(page), ["paragraph  theirs"]);
  for (let step = 0; step < 6; step += 1) await page.keyboard.press("Control+Shift+z");
  assert.deepEqual(await lines(page), ["paragraph mine theirs"]);
  assert.deepEqual(await lines(page, 1), await lines(page));
});

journey("what two people write without a connection is merged when it is back", { second: true }, async (page) => {
  await page.text.click();
  await page.keyboard.type("The wall");
  await page.evaluate(() => window.desk.cut());
  await page.keyboard.type(" holds");
  await page.locator("#two .ed-surface > .ProseMirror").click();
  await settled(page);
  await page.keyboard.press("Home");
  await settled(page);
  await page.keyboard.type("Today: ");
  await page.evaluate(() => window.desk.heal());
  assert.deepEqual(await lines(page), ["paragraph Today: The wall holds"]);
  assert.deepEqual(await lines(page, 1), await lines(page));
});

journey("Arabic is written from right to left, with its own marks, tools and panels", { language: "ar" }, async (page, one) => {
  await page.text.click();
  await page.keyboard.type('قال "الجدار صامد"');
  await page.keyboard.press("Enter");
  await page.keyboard.type("- بند");
  assert.deepEqual(await lines(page), ["paragraph قال «الجدار صامد»", "bullet بند"]);
  const [surface, list] = await Promise.all([page.text.boundingBox(), page.locator("#one ul > li").first().boundingBox()]);
  assert.ok(surface.x + surface.width - (list.x + list.width) > 10, "the marker stands on the right");
  const tools = await one.getByRole("toolbar").getByRole("button").all();
  const [first, last] = [await tools[0].boundingBox(), await tools.at(-1).boundingBox()];
  assert.ok(first.x > last.x, "the toolbar begins on the right");
  await tools[0].focus();
  await page.keyboard.press("ArrowLeft");
  assert.ok(await tools[1].evaluate((tool) => tool === document.activeElement));
  await page.text.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+k");
  const panel = page.getByRole("dialog", { name: "رابط" });
  assert.equal(await panel.evaluate((dialog) => getComputedStyle(dialog).direction), "rtl");
  assert.equal(await panel.getByLabel("العنوان", { exact: true }).evaluate((input) => getComputedStyle(input).direction), "ltr");
});

journey("fields of the story are shared text, and a colleague's change keeps the caret", {}, async (page) => {
  const headline = page.locator("#headline");
  await headline.fill("Wall holds");
  assert.equal(await page.evaluate(() => window.desk.field("headline_page")), "Wall holds");
  await headline.evaluate((input) => input.setSelectionRange(5, 5));
  await page.evaluate(() => window.desk.elsewhere("headline_page", 0, "The "));
  assert.equal(await headline.inputValue(), "The Wall holds");
  assert.equal(await headline.evaluate((input) => input.selectionStart), 9);
  await page.keyboard.type("still ");
  assert.equal(await page.evaluate(() => window.desk.field("headline_page")), "The Wall still holds");
  await page.locator("#embargo").fill("2026-05-03T10:00");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => window.desk.field("embargo")), "2026-05-03T10:00");
});

journey("a note stays with its passage, mentions a colleague, and is resolved", { second: true }, async (page, one) => {
  await page.text.click();
  await page.keyboard.type("The wall holds");
  for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press("Shift+ArrowLeft");
  await one.getByRole("button", { name: "Note to colleagues" }).click();
  await page.getByLabel("Note", { exact: true }).fill("Does it?");
  await page.getByLabel(/Mention a colleague/).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Salma" }).click();
  await page.getByRole("button", { name: "Done" }).click();
  const marked = page.locator("#two .ed-noted");
  assert.equal(await marked.textContent(), "holds");
  await page.text.click();
  await page.keyboard.press("Home");
  await page.keyboard.type("Today: ");
  await shortly(async () => assert.equal(await marked.textContent(), "holds"));
  assert.deepEqual(await page.evaluate(() => window.desk.notes()), [{ text: "Does it? @Salma", quoted: "holds" }]);
  assert.deepEqual(await page.evaluate(() => window.desk.show("0")), [true, true]);
  await page.evaluate(() => window.desk.settle(0));
  await shortly(async () => assert.equal(await page.locator("#one .ed-noted").count(), 0));
});

journey("a note that cannot be kept stays in its panel with what was written; a passage that is gone is said to be", {}, async (page, one) => {
  await page.text.click();
  await page.keyboard.type("The wall holds");
  for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press("Shift+ArrowLeft");
  await page.evaluate(() => window.desk.fill(true));
  await one.getByRole("button", { name: "Note to colleagues" }).click();
  await page.getByLabel("Note", { exact: true }).fill("Does it?");
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("alert").filter({ hasText: /not be kept/ }).waitFor();
  assert.equal(await page.getByLabel("Note", { exact: true }).inputValue(), "Does it?");
  await page.evaluate(() => window.desk.fill(false));
  await page.getByRole("button", { name: "Done" }).click();
  await shortly(async () => assert.equal(await page.locator("#one .ed-noted").textContent(), "holds"));
  await page.text.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await shortly(async () => assert.deepEqual(await page.evaluate(() => window.desk.show("0")), [false]));
});
