// The live channel: ffmpeg sends a real stream to the origin and Chromium plays it, in two languages; what is on changes by
// itself and stands in the reader's zone; without a script the page is whole.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openBrowser } from "./browser.mjs";
import { program, serve } from "./start.mjs";

const LANGUAGES = ["en", "ar"];
const WORDS = { en: { start: "Watch live", own: "own zone" }, ar: { start: "شاهد البث المباشر", own: "بتوقيتك" } };

const ffmpeg = (() => {
  try {
    return execFileSync("ffmpeg", ["-version"]).toString().split("\n")[0];
  } catch {
    return undefined;
  }
})();

let paper, browser, token;
const running = [];

/** The program as it is called. */
const run = (...words) => execFileSync(program(), words, { stdio: ["ignore", "pipe", "inherit"] }).toString();

const stamp = (at) => new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");

/** A calendar: what is on ends at this millisecond, and another follows. It began long enough before to be on for sure. */
const calendar = (turn) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0"]
    .concat(
      [["first", turn - 3_660_000, turn, "The first"], ["second", turn, turn + 3_600_000, "The second"], ["third", turn + 3_600_000, turn + 7_200_000, "The third"]].flatMap(
        ([uid, from, to, title]) => ["BEGIN:VEVENT", `UID:${uid}`, `DTSTART:${stamp(from)}`, `DTEND:${stamp(to)}`, `SUMMARY:${title}`, "END:VEVENT"],
      ),
    )
    .concat("END:VCALENDAR", "")
    .join("\r\n");

before(async () => {
  const data = await mkdtemp(join(tmpdir(), "nightdesk-live-"));
  run("init", "--data", data, "--name", "The Live Courier", "--edition", "en", "--edition", "ar", "--zone", "Europe/Madrid");
  for (const tag of LANGUAGES) run("channel", "set", "--data", data, "--edition", tag, "--title", tag === "en" ? "Courier Live" : "الكورير مباشر", "--here");
  const file = join(data, "week.ics");
  await writeFile(file, calendar(Math.ceil(Date.now() / 1000) * 1000 + 3_600_000));
  for (const tag of LANGUAGES) run("schedule", "import", file, "--data", data, "--edition", tag);
  token = JSON.parse(run("token", "create", "--name", "encoder", "--data", data, "--role", "editor", "--scope", "stream", "--json")).token;
  paper = await serve(["serve", "--data", data], data);
  paper.data = data;
  browser = await openBrowser();
});
after(async () => {
  for (const encoder of running) encoder.kill("SIGKILL");
  await browser?.close();
  await paper?.close();
});

/** A page that notes whatever goes wrong on it. */
async function visit(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  const page = await context.newPage();
  page.wrongs = [];
  page.fetched = [];
  page.on("pageerror", (error) => page.wrongs.push(String(error)));
  page.on("console", (said) => said.type() === "error" && !said.text().startsWith("Failed to load resource") && page.wrongs.push(said.text()));
  page.on("request", (request) => page.fetched.push(new URL(request.url()).pathname));
  await page.goto(paper.base + path, { waitUntil: "load" });
  return page;
}

