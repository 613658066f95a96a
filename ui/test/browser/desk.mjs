// Serves the harness with the desk's content security policy and opens it in Chromium.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { FluentParser } from "@fluent/syntax";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL("..", import.meta.url));

/** What the desk sends with each page. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ws://127.0.0.1:*";

/** The words of the editor in a language, as the page would carry them. */
export function wordsIn(language) {
  const file = new URL(`../../../locales/${language}/editor.ftl`, import.meta.url);
  const { body } = new FluentParser().parse(readFileSync(file, "utf8"), {});
  const messages = body.filter((entry) => entry.type === "Message");
  return Object.fromEntries(messages.map(({ id, value }) => [id.name, value.elements.map((part) => part.value).join("")]));
}

/** The sample body that the Rust types made. */
export const sample = () =>
  JSON.parse(readFileSync(new URL("../../../crates/editorial/schema/sample.json", import.meta.url), "utf8"));

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
  const asked = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://desk");
    asked.push(url.pathname);
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
  return {
    address,
    server,
    /** Opens a page with an editor. Anything the page complains about fails the test that asks `quiet`. */
    async page({ language = "en", body, second = false, ...context } = {}) {
      const page = await browser.newPage({ permissions: ["clipboard-read", "clipboard-write"], ...context });
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
