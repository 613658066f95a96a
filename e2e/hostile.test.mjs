// More than a hundred attempts at leaving a script behind, in a real browser: stories, topics, authors, sections, flashes,
// corrections, notes, views and people are called so, then every page and screen that shows them is opened. Whatever
// runs, opens a dialog, leaves the house, or makes the policy of the page complain, fails the test.
//
// The breadth (every field of a body, of an asset, feeds and maps) is proved in crates/nightdesk/tests/desk/hostile.rs;
// here it is the browser that says whether anything came alive.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.mjs";
import { each } from "./pages.mjs";
import { program, serve } from "./start.mjs";

const ACTS = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<a href=javascript:alert(1) autofocus onfocus=alert(1)>x</a>",
  "<base href=https://evil.example/>",
  "<style>*{background:url(https://evil.example/x)}</style>",
  "<form action=https://evil.example><button autofocus onfocus=alert(1)>Go</button>",
  "<meta http-equiv=refresh content=0;url=https://evil.example>",
  "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
];
const WAYS = ["", '">', "'>", "</title>", "</textarea>", "</script>", "--><!--", "]]>", '" onfocus=alert(1) autofocus x="', "{{ 7*7 }}{% raw %}", "</bdi></a>"];
const PAYLOADS = WAYS.flatMap((way) => ACTS.map((act) => way + act));
const PASSWORD = "four words by chance";

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

let data, house, browser;

before(async () => {
  data = await mkdtemp(join(tmpdir(), "nightdesk-hostile-"));
  const at = ["--data", data];
  const run = (args, input) => execFileSync(program(), [...args, ...at], { input, stdio: ["pipe", "ignore", "inherit"] });
  run(["init", "--name", PAYLOADS[1], "--edition", "en", "--edition", "ar", "--zone", "UTC"]);
  run(["member", "add", PAYLOADS[13], "--email", "chief@paper.example", "--role", "chief", "--password-stdin"], PASSWORD);
  const lines = PAYLOADS.map((words, number) => JSON.stringify({
    id: `hostile-${number}`,
    slug: `hostile-${number}`,
    title: `${words} ${number}`,
    list_title: words,
    standfirst: words,
    body_html: `<p>${escaped(words)}</p><h2>${escaped(words)}</h2><blockquote>${escaped(words)}</blockquote><p><a href="https://example.org/?${encodeURIComponent(words)}">${escaped(words)}</a></p>`,
    section: "news",
    tags: [words],
    author: words,
    coverage: number % 30 === 0 ? words : undefined,
    published_at: new Date(Date.UTC(2026, 4, 1, 9, number)).toISOString(),
    language: number % 2 === 0 ? "en" : "ar",
  }));
  await writeFile(join(data, "hostile.jsonl"), lines.join("\n"));
  run(["import", "jsonl", join(data, "hostile.jsonl")]);
  for (const words of PAYLOADS.slice(0, 22)) run(["flash", "--edition", "en", words, "--thread", words.slice(0, 80)]);
  house = await serve(["serve", ...at], data);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** A browser that tells everything that must not happen. */
async function watched() {
  const context = await browser.newContext();
  const faults = [];
  await context.route((asked) => asked.hostname.endsWith("evil.example"), (route) => (faults.push(`asked for ${route.request().url()}`), route.abort()));
  await context.exposeBinding("tellFault", (_, what) => faults.push(what));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, sample }) =>
      globalThis.tellFault(`policy: ${violatedDirective} ${blockedURI} ${sourceFile} ${sample} on ${location.pathname}`));
    globalThis.alert = () => globalThis.tellFault(`a script ran on ${location.pathname}`);
  });
  const open = async () => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => (faults.push(`a dialog on ${page.url()}`), dialog.dismiss()));
    page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
    page.on("framenavigated", (frame) => !/^(about:|chrome-error:)/.test(frame.url()) && !frame.url().startsWith(house.base) && faults.push(`led to ${frame.url()}`));
    return page;
  };
  return { context, open, faults };
}

