// The library in a real browser, in English and Arabic: ten pictures dropped at once, one cut off and resumed after a reload,
// focal point by click and by keys with the crops live, alternative text, a story that is refused without it and published
// with it, and the crop on a phone.
//
// PICTURES=DIR takes pictures of the screens on the way, in both directions, by day and by night and on a phone.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
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

/** A PNG (W3C PNG, third edition) of this many pixels; `pixel` gives red, green and blue. */
function png(width, height, pixel) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(pixel(x, y), y * (width * 3 + 1) + 1 + x * 3);
  const chunk = (type, data) => {
    const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const whole = Buffer.alloc(named.length + 8);
    whole.writeUInt32BE(data.length, 0);
    named.copy(whole, 4);
    whole.writeUInt32BE(crc32(named), named.length + 4);
    return whole;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
}

/**
 * A high blue field with a red spot at a fifth of its width and three quarters of its height: a crop of its middle would cut
 * the spot in two.
 */
const spotted = (seed) =>
  png(240, 320, (x, y) => (Math.hypot(x - 48, y - 240) < 20 ? [220, 20, 20] : [10, (seed * 23) % 256, 140]));

/** Which part of what stands on the screen there is red. */
const redness = async (page, shown) => {
  const bytes = (await shown.screenshot()).toString("base64");
  return page.evaluate(async (bytes) => {
    const seen = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))]));
    const paint = new OffscreenCanvas(seen.width, seen.height).getContext("2d");
    paint.drawImage(seen, 0, 0);
    const { data } = paint.getImageData(0, 0, seen.width, seen.height);
    let red = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] > 150 && data[at + 1] < 100 && data[at + 2] < 100) red += 1;
    return red / (seen.width * seen.height);
  }, bytes);
};

/** A picture of noise, whose bytes do not shrink: larger than one piece of an upload. */
function noisy(seed) {
  let state = seed;
  const next = () => ((state = (state * 1664525 + 1013904223) >>> 0) >>> 24);
  return png(1300, 1150, () => [next(), next(), next()]);
}

/** What the server took in each piece of an upload: the offset at which it begins. */
function watched(page) {
  const offsets = [];
  page.on("request", (request) => {
    const offset = request.headers()["upload-offset"];
    if (offset !== undefined) offsets.push(Number(offset));
  });
  return offsets;
}

