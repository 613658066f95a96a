#!/usr/bin/env node
// Measures the desk: from pressing Publish until the public page shows the story; from a keystroke until it stands in
// another window; the list with many stories: first view, every filter, search.
//
//   node benchmarks/desk.mjs BINARY [--stories 100000] [--rounds 100] [--database postgres://…/NAME] [--only list,publish,typing]
//                                   [--data DIR]
//
// The stories are those of benchmarks/paper.py. In the browser both ends are timed inside the pages, by the clock that
// they share (performance.timeOrigin + performance.now()); nothing of the driver's time is in it. --data names a folder
// that is filled already, and left as it is but for what the bench writes.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Agent, request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../e2e/browser.mjs";
import { serve } from "../e2e/start.mjs";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stories: { type: "string", default: "100000" },
    rounds: { type: "string", default: "100" },
    database: { type: "string" },
    data: { type: "string" },
    only: { type: "string", default: "list,publish,typing" },
  },
});
const binary = resolve(positionals[0] ?? "target/release/nightdesk");
if (!existsSync(binary)) throw new Error(`${binary} is not there`);
process.env.NIGHTDESK_BIN = binary;
const [STORIES, ROUNDS] = [Number(asked.stories), Number(asked.rounds)];
const PASSWORD = "four words by chance";
const EMAIL = "chief@bench.example";

/** Milliseconds, sorted, as a line. */
function spread(times) {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.max(0, Math.ceil(times.length * part) - 1)].toFixed(1).padStart(7);
  return `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   worst ${at(1)} ms   (${times.length})`;
}

const data = asked.data ?? (await mkdtemp(join(tmpdir(), "nightdesk-bench-")));
const place = ["--data", data, ...(asked.database ? ["--database", asked.database] : [])];
const run = (args, input) => execFileSync(binary, [...args, ...place], { input, stdio: ["pipe", "pipe", "inherit"] }).toString();

if (!asked.data) {
  const file = join(data, "stories.jsonl");
  const write = "import sys; from pathlib import Path; import paper; paper.write(Path(sys.argv[1]), int(sys.argv[2]))";
  execFileSync("python3", ["-c", write, file, String(STORIES)], { cwd: fileURLToPath(new URL(".", import.meta.url)) });
  run(["init", "--name", "The Bench", "--edition", "en", "--edition", "es", "--edition", "ar"]);
  const began = performance.now();
  run(["import", "jsonl", file, "--report", "json"]);
  console.log(`import             ${Math.round((STORIES / (performance.now() - began)) * 1000)} stories/s`);
}
try {
  run(["member", "add", "The Chief", "--email", EMAIL, "--role", "chief", "--password-stdin"], PASSWORD);
} catch {
  // A folder that was measured before has its chief.
}
const house = await serve(["serve", ...place], join(data, "nothing"));
const browser = await openBrowser();
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => (globalThis.clock = () => performance.timeOrigin + performance.now()));
  const page = await context.newPage();
  await page.goto(`${house.base}/desk/sign-in`);
  await page.fill("[name=email]", EMAIL);
  await page.fill("[name=password]", PASSWORD);
  await Promise.all([page.waitForURL(/\/desk\/(stories|welcome)?$/), page.click("main form button:not([name])")]);
  const what = asked.only.split(",");
  if (what.includes("list")) await list(page, context);
  if (what.includes("typing")) await typing(page, context);
  if (what.includes("publish")) await publishing(page, context);
} finally {
  await browser.close();
  await house.close();
  if (!asked.data) await rm(data, { recursive: true, force: true });
}