/** Opens every address; each must be there and hold a strict policy. */
async function visit({ open }, addresses) {
  const pages = await Promise.all([open(), open(), open()]);
  await each([...addresses], async (address) => {
    const page = pages.pop();
    const answer = await page.goto(house.base + address, { waitUntil: "load" });
    assert.ok(answer.status() < 400, `${address}: ${answer.status()}`);
    const policy = answer.headers()["content-security-policy"] ?? "";
    const scripts = policy.split(";").map((part) => part.trim()).find((part) => part.startsWith("script-src")) ?? policy.split(";")[0];
    assert.match(scripts, /'self'|'none'/, address);
    assert.doesNotMatch(scripts, /unsafe|data:|\*/, address);
    // Whatever waits for the next frame, or for the focus, has its chance.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    for (const field of await page.locator("input:visible, a:visible, button:visible").all().then((all) => all.slice(0, 3))) await field.focus().catch(() => {});
    pages.push(page);
  }, 3);
  await Promise.all(pages.map((page) => page.close()));
}

const paths = (html, pattern) => new Set([...html.matchAll(pattern)].map(([, path]) => path.replaceAll("&#x2f;", "/").replaceAll("&amp;", "&")));
const text = async (address) => (await fetch(house.base + address)).text();

test("no page of the site comes alive", async () => {
  const site = await watched();
  const addresses = new Set(["/en/", "/ar/", "/en/latest", "/en/authors", "/en/corrections", "/en/breaking", "/en/most-read"]);
  for (const map of paths(await text("/sitemap.xml"), /<loc>[^<]*?(\/sitemaps\/[^<]+)<\/loc>/g)) {
    for (const address of paths(await text(map), /<loc>https?:\/\/[^/<]+(\/[^<]+)<\/loc>/g)) addresses.add(address);
  }
  assert.ok(addresses.size > PAYLOADS.length, `${addresses.size} addresses in the maps`);
  for (const story of [...addresses].filter((address) => address.includes("hostile-")).slice(0, 12)) {
    for (const address of paths(await text(story), /href="(\/(?:en|ar)\/(?:topic|author|coverage)\/[^"]+)"/g)) addresses.add(address);
  }
  await visit(site, addresses);
  assert.deepEqual(site.faults, []);
  await site.context.close();
});

test("no screen of the desk comes alive", async () => {
  const desk = await watched();
  const page = await desk.open();
  await page.goto(`${house.base}/desk/sign-in`);
  await page.fill("[name=email]", "chief@paper.example");
  await page.fill("[name=password]", PASSWORD);
  await Promise.all([page.waitForURL(/\/desk\/(stories|welcome)?$/), page.click("main form button:not([name])")]);
  const look = async (address) => (await desk.context.request.get(house.base + address)).text();
  const send = async (address, fields) => {
    const csrf = (await look("/desk/account")).match(/name="csrf" value="([^"]+)"/)[1];
    return desk.context.request.post(house.base + address, { form: { csrf, ...fields }, maxRedirects: 0 });
  };
  const stories = new Set();
  for (const text of ["", "script", "img", "svg", "iframe", "evil"]) {
    for (const story of paths(await look(`/desk/stories?text=${text}`), /href="(?:\/|&#x2f;)desk(?:\/|&#x2f;)stories(?:\/|&#x2f;)([0-9a-f-]{36})"/g)) stories.add(story);
  }
  assert.ok(stories.size > 50, `${stories.size} stories in the list`);
  const some = [...stories].slice(0, 22);
  for (const [number, story] of some.entries()) {
    const words = PAYLOADS[(number * 5) % PAYLOADS.length];
    for (const [act, fields] of [["notes", { text: words }], ["correct", { kind: "correction", text: words }]]) {
      assert.equal((await send(`/desk/stories/${story}/${act}`, fields)).status(), 303, act);
    }
    await send("/desk/views", { name: words, query: `text=${encodeURIComponent(words)}` });
    await send("/desk/members", { name: words, email: `m${number}@paper.example`, role: "reporter", language: "en" });
  }
  const screens = ["stories", "stories/new", "scheduled", "corrections", "audit", "members", "account", "tokens"].map((screen) => `/desk/${screen}`);
  screens.push(...PAYLOADS.filter((_, number) => number % 4 === 0).map((words) => `/desk/stories?text=${encodeURIComponent(words)}`));
  screens.push(...some.flatMap((story) => ["", "/history", "/correct", "/withdraw", "/kill"].map((part) => `/desk/stories/${story}${part}`)));
  await visit(desk, screens);
  assert.deepEqual(desk.faults, []);
  await desk.context.close();
});
