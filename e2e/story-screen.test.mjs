// The story's screen in a real browser: preview, lead picture, topics by typing, two people in one form, what happens to what
// was typed when it cannot be saved, who is here, notes, and a killed story on its way out.
//
// PICTURES=DIR takes pictures of the screens on the way, in both directions, by day and by night and on a phone.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdir, mkdtemp, open as openFile, rm, statfs, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { signIn } from "./sign-in.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
const pictures = process.env.PICTURES;
let browser;

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
  if (pictures) await mkdir(pictures, { recursive: true });
});
after(() => browser?.close());

/** Somebody of the demo at their desk; what the browser complains of fails the test. */
async function at(email, language, home = base, word = password) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.complaints.push(said.text()));
  await signIn(page, { base: home, email, password: word, language });
  return page;
}

const text = (page) => page.locator(".ProseMirror[contenteditable=true]");

/** A story that is begun: its address. */
async function begin(page, edition, headline, home = base) {
  await page.goto(`${home}/desk/stories/new?edition=${edition}`);
  await page.fill("[name=headline]", headline);
  await Promise.all([page.waitForURL(/stories\/[0-9a-f-]{36}$/), page.click("main form button")]);
  await text(page).waitFor();
  await saved(page);
  return page.url();
}

/** Waits until what is typed in the text is kept. */
const saved = (page) => page.locator("[data-standing-of=room][data-kind=saved]").waitFor();