/** The list as the browser asks for it, whole answers, one at a time on one connection. */
async function list(page, context) {
  await page.goto(`${house.base}/desk/stories`);
  const option = async (name, at) => (await page.locator(`select[name=${name}] option`).nth(at).getAttribute("value")) ?? "";
  const [section, author, assignee, form] = [await option("section", 1), await option("author", 1), await option("assignee", 1), "explainer"];
  const questions = {
    "first view": "",
    "one edition": "edition=ar",
    "a section": `section=${section}`,
    drafts: "stage=draft",
    "in review": "stage=in_review",
    live: "stage=live",
    withdrawn: "stage=withdrawn",
    "an author": `author=${author}`,
    "given to somebody": `assignee=${assignee}`,
    "a form": `form=${form}`,
    "a common word": "text=the",
    "two words": "text=council water",
    "a part of a word": "text=rannoc",
    "a common Arabic word": "text=المدينة",
    "a word nobody wrote": "text=xylophonist",
    "six words nobody wrote": "text=nobody ever wrote these sixword xylophonists",
    "a rare Arabic word": "text=زنبركات",
    "section and a rare word": `section=${section}&text=xylophonist`,
    "edition, live, a rare word": "edition=ar&stage=live&text=xylophonist",
    "live and a common word": "stage=live&text=water",
  };
  const cookies = await context.cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (query) =>
    new Promise((done, failed) => {
      const began = performance.now();
      const path = `/desk/stories?${new URLSearchParams(query)}`;
      request(`${house.base}${path}`, { agent, headers: { cookie } }, (answer) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (part) => (body += part));
        answer.on("end", () => {
          if (answer.statusCode !== 200) return failed(new Error(`${path} answers ${answer.statusCode}`));
          done({ took: performance.now() - began, rows: (body.match(/<li class="row /g) ?? []).length });
        });
      }).on("error", failed).end();
    });
  console.log(`\nthe list, whole answers`);
  for (const [name, query] of Object.entries(questions)) {
    const times = [];
    let rows = 0;
    // Statements are prepared and planned once in the life of a server.
    for (let round = 0; round < 12; round += 1) await ask(query);
    for (let round = 0; round < ROUNDS; round += 1) {
      const answer = await ask(query);
      times.push(answer.took);
      rows = answer.rows;
    }
    console.log(`  ${name.padEnd(28)} ${String(rows).padStart(3)} rows   ${spread(times)}`);
  }
  agent.destroy();
}

/** A new story with a headline; its address at the desk. */
async function begin(page, headline) {
  await page.goto(`${house.base}/desk/stories/new?edition=en`);
  await page.fill("[name=headline]", headline);
  await Promise.all([page.waitForURL(/stories\/[0-9a-f-]{36}$/), page.click("main form button")]);
  await page.locator(".ProseMirror[contenteditable=true]").first().waitFor();
  return page.url();
}

/** One window types, another is looked at. */
async function typing(page, context) {
  const address = await begin(page, `Typed ${Date.now()}`);
  const other = await context.newPage();
  await other.goto(address);
  await other.locator(".ProseMirror[contenteditable=true]").first().waitFor();
  await page.locator(".ProseMirror[contenteditable=true]").first().click();
  // The browser tells of a moved caret between two frames; who types sooner than any hand types nowhere.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await page.keyboard.type("o");
  // The caret of the other stands in the text with its name.
  await other.waitForFunction(() => document.querySelector(".ProseMirror").textContent.includes("o"));
  await other.evaluate(() => {
    const place = document.querySelector(".ProseMirror");
    globalThis.seen = [];
    new MutationObserver(() => {
      // What carets of others add is no text of the story.
      const length = [...place.textContent].filter((letter) => letter === "x").length;
      while (globalThis.seen.length < length) globalThis.seen.push(globalThis.clock());
    }).observe(place, { childList: true, characterData: true, subtree: true });
  });
  await page.evaluate(() => {
    globalThis.pressed = [];
    document.querySelector(".ProseMirror").addEventListener("keydown", ({ key }) => key === "x" && globalThis.pressed.push(globalThis.clock()), true);
  });
  const strokes = ROUNDS * 3;
  for (let stroke = 0; stroke < strokes; stroke += 1) {
    await page.keyboard.press("x");
    await page.waitForTimeout(30 + ((stroke * 37) % 60));
  }
  await other.waitForFunction((strokes) => globalThis.seen.length >= strokes, strokes);
  const [pressed, seen] = [await page.evaluate(() => globalThis.pressed), await other.evaluate(() => globalThis.seen)];
  console.log(`\nfrom a keystroke until it stands in the other window\n  ${spread(pressed.map((at, number) => seen[number] - at))}`);
  await other.close();
}

/** Publish is pressed at the desk; a reader waits for the page. */
async function publishing(page, context) {
  const reader = await (await browser.newContext()).newPage();
  await reader.addInitScript(() => (globalThis.clock = () => performance.timeOrigin + performance.now()));
  const [answered, shown, back] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mark = `${Date.now()}${round}`;
    await begin(page, `Published ${mark}`);
    await page.fill("#standfirst", "Two sentences that could stand alone. This is the second.");
    await page.waitForFunction(() => /^saved/i.test(document.querySelector("[data-standing-of=room]").textContent.trim()));
    const path = await willStand(page);
    await reader.goto(`${house.base}/robots.txt`);
    const waiting = reader.evaluate(async (path) => {
      for (;;) {
        const answer = await fetch(path, { cache: "no-store" });
        const text = await answer.text();
        if (answer.status === 200 && text.includes("Published ")) return globalThis.clock();
      }
    }, path);
    const button = page.locator('form[action$="/publish"] button').first();
    await page.evaluate(() => document.addEventListener("click", () => sessionStorage.setItem("pressed", String(globalThis.clock())), { capture: true, once: true }));
    await Promise.all([page.waitForURL(/done=published/), button.click()]);
    const [pressed, told] = await page.evaluate(() => [Number(sessionStorage.getItem("pressed")), performance.timeOrigin + performance.getEntriesByType("navigation")[0].responseEnd]);
    answered.push((await waiting) - pressed);
    back.push(told - pressed);
  }
  // The same with the whole way of a reader who loads the page: navigation, styles, first letters.
  for (let round = 0; round < Math.min(20, ROUNDS); round += 1) {
    const began = await reader.evaluate(() => globalThis.clock());
    await reader.goto(`${house.base}/en/`, { waitUntil: "domcontentloaded" });
    shown.push((await reader.evaluate(() => performance.timeOrigin + performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd)) - began);
  }
  console.log(`\nfrom pressing Publish until the public page shows the story\n  ${spread(answered)}`);
  console.log(`until the desk says that it is published\n  ${spread(back)}`);
  console.log(`(a page loaded in this browser, for comparison: ${spread(shown)})`);
  await reader.context().close();
}

/** Where a story that is open at the desk will stand. */
async function willStand(page) {
  const section = await page.locator("select[name=section] option:checked").first().textContent();
  const slugs = section.split("›").map((name) => name.trim().toLowerCase().replaceAll(" ", "-"));
  return `/en/${slugs.join("/")}/${await page.inputValue("[name=slug]")}`;
}
