// Serves the harness with the desk's content security policy and opens it in Chromium.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { wordsIn } from "../words.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));

/** What the desk sends with each page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://127.0.0.1:*";

/** The sample body that the Rust types made. */
export const sample = () =>
  JSON.parse(readFileSync(new URL("../../../crates/editorial/schema/sample.json", import.meta.url), "utf8")).body;

const STORIES = [
  { dossier: "0198c0de-0000-7000-8000-000000000001", headline: "Flood wall fund backed", address: "/en/news/flood-wall", detail: "News, 3 May" },
  { dossier: "0198c0de-0000-7000-8000-000000000002", headline: "Evacuees return", address: "/en/news/evacuees", detail: "News, 4 May" },
];
const PICTURES = [
  { asset: "0198c0de-0000-7000-8000-0000000000a1", alt: "A gauge in brown water", caption: "The gauge at Brannock.", credit: "Ines Calder", detail: "gauge.jpg" },
  { asset: "0198c0de-0000-7000-8000-0000000000a2", alt: "", caption: "Lanterns", credit: "", detail: "lanterns.jpg" },
];
const FILMS = [{ ...PICTURES[0], asset: "0198c0de-0000-7000-8000-0000000000f1", poster: PICTURES[0].asset, caption: "The dredger" }];
const MEMBERS = [{ member: "m2", name: "Salma" }];

function picked(url) {
  const query = (url.searchParams.get("q") ?? "").toLowerCase();
  const dossiers = url.searchParams.getAll("dossier");
  const among = (all, name) => all.filter((one) => one[name].toLowerCase().includes(query));
  switch (url.pathname) {
    case "/desk/pick/stories":
      return dossiers.length > 0 ? STORIES.filter(({ dossier }) => dossiers.includes(dossier)) : among(STORIES, "headline");
    case "/desk/pick/pictures":
      return among(PICTURES, "caption");
    case "/desk/pick/films":
      return among(FILMS, "caption");
    case "/desk/pick/members":
      return among(MEMBERS, "name");
    default:
      return null;
  }
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200"><rect width="320" height="200" fill="#7b98a8"/><path d="M0 150q80-40 160 0t160 0v50H0z" fill="#3d5a6c"/></svg>';

/** Starts the server and the browser. */
export async function openDesk() {
  const made = await build({
    entryPoints: { harness: `${here}harness.ts` },
    outdir: "out",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome111",
    logLevel: "warning",
  });
  const bytes = (end) => made.outputFiles.find(({ path }) => path.endsWith(end)).contents;
  const files = {
    "/": ["text/html", readFileSync(`${here}harness.html`)],
    "/harness.css": ["text/css", readFileSync(`${here}harness.css`)],
    "/harness.js": ["text/javascript", bytes("harness.js")],
    "/editor.css": ["text/css", bytes("harness.css")],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://desk");
    const found = picked(url);
    if (found !== null) return response.setHeader("content-type", "application/json").end(JSON.stringify({ items: found }));
    if (url.pathname.startsWith("/thumb/")) return response.setHeader("content-type", "image/svg+xml").end(PICTURE);
    const [type, content] = files[url.pathname] ?? [];
    if (type === undefined) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": POLICY }).end(content);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"],
  });
  const usual = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  return {
    address,
    /** Opens a page with an editor. Anything the page complains about fails the test that asks `quiet`. */
    async page({ language = "en", body, second = false, ...context } = {}) {
      // Pages of one context share what they have compiled; only one that looks different gets its own.
      const page = await (Object.keys(context).length > 0 ? browser.newPage(context) : usual.newPage());
      page.setDefaultTimeout(15_000);
      const complaints = [];
      page.on("pageerror", (error) => complaints.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(message.text());
      });
      await page.goto(address);
      await page.waitForFunction(() => window.desk !== undefined);
      const direction = language === "ar" ? "rtl" : "ltr";
      await page.evaluate((what) => window.desk.open(what), { words: wordsIn(language), language, direction, body, second });
      const text = page.locator("#one .ed-surface > .ProseMirror");
      return Object.assign(page, { complaints, text, body: (seat = 0) => page.evaluate((at) => window.desk.body(at), seat) });
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Tries until it holds, for as long as an impatient person would wait. */
export async function shortly(holds) {
  const end = Date.now() + 5_000;
  for (;;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((soon) => setTimeout(soon, 25));
    }
  }
}

const MARKS = {
  strong: (text) => `*${text}*`,
  em: (text) => `_${text}_`,
  link: (text, { href }) => `[${text}](${href})`,
  claim: (text, { speaker }) => `{${text}|${speaker}}`,
};

const run = ({ text = "⏎", marks = [] }) => [...marks].reverse().reduce((said, { type, attrs }) => MARKS[type](said, attrs), text);
const words = ({ content = [] }) => content.map(run).join("");

/** A body in a few words, one line for each block or item. */
export function texts({ content }) {
  return content.flatMap((block) => {
    const { type, attrs = {} } = block;
    if (type === "list") return block.content.map((item) => `${attrs.ordered ? "number" : "bullet"} ${words(item)}`);
    if (type === "heading") return `h${attrs.level} ${words(block)}`;
    if (type === "quotation") return `quotation(${attrs.speaker}) ${words(block)}`;
    if (type === "table") {
      const parts = [attrs.caption, attrs.headings.join(","), attrs.rows.map((row) => row.join(",")).join("/")];
      return `table ${parts.filter((part) => part !== "").join(" ")}`;
    }
    return block.content === undefined && Object.keys(attrs).length > 0 ? `${type} ${JSON.stringify(attrs)}` : `${type} ${words(block)}`;
  });
}