async function look(page, name) {
  if (!pictures) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}.${colorScheme}.${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

/** Drops files on the screen, wherever. */
async function drop(page, files) {
  const sent = files.map(({ name, bytes }) => ({ name, bytes: bytes.toString("base64") }));
  await page.evaluate((files) => {
    const carried = new DataTransfer();
    for (const { name, bytes } of files) {
      const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      carried.items.add(new File([raw], name, { type: "image/png", lastModified: 1 }));
    }
    document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  }, sent);
}

const save = (page) => Promise.all([page.waitForURL(/done=saved/), page.click("#describe button.main")]);

const papers = [
  { tag: "en", seed: 1, headline: "Ten pictures from the wall", alt: "A red mark on a blue wall", section: "politics" },
  { tag: "ar", seed: 101, headline: "عشر صور من عند الجدار", alt: "علامة حمراء على جدار أزرق", section: "politics" },
];

for (const paper of papers) {
  test(`ten pictures come in, one finds its crop and its words, and stands in a story, in ${paper.tag}`, async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    await signIn(page, { base, email: "chief@orsel.example", password, language: paper.tag });

    // Ten files dropped upon the library.
    await page.goto(`${base}/desk/pictures`);
    const files = Array.from({ length: 10 }, (_, number) => ({
      name: `mark-${paper.tag}-${number}.png`,
      bytes: spotted(paper.seed + number),
    }));
    await drop(page, files);
    await page.waitForFunction(() => document.querySelectorAll(".upload.is-done").length === 10, undefined, { timeout: 60_000 });
    await look(page, `pictures-uploaded.${paper.tag}`);
    const addresses = await page.locator(".upload.is-done a").evaluateAll((links) => links.map((link) => link.href));

    // A larger one stops after its first piece; after a reload it goes on from there.
    await page.goto(`${base}/desk/pictures/new`);
    const large = { name: `large-${paper.tag}.png`, bytes: noisy(paper.seed) };
    assert.ok(large.bytes.length > 4 * 1024 * 1024);
    const offsets = watched(page);
    // The second piece never arrives.
    await page.route(/\/desk\/uploads\/[0-9a-f-]+$/, (route) =>
      Number(route.request().headers()["upload-offset"] ?? 0) > 0 ? route.abort() : route.continue(),
    );
    await drop(page, [large]);
    while (!offsets.some((offset) => offset > 0)) await page.waitForEvent("request");
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    await page.unroute(/\/desk\/uploads\/[0-9a-f-]+$/);
    offsets.length = 0;
    await drop(page, [large]);
    await page.locator(".upload.is-done").waitFor({ timeout: 60_000 });
    assert.deepEqual(offsets, [4 * 1024 * 1024], "only what was missing was sent");
    addresses.push(await page.locator(".upload.is-done a").evaluate((link) => link.href));

    // The focal point: by a click, then by keys; the crops follow at once.
    const stage = page.locator("[data-part=focus]");
    // It is shown once it is developed, which takes its time on a slow machine.
    for (const began = Date.now(); Date.now() - began < 60_000; ) {
      await page.goto(addresses[0]);
      if (await stage.count()) break;
      await page.waitForTimeout(300);
    }
    await look(page, `asset.${paper.tag}`);
    const box = await stage.locator("img").boundingBox();
    await page.mouse.click(box.x + box.width * 0.1, box.y + box.height * 0.75);
    const point = stage.locator(".focus-point");
    assert.match(await point.getAttribute("aria-label"), /10/);
    await point.press("Shift+ArrowRight");
    for (const key of ["ArrowLeft", "ArrowRight"]) await point.press(key);
    const [x, y] = [Number(await page.inputValue("[name=focus-x]")), Number(await page.inputValue("[name=focus-y]"))];
    assert.ok(Math.abs(x - 20) < 1 && Math.abs(y - 75) < 1, `${x} ${y}`);
    const crop = await page.locator(".crop-phone img").evaluate((image) => getComputedStyle(image).objectPosition);
    assert.equal(crop, `${x}% ${y}%`);
    await page.fill(`[name=alt-${paper.tag}]`, paper.alt);
    await save(page);
    assert.equal(await page.inputValue(`[name=alt-${paper.tag}]`), paper.alt);
    await look(page, `asset-described.${paper.tag}`);

    // Into a story: without words it is not published, and the reason is told.
    await page.goto(`${base}/desk/stories/new?edition=${paper.tag}`);
    await page.fill("[name=headline]", paper.headline);
    const section = await page.locator(`[name=section] option`).evaluateAll((all) => all.map((one) => one.value).filter(Boolean)[0]);
    await page.selectOption("[name=section]", section);
    await Promise.all([page.waitForURL(/stories\/[0-9a-f-]{36}$/), page.click("main form button")]);
    const story = page.url();
    const text = page.locator(".ProseMirror[contenteditable=true]");
    await text.click();
    await page.keyboard.type(paper.headline);
    await page.locator("[data-standing-of=room][data-kind=saved]").waitFor();
    const choose = async (name) => {
      await page.click("a[data-opens=choose-picture]");
      const dialog = page.locator("#choose-picture");
      await dialog.locator("[name=q]").fill(name);
      await dialog.locator(`[data-found] button[title*="${name}"]`).click();
      await dialog.waitFor({ state: "hidden" });
      await page.keyboard.press("Control+s");
      await page.waitForFunction(() => /\S/.test(document.querySelector("[data-saved]")?.textContent ?? ""));
    };
    const publish = page.locator("[data-part=stage] form[action$='/publish'] button").first();
    await choose(files[1].name);
    await page.reload();
    await publish.click();
    await page.locator(`text=${files[1].name}`).first().waitFor();
    await look(page, `publish-refused.${paper.tag}`);
    await page.goto(story);
    await text.waitFor();
    await choose(files[0].name);
    await page.reload();
    await Promise.all([page.waitForURL(/done=/), publish.click()]);

    // On a phone the crop keeps the mark: in the list, and what the browser shows is red there.
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const reader = await phone.newPage();
    await reader.goto(`${base}/${paper.tag}/latest`);
    const card = reader.locator("article, li").filter({ hasText: paper.headline }).locator("img").first();
    await card.waitFor();
    assert.equal(await card.evaluate((image) => getComputedStyle(image).objectPosition), "20% 80%");
    await card.scrollIntoViewIfNeeded();
    await card.evaluate((image) => image.decode());
    const red = await redness(reader, card);
    const whole = (Math.PI * 20 ** 2) / (240 * 160);
    assert.ok(red > whole * 0.85, `of the spot ${Math.round((100 * red) / whole)} % is seen`);
    if (pictures) await reader.screenshot({ path: join(pictures, `phone.${paper.tag}.png`) });
    await phone.close();

    // It knows where it stands, and is not taken away under the story.
    await page.goto(addresses[0]);
    await page.locator("[data-part=asset-uses] a").filter({ hasText: paper.headline }).waitFor();
    assert.equal(await page.locator("[data-part=asset-remove]").count(), 0);

    // As it was before: the story is withdrawn, the pictures go.
    await page.goto(`${story}/withdraw`);
    await page.fill("[name=reason]", paper.headline);
    await Promise.all([page.waitForURL(/done=/), page.click('form[action$="/withdraw"] button:not([type=button])')]);
    const csrf = await page.locator("[name=csrf]").first().inputValue();
    for (const address of addresses) {
      const gone = await page.request.post(`${address}/remove`, { form: { csrf }, maxRedirects: 0 });
      assert.equal(gone.status(), 303, address);
    }
    assert.deepEqual(complaints, []);
    await context.close();
  });
}