/** Pictures of a screen as it stands, where they are wanted. */
async function look(page, name) {
  if (!pictures) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}.${colorScheme}.${width}.png`) });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

const editions = [
  { tag: "en", direction: "ltr", headline: "Wall holds through the night", words: "The wall holds, the engineer said." },
  { tag: "ar", direction: "rtl", headline: "الجدار يصمد طوال الليل", words: "الجدار صامد، بحسب المهندسة." },
];

for (const story of editions) {
  test(`a preview is the page itself, at two widths at once, in ${story.tag}`, async () => {
    const writer = await at("reporter@orsel.example", story.tag);
    const address = await begin(writer, story.tag, story.headline);
    await text(writer).click();
    await writer.keyboard.type(story.words);
    await saved(writer);
    // One count of the words, and it is the editor's own: what was saved before anybody typed is not said beside it.
    assert.equal(await writer.locator("[data-words-of=saved]").count(), 0);
    const counted = new Intl.NumberFormat(story.tag).format(story.words.split(" ").length);
    await writer.locator(".ed-counters b").first().filter({ hasText: counted }).waitFor();
    await writer.click("a[href$='/preview']");
    await writer.waitForURL(/\/preview$/);
    const preview = writer.locator("[data-part=preview]");
    assert.equal(await preview.getAttribute("dir"), story.direction);
    const [phone, desktop] = [writer.frameLocator(".of-phone iframe"), writer.frameLocator(".of-desktop iframe")];
    for (const [frame, least, most] of [[phone, 380, 400], [desktop, 1000, 1700]]) {
      await frame.locator("h1").filter({ hasText: story.headline }).waitFor();
      assert.ok((await frame.locator("main").innerText()).includes(story.words));
      assert.equal(await frame.locator("html").getAttribute("dir"), story.direction);
      const width = await frame.locator("html").evaluate((page) => page.ownerDocument.defaultView.innerWidth);
      assert.ok(width >= least && width <= most, `${width} px`);
    }
    // The phone stands where reading begins.
    const [left, right] = await Promise.all([".of-phone", ".of-desktop"].map((part) => writer.locator(part).boundingBox()));
    assert.equal(left.x < right.x, story.direction === "ltr");
    await look(writer, `preview.${story.tag}`);
    await writer.click("[data-manner=lists]");
    await writer.frameLocator(".of-section iframe").locator("h3").filter({ hasText: story.headline }).first().waitFor();
    assert.ok((await writer.locator(".found-result").innerText()).includes(story.headline));
    await look(writer, `preview-lists.${story.tag}`);
    await writer.click("[data-manner=phone]");
    assert.equal(await writer.locator(".of-desktop").isVisible(), false);
    assert.match(writer.url(), /as=phone/);
    // Nobody else sees any of it.
    const guest = await (await browser.newContext()).newPage();
    const frame = await guest.goto(`${address}/preview/page`);
    assert.match(frame.url(), /sign-in/);
    assert.deepEqual(writer.complaints, []);
    await writer.context().close();
    await guest.context().close();
  });
}

test("a lead picture is found, sent, described and taken away without leaving the story, by the keyboard", async () => {
  const writer = await at("reporter@orsel.example", "en");
  const address = await begin(writer, "en", "Sandbags on Quay Street");
  await writer.locator("a[data-opens=choose-picture]").focus();
  await writer.keyboard.press("Enter");
  const dialog = writer.locator("#choose-picture");
  await dialog.locator("[data-found] button").first().waitFor();
  await look(writer, "chooser.en");
  // A picture is found by what it shows. What nobody has said of one is not found, and said to be so; without words the
  // newest stand there.
  await writer.keyboard.type("ferry hills");
  await dialog.locator("[data-found] button").filter({ hasText: "The strait is 38 kilometres wide" }).waitFor();
  await writer.waitForFunction(() => document.querySelectorAll("#choose-picture [data-found] button").length < 5);
  await writer.keyboard.press("Control+a");
  await writer.keyboard.type("no such thing");
  await dialog.locator("[data-found-says]:not(:empty)").waitFor();
  await writer.keyboard.press("Control+a");
  await writer.keyboard.press("Backspace");
  await dialog.locator("[data-found] button").first().waitFor();
  await writer.keyboard.press("ArrowDown");
  await writer.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  const chosen = await writer.inputValue("[name=lead]");
  assert.match(chosen, /^[0-9a-f-]{36}$/);
  // What the library knows of it stands there already, and may be said otherwise for this story.
  assert.notEqual(await writer.inputValue("[name=lead_alt]"), "");
  await writer.fill("[name=lead_alt]", "Sandbags along a quay");
  await writer.keyboard.press("Control+s");
  await writer.locator("[data-saved]").filter({ hasText: "Saved" }).waitFor();
  assert.equal(writer.url(), address, "saved without leaving");

  // A text that calls itself a picture, and then a picture.
  await writer.click("a[data-opens=choose-picture]");
  const files = await mkdtemp(join(tmpdir(), "nightdesk-pictures-"));
  await writeFile(join(files, "letter.jpg"), "Dear editor, here is the picture.");
  await dialog.locator("[type=file]").setInputFiles(join(files, "letter.jpg"));
  await dialog.locator("[name=alt]").fill("Sandbags in the rain");
  await dialog.locator("[data-upload] button").click();
  await dialog.locator("[data-error]").filter({ hasText: /no picture/ }).waitFor();
  assert.equal(await dialog.locator("[name=alt]").inputValue(), "Sandbags in the rain", "what was written stays");
  await look(writer, "upload-refused.en");
  const photo = fileURLToPath(new URL("../fixtures/media/small.jpg", import.meta.url));
  await dialog.locator("[type=file]").setInputFiles(photo);
  await dialog.locator("[data-upload] button").click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await writer.inputValue("[name=lead_alt]"), "Sandbags in the rain");
  assert.notEqual(await writer.inputValue("[name=lead]"), chosen);
  await writer.fill("[name=lead_alt]", "");
  assert.ok(await writer.locator("[data-lead-no-alt]").isVisible(), "it says that words are missing");
  await writer.click("[data-lead-remove]");
  assert.equal(await writer.inputValue("[name=lead]"), "");
  await writer.keyboard.press("Control+s");
  await writer.locator("[data-saved]").filter({ hasText: "Saved" }).waitFor();
  await writer.reload();
  assert.equal(await writer.inputValue("[name=lead]"), "");
  await rm(files, { recursive: true, force: true });
  // The browser tells of every answer that is no success; that one was the point.
  assert.deepEqual(writer.complaints.filter((said) => !said.includes("422")), []);
  await writer.context().close();
});

for (const { tag, topic, other, author } of [
  { tag: "en", topic: "Ors", other: "A topic nobody had", author: "Len" },
  { tag: "ar", topic: "هيئة", other: "موضوع لم يكن لأحد", author: "لي" },
]) {
  test(`topics, regions and authors are chosen by typing in ${tag}`, async () => {
    const chief = await at("chief@orsel.example", tag);
    const address = await begin(chief, tag, tag === "en" ? "River rises again" : "النهر يرتفع من جديد");
    const topics = chief.locator("[data-island=choose-many]").filter({ has: chief.locator("#new_topics") });
    const field = topics.locator("[role=combobox]");
    await field.fill(topic);
    await topics.locator("[role=option]").first().waitFor();
    await look(chief, `topics.${tag}`);
    await field.press("ArrowDown");
    await field.press("Enter");
    await chief.waitForFunction(() => document.querySelectorAll("[name=topic]:checked").length === 1);
    await field.fill(other);
    await topics.locator("[role=option]").last().waitFor();
    await topics.locator("[role=option]").last().click();
    assert.equal(await chief.locator("[name=new_topics]:checked").inputValue(), other);
    const regions = chief.locator("[data-island=choose-many]").first().locator("[role=combobox]");
    await regions.focus();
    await regions.press("ArrowDown");
    await regions.press("ArrowDown");
    await regions.press("Enter");
    const first = chief.locator("#author-1-typed");
    await first.fill(author);
    await chief.locator("[role=option]:visible").first().waitFor();
    await first.press("ArrowDown");
    await first.press("Enter");
    await chief.locator("#author-2-typed").waitFor();
    const name = await first.inputValue();
    assert.ok(name.length > author.length, name);
    await chief.click("[data-save]");
    await chief.locator("[data-saved]:not(:empty):not(.is-failed)").waitFor();
    await chief.waitForFunction(() => !document.querySelector("[data-saved]").textContent.includes("…"));
    await chief.goto(address);
    assert.equal(await chief.locator("[name=topic]:checked").count(), 2);
    assert.equal(await chief.locator("[name=region]:checked").count(), 1);
    assert.equal(await chief.locator("#author-1-typed").inputValue(), name);
    await look(chief, `story.${tag}`);
    assert.deepEqual(chief.complaints, []);
    await chief.context().close();
  });
}

test("two people change the same field: both texts stand there, one is chosen, and the rest of both is kept", async () => {
  const lena = await at("editor@orsel.example", "en");
  const address = await begin(lena, "en", "Ferry runs again");
  const nadia = await at("chief@orsel.example", "ar");
  await nadia.goto(address);
  await text(nadia).waitFor();
  await lena.fill("#slug", "ferry-runs");
  await lena.click("[data-save]");
  await lena.locator("[data-saved]").filter({ hasText: "Saved" }).waitFor();
  await nadia.fill("#slug", "ferry-stays");
  await nadia.selectOption("#form", "analysis");
  await nadia.click("[data-save]");
  await nadia.locator("[data-part=conflict]").waitFor();
  assert.equal(await nadia.locator("[data-part=conflict-slug] del").innerText(), "runs");
  assert.equal(await nadia.locator("[data-part=conflict-slug] ins").innerText(), "stays");
  await look(nadia, "conflict.ar");
  await nadia.locator("[name=keep-slug][value=yours]").focus();
  await nadia.keyboard.press("Space");
  await Promise.all([nadia.waitForURL(/done=saved/), nadia.click("[data-part=conflict] button.main")]);
  assert.equal(await nadia.inputValue("#slug"), "ferry-stays");
  assert.equal(await nadia.inputValue("#form"), "analysis");
  // She still has the old form open: what she changes goes through, what he changed stays.
  if (!(await lena.isVisible("#story-embargo"))) await lena.click("[data-part=embargo] summary");
  await lena.fill("#story-embargo", "2031-01-01T10:00");
  await Promise.all([lena.waitForURL(/done=saved-together/), lena.click("[data-save]")]);
  assert.equal(await lena.inputValue("#slug"), "ferry-stays");
  assert.equal(await lena.inputValue("#story-embargo"), "2031-01-01T10:00");
  assert.deepEqual(lena.complaints, []);
  assert.deepEqual(nadia.complaints.filter((said) => !said.includes("409")), []);
  await lena.context().close();
  await nadia.context().close();
});

test("a laptop that loses its line in the middle of a save keeps what was typed, and saves it later", async () => {
  const writer = await at("editor@orsel.example", "en");
  const address = await begin(writer, "en", "Bridge closes for repairs");
  await writer.fill("#slug", "bridge-closes");
  // The save leaves, and the lid is closed before anything comes back.
  let asked = 0;
  await writer.route(address, (route) => {
    if (route.request().method() !== "POST") return route.continue();
    asked += 1;
    return route.abort("connectionaborted");
  });
  await writer.context().setOffline(true);
  await text(writer).click();
  await writer.keyboard.type("Typed on the train.");
  await writer.click("[data-save]");
  await writer.locator("[data-saved].is-failed").filter({ hasText: "still here" }).waitFor();
  assert.equal(await writer.inputValue("#slug"), "bridge-closes");
  assert.ok((await text(writer).innerText()).includes("Typed on the train."));
  assert.equal(asked, 1);
  await look(writer, "offline.en");
  await writer.unroute(address);
  await writer.context().setOffline(false);
  await saved(writer);
  await writer.click("[data-save]");
  await writer.locator("[data-saved]:not(.is-failed)").filter({ hasText: "Saved" }).waitFor();
  await writer.goto(address);
  await text(writer).filter({ hasText: "Typed on the train." }).waitFor();
  assert.equal(await writer.inputValue("#slug"), "bridge-closes");
  await writer.context().close();
});

test("a save that the newsroom took before the line was lost is no conflict with oneself", async () => {
  const writer = await at("editor@orsel.example", "en");
  const address = await begin(writer, "en", "Tunnel opens");
  await writer.fill("#slug", "tunnel-opens-today");
  await writer.route(address, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    // The newsroom has saved it; its answer never arrives.
    await route.fetch({ maxRedirects: 0 });
    return route.abort("connectionaborted");
  });
  await writer.click("[data-save]");
  await writer.locator("[data-saved].is-failed").waitFor();
  await writer.unroute(address);
  await writer.click("[data-save]");
  await writer.waitForFunction(() => document.querySelector("[data-saved]").textContent.startsWith("Saved") || location.search.includes("done=saved"));
  assert.equal(await writer.inputValue("#slug"), "tunnel-opens-today");
  await writer.context().close();
});

test("who is here, and who is called by a note, is seen at once in the list, on the story and in the bar", async () => {
  const writer = await at("reporter@orsel.example", "en");
  const address = await begin(writer, "en", "School reopens on Monday");
  const id = address.split("/").at(-1);
  const editor = await at("editor@orsel.example", "ar");
  await editor.goto(`${base}/desk/stories`);
  await editor.locator(`[data-here="${id}"] .disc`).waitFor();
  await look(editor, "list.ar");
  await text(writer).click();
  await writer.keyboard.type("The school reopens on Monday.");
  for (let letter = 0; letter < 10; letter += 1) await writer.keyboard.press("Shift+ArrowLeft");
  await writer.getByRole("button", { name: "Note to colleagues" }).click();
  const dialog = writer.locator("dialog.ed-panel");
  await dialog.getByRole("textbox", { name: "Note", exact: true }).fill("Which Monday?");
  const name = await editor.locator("[data-part=member] .menu-head b").textContent();
  await dialog.getByRole("searchbox").fill(name);
  await dialog.locator(".ed-choice").first().click();
  await dialog.getByRole("button", { name: "Done" }).click();
  await writer.locator("[data-note] .note-text").filter({ hasText: "Which Monday?" }).waitFor();
  assert.ok((await writer.locator(".ed-noted").textContent()).includes("Monday"));
  // The editor's bar calls, without a reload.
  await editor.locator("[data-part=calls] .way-count").waitFor();
  await editor.locator("[data-part=calls] summary").click();
  await look(editor, "calls.ar");
  await Promise.all([editor.waitForURL(/#note-/), editor.locator(".calls a").first().click()]);
  await text(editor).waitFor();
  await editor.locator(".ed-noted").waitFor();
  await writer.locator(".way-back .disc").waitFor();
  // The text moves, and the passage with it.
  await text(writer).click();
  await writer.keyboard.press("Control+Home");
  await writer.keyboard.type("At last: ");
  await editor.waitForFunction(() => document.querySelector(".ProseMirror").textContent.startsWith("At last"));
  assert.ok((await editor.locator(".ed-noted").textContent()).includes("Monday"));
  await editor.locator("[data-note-show]").click();
  // An answer by name, completed as it is typed; then it is settled, and gone from the other's text.
  const answer = editor.locator("#note-text");
  await answer.click();
  const writers = await writer.locator("[data-part=member] .menu-head b").textContent();
  await answer.pressSequentially(`@${writers.slice(0, 3)}`);
  await editor.locator("#note-text-mentions [role=option]").first().waitFor();
  await answer.press("Enter");
  assert.ok((await answer.inputValue()).includes(`@${writers}`));
  await editor.locator("[data-note-form] button").click();
  await writer.locator("[data-part=calls] .way-count").waitFor();
  await look(writer, "notes.en");
  await editor.locator("[data-note] form button").first().click();
  await editor.locator(".note.is-settled").waitFor();
  await editor.context().close();
  await writer.waitForFunction(() => document.querySelector(".way-back [data-here]").hidden);
  assert.deepEqual(writer.complaints, []);
  await writer.context().close();
});

test("a killed story says when everything has let go of it", async () => {
  for (const language of ["en", "ar"]) {
    const chief = await at("chief@orsel.example", language);
    const address = await begin(chief, language, language === "en" ? "Minister said to resign" : "الوزير يقال إنه يستقيل");
    await chief.fill("#standfirst", language === "en" ? "It is said." : "هكذا يقال.");
    await saved(chief);
    const publish = chief.locator("[data-part=stage] form[action$='/publish'] button").first();
    await Promise.all([chief.waitForURL(/done=/), publish.click()]);
    const shown = await chief.locator(`[data-part=stage] a[href^="/${language}/"]`).first().getAttribute("href");
    assert.equal((await fetch(base + shown)).status, 200);
    await chief.goto(`${address}/kill`);
    const slug = shown.split("/").at(-1);
    await chief.fill("main [name=reason]", language === "en" ? "A court ordered it." : "بأمر من المحكمة.");
    await chief.fill("main [name=typed]", decodeURIComponent(slug));
    await Promise.all([chief.waitForURL(/\/leaving\?done=killed/), chief.click('form[action$="/kill"] button:not([type=button])')]);
    await chief.locator("[data-island=leaving][data-done]").waitFor({ timeout: 20_000 });
    assert.equal((await fetch(base + shown)).status, 410);
    assert.equal(await chief.locator(".leaving-standing.is-waiting").count(), 0);
    await look(chief, `leaving.${language}`);
    assert.deepEqual(chief.complaints, []);
    await chief.context().close();
  }
});

/** A newsroom on a disk so small that it can be filled; nothing where this machine lets nobody make one. */
async function onASmallDisk() {
  const disk = await mkdtemp(join(tmpdir(), "nightdesk-small-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "none", disk], { stdio: "ignore" });
  } catch {
    await rm(disk, { recursive: true, force: true });
    return null;
  }
  const program = resolve(process.env.NIGHTDESK_BIN ?? fileURLToPath(new URL("../target/debug/nightdesk", import.meta.url)));
  const data = join(disk, "data");
  const gone = async () => {
    execFileSync("umount", [disk]);
    await rm(disk, { recursive: true, force: true });
  };
  const run = (...args) => execFileSync(program, [...args, "--data", data], { stdio: ["pipe", "ignore", "inherit"], input: "four words by chance\n" });
  try {
    run("init", "--name", "The Small Post", "--edition", "en");
    run("member", "add", "Lena Marsh", "--email", "lena@small.example", "--role", "chief", "--password-stdin");
  } catch (error) {
    await gone();
    throw error;
  }
  const port = await new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
  const server = spawn(program, ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--press-disk", "0"], { stdio: "ignore" });
  const home = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 400 && !(await fetch(`${home}/health/live`).catch(() => null))?.ok; tries += 1) await new Promise((wake) => setTimeout(wake, 50));
  return {
    home,
    disk,
    close: async () => {
      const ended = new Promise((done) => server.once("exit", done));
      server.kill("SIGKILL");
      await ended;
      await gone();
    },
  };
}

test("a full disk loses nothing that was typed, says so, and is over when there is room again", async (t) => {
  if (process.platform !== "linux") return t.skip("small disks are made on Linux");
  const small = await onASmallDisk();
  if (small === null) return t.skip("this machine lets nobody mount a small disk");
  try {
    const lena = await at("lena@small.example", "en", small.home, "four words by chance");
    const address = await begin(lena, "en", "River rises", small.home);
    const ballast = join(small.disk, "ballast");
    const { bavail, bsize } = await statfs(small.disk);
    const file = await openFile(ballast, "w");
    // To the last block, and past it.
    await file.write(Buffer.alloc(Number(bavail) * Number(bsize))).catch(() => {});
    await file.write(Buffer.alloc(65_536)).catch(() => {});
    await file.close();
    await lena.fill("#slug", "river-rises-slowly");
    await lena.fill("#standfirst", "Slowly, and all night.");
    await text(lena).click();
    // More than what the database has left of its own pages.
    await lena.keyboard.insertText("It rose all night. ".repeat(20_000));
    await lena.click("[data-save]");
    await lena.locator("[data-saved].is-failed").filter({ hasText: "disk is full" }).waitFor({ timeout: 40_000 });
    assert.equal(await lena.inputValue("#slug"), "river-rises-slowly");
    assert.equal(await lena.inputValue("#standfirst"), "Slowly, and all night.");
    assert.ok((await text(lena).innerText()).includes("It rose all night."));
    await look(lena, "disk-full.en");
    // The same without script: the screen keeps the form and sends it again.
    await rm(ballast);
    await saved(lena);
    await lena.click("[data-save]");
    await lena.locator("[data-saved]:not(.is-failed)").filter({ hasText: "Saved" }).waitFor();
    await lena.goto(address);
    await text(lena).filter({ hasText: "It rose all night." }).waitFor();
    assert.equal(await lena.inputValue("#slug"), "river-rises-slowly");
    await lena.context().close();
  } finally {
    await small.close();
  }
});
