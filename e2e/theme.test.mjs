// A designer at work: an open page follows each change by itself, tells what is wrong with a file, and goes on with the last
// good version meanwhile. And the theme of the guide, in both directions.
//
// PICTURES=DIR takes pictures.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";
import { program, serve } from "./start.mjs";

const pictures = process.env.PICTURES;
const nocturne = fileURLToPath(new URL("../fixtures/themes/nocturne", import.meta.url));
let browser;

before(async () => {
  browser = await openBrowser();
  if (pictures) await mkdir(pictures, { recursive: true });
});
after(() => browser?.close());

async function newsroom(theme) {
  const data = await mkdtemp(join(tmpdir(), "nightdesk-theme-"));
  execFileSync(program(), ["init", "--data", data, "--name", "The Post", "--edition", "en", "--edition", "ar"]);
  return await serve(["theme", "serve", theme, "--data", data], data);
}

async function opened(t) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  t.after(() => context.close());
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
  return { page, complaints };
}

test("an open page follows the files of its theme", { timeout: 60_000 }, async (t) => {
  const folder = join(await mkdtemp(join(tmpdir(), "nightdesk-design-")), "mine");
  execFileSync(program(), ["theme", "new", folder, "--from", "nothing"]);
  const { base, close } = await newsroom(folder);
  t.after(close);
  const { page, complaints } = await opened(t);
  await page.goto(`${base}/en/`);
  const front = join(folder, "templates/front.html");
  const good = await readFile(front, "utf8");
  const greeting = good.replace("{% block main %}", '{% block main %}<p class="greeting">{{ t("good-evening") }}</p>');

  // The words come first, or the page says what is wrong. Nobody loads it again by hand.
  await writeFile(join(folder, "words/en.ftl"), "good-evening = Good evening\n");
  await writeFile(join(folder, "words/ar.ftl"), "good-evening = مساء الخير\n");
  await writeFile(front, greeting);
  await page.locator(".greeting", { hasText: "Good evening" }).waitFor();

  // The sheet alone is taken without loading the page again.
  await page.evaluate(() => (globalThis.same = true));
  await writeFile(join(folder, "css/index.css"), ".greeting { color: rgb(1, 2, 3) }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".greeting")).color === "rgb(1, 2, 3)");
  assert.equal(await page.evaluate(() => globalThis.same), true, "the page was loaded again");

  // What the check says stands beside.
  const advice = page.locator("#theme-advice");
  await writeFile(join(folder, "css/index.css"), ".greeting { color: rgb(1, 2, 3); colr: red }");
  await advice.filter({ hasText: "css/index.css:1: advice: browsers know no property “colr”" }).waitFor();
  if (pictures) await page.screenshot({ path: join(pictures, "theme-advice.png") });

  await writeFile(front, "{% if %}");
  const trouble = page.locator("#theme-trouble");
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /templates\/front\.html:1: syntax error/);
  assert.equal(await page.locator(".greeting").count(), 1, "the last good page stands behind it");
  if (pictures) await page.screenshot({ path: join(pictures, "theme-trouble.png") });
  await writeFile(front, greeting.replace("greeting", "greeting again"));
  await page.locator(".greeting.again").waitFor();
  assert.equal(await trouble.count(), 0);
  await page.goto(`${base}/ar/`);
  await page.locator(".greeting", { hasText: "مساء الخير" }).waitFor();
  assert.deepEqual(complaints, [], "nothing is blocked");

  // A page that fails while it is spoken shows why, and comes back by itself.
  await writeFile(front, greeting.replace("good-evening", "god-evening"));
  const mistake = page.locator("#theme-mistake");
  await mistake.filter({ hasText: "there is no word “god-evening”" }).waitFor();
  assert.match(await mistake.innerText(), /templates\/front\.html:\d+/);
  if (pictures) await page.screenshot({ path: join(pictures, "theme-mistake.png") });
  await writeFile(front, greeting);
  await page.locator(".greeting", { hasText: "مساء الخير" }).waitFor();
});

test("the theme of the guide stands in both directions", { timeout: 60_000 }, async (t) => {
  const { base, close } = await newsroom(nocturne);
  t.after(close);
  const { page, complaints } = await opened(t);
  for (const [edition, word] of [["en", /Tonight/], ["ar", /الليلة/]]) {
    await page.goto(`${base}/${edition}/`);
    assert.match(await page.locator(".nocturne-day").innerText(), word);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(16, 19, 26)");
  }
  assert.deepEqual(complaints, []);
});