/** Sends a picture that moves and a tone to an edition's channel, in these codecs. */
function encode(tag, codecs) {
  const encoder = spawn(
    "ffmpeg",
    [
      "-hide_banner", "-loglevel", "error", "-re",
      "-f", "lavfi", "-i", "testsrc=size=320x180:rate=25", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000",
      ...codecs, "-g", "25", "-keyint_min", "25", "-f", "hls", "-hls_time", "1", "-hls_list_size", "6", "-hls_flags", "delete_segments",
      "-hls_start_number_source", "epoch", "-method", "PUT", "-http_persistent", "1", "-headers", `Authorization: Bearer ${token}\r\n`,
      `${paper.base}/api/v1/editions/${tag}/stream/live.m3u8`,
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  running.push(encoder);
  return encoder;
}

const H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-pix_fmt", "yuv420p", "-c:a", "aac"];
const VP9 = ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus", "-hls_segment_type", "fmp4"];

describe("the live channel", () => {
  for (const tag of LANGUAGES) {
    it(`says that nothing is on air, and is whole without a script (${tag})`, async () => {
      const page = await visit(`/${tag}/live`, { javaScriptEnabled: false });
      assert.ok(await page.locator(".live-note").isVisible());
      assert.equal(await page.locator("button:visible").count(), 0, "buttons that do nothing without scripts");
      assert.ok((await page.locator('[data-slot="now"]').innerText()).includes("The first"));
      assert.ok((await page.locator('[data-slot="next"]').innerText()).includes("The second"));
      assert.ok(await page.locator(".live-row").first().isVisible());
      const calendar = await page.request.get(paper.base + (await page.locator('a[href$=".ics"]').getAttribute("href")));
      assert.equal(calendar.status(), 200);
      await page.context().close();
    });

    it(`puts times into the reader's own zone and names it (${tag})`, async () => {
      const page = await visit(`/${tag}/live`, { timezoneId: "Asia/Tokyo", locale: tag });
      const zone = await page.locator('[data-says="zone"]').innerText();
      assert.ok(zone.includes(WORDS[tag].own) && !zone.includes("{zone}"), zone);
      if (tag === "ar") assert.ok(!/[A-Za-z]/.test(zone), zone);
      const shown = await page.$eval('[data-slot="now"] time', (time) => [time.dateTime, time.textContent]);
      const wanted = await page.evaluate(
        ([at, locale]) => {
          const digits = document.body.dataset.digits === "arabic" ? "arab" : "latn";
          // The English edition tells hours by twenty-four, the Arabic one by twelve.
          const hours = locale === "ar" ? { hour: "numeric", hourCycle: "h12" } : { hour: "2-digit", hourCycle: "h23" };
          return new Intl.DateTimeFormat(`${locale}-u-nu-${digits}`, { ...hours, minute: "2-digit" }).format(new Date(at));
        },
        [shown[0], await page.evaluate(() => document.documentElement.lang)],
      );
      assert.ok(shown[1].includes(wanted), `${shown[1]} is not ${wanted}`);
      assert.deepEqual(page.wrongs, []);
      await page.context().close();
    });
  }

  it("changes what is on without a reload, at its second", async () => {
    const page = await visit("/en/live");
    const turn = Number(await page.locator('.live-row[aria-current="true"]').getAttribute("data-to"));
    await page.context().close();
    const context = await browser.newContext();
    const later = await context.newPage();
    await later.clock.install({ time: turn - 5_000 });
    await later.goto(`${paper.base}/en/live`);
    assert.ok((await later.locator('[data-slot="now"]').innerText()).includes("The first"));
    await later.clock.runFor(4_000);
    assert.ok((await later.locator('[data-slot="now"]').innerText()).includes("The first"));
    await later.clock.runFor(2_000);
    assert.ok((await later.locator('[data-slot="now"]').innerText()).includes("The second"));
    assert.ok((await later.locator('[data-slot="next"]').innerText()).includes("The third"));
    assert.equal(await later.locator('.live-row[aria-current="true"]').innerText().then((text) => text.includes("The second")), true);
    await context.close();
  });

  it("plays a real stream in two languages, fetched only when the reader wants it", { skip: ffmpeg ? false : "ffmpeg is not here" }, async (t) => {
    const probe = await visit("/en/live");
    const h264 = await probe.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="avc1.42E01E,mp4a.40.2"'));
    await probe.context().close();
    t.diagnostic(`${ffmpeg}; ${h264 ? "H.264 and AAC" : "VP9 and Opus"}`);
    for (const tag of LANGUAGES) {
      encode(tag, h264 ? H264 : VP9);
      const page = await visit(`/${tag}/live`);
      // The page was open before the stream began: it looks by itself.
      const start = page.locator(".live-start");
      await start.waitFor({ state: "visible", timeout: 40_000 });
      assert.equal((await start.innerText()).trim(), WORDS[tag].start);
      assert.deepEqual(page.fetched.filter((path) => path.includes("hls-") || path.endsWith(".ts") || path.endsWith(".m4s")), []);
      await start.focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector("video").currentTime > 2, undefined, { timeout: 30_000 });
      const [from, behind, focused] = await page.evaluate(() => {
        const film = document.querySelector("video");
        return [film.currentTime, film.seekable.end(film.seekable.length - 1) - film.currentTime, document.activeElement === film];
      });
      await page.waitForFunction((from) => document.querySelector("video").currentTime > from + 2, from, { timeout: 20_000 });
      assert.ok(focused, "the player has the focus");
      assert.ok(page.fetched.some((path) => path.includes("/hls-")));
      t.diagnostic(`${tag}: ${behind.toFixed(1)} s behind what the browser has, segments of one second`);
      assert.ok(behind < 15, `${behind} s behind`);
      assert.deepEqual(page.wrongs, []);
      const said = await page.locator('[data-says="live"]').innerText();
      assert.ok(said.trim().length > 0, "who cannot see is told that it plays");
      await page.context().close();
    }
    // A page that is opened now knows at once.
    const known = await visit("/en/live", { javaScriptEnabled: false });
    assert.ok(await known.locator('.live-way a[href="/stream/en/live.m3u8"]').isVisible());
    await known.context().close();
  });
});
