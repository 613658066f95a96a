#!/usr/bin/env node
// Measures breaking news in a browser: from the key that sends a flash until it stands in the ticker of another window;
// from the press that takes it back until it is gone there.
//
//   node benchmarks/flash.mjs BINARY [--rounds 100]
//
// On the demo, in Chromium. Both ends are timed inside the pages, by the clock that they share
// (performance.timeOrigin + performance.now()); nothing of the driver's time is in it.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openBrowser } from "../e2e/browser.mjs";
import { signIn } from "../e2e/sign-in.mjs";
import { open } from "../e2e/start.mjs";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "100" } },
});
const binary = resolve(positionals[0] ?? "target/release/nightdesk");
if (!existsSync(binary)) throw new Error(`${binary} is not there`);
process.env.NIGHTDESK_BIN = binary;
const ROUNDS = Number(asked.rounds);

/** Milliseconds, sorted, as a line. */
function spread(times) {
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.max(0, Math.ceil(times.length * part) - 1)].toFixed(1).padStart(7);
  return `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   worst ${at(1)} ms   (${times.length})`;
}

/** A window of somebody of its own, whose pages tell the time alike. */
async function window(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => (globalThis.clock = () => performance.timeOrigin + performance.now()));
  return context.newPage();
}

const house = await open();
const browser = await openBrowser();
try {
  const [desk, reader] = [await window(browser), await window(browser)];
  await signIn(desk, { base: house.base, email: "editor@orsel.example", password: house.password, language: "en" });
  const listens = reader.waitForResponse((answer) => answer.url().includes("/events"));
  await reader.goto(`${house.base}/en/`);
  await listens;
  // When an entry with the words came into the ticker, and when it left.
  await reader.evaluate(() => {
    [globalThis.came, globalThis.left] = [{}, {}];
    const note = () => {
      const there = new Set();
      for (const entry of document.querySelectorAll('[data-part="ticker"] li')) {
        const mark = entry.textContent.match(/Measured (\d+)/)?.[1];
        if (mark) there.add(mark), (globalThis.came[mark] ??= globalThis.clock());
      }
      for (const mark of Object.keys(globalThis.came)) if (!there.has(mark)) globalThis.left[mark] ??= globalThis.clock();
    };
    new MutationObserver(note).observe(document.querySelector('[data-part="ticker"]'), { childList: true, subtree: true, characterData: true });
  });
  const [told, takenBack] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mark = `${Date.now()}${round}`;
    await desk.goto(`${house.base}/desk/stories`);
    await desk.keyboard.press("b");
    await desk.keyboard.type(`Measured ${mark}`);
    await desk.evaluate(() => {
      const note = (event) => event.key === "Enter" && (globalThis.pressed = globalThis.clock());
      document.addEventListener("keydown", note, true);
    });
    await desk.keyboard.press("Control+Enter");
    await reader.waitForFunction((mark) => globalThis.came[mark], mark);
    told.push((await reader.evaluate((mark) => globalThis.came[mark], mark)) - (await desk.evaluate(() => globalThis.pressed)));

    await desk.goto(`${house.base}/desk/flashes`);
    await desk.evaluate(() => {
      document.addEventListener("click", () => sessionStorage.setItem("pressed", String(globalThis.clock())), { capture: true, once: true });
    });
    await desk.click(`.flash-row:has-text("${mark}") button.danger`);
    await reader.waitForFunction((mark) => globalThis.left[mark], mark);
    const gone = await reader.evaluate((mark) => globalThis.left[mark], mark);
    await desk.waitForLoadState();
    takenBack.push(gone - (await desk.evaluate(() => Number(sessionStorage.getItem("pressed")))));
  }
  console.log(`from the key that sends until it stands in another window\n  ${spread(told)}`);
  console.log(`from the press that takes it back until it is gone there\n  ${spread(takenBack)}`);
} finally {
  await browser.close();
  await house.close();
}
