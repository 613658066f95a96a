// What machines read is valid: HTML by the Nu checker, feeds, sitemaps, and structured data, in every language.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { LANGUAGES, ask, each, pathOf, sitemap, survey } from "./pages.mjs";
import { open } from "./start.mjs";

const vnu = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

let paper, editions;

before(async () => {
  paper = await open();
  editions = await survey(paper.base);
});
after(() => paper?.close());

const edition = (language) => editions.find((found) => found.language === language);
const text = async (path) => {
  const answer = await ask(paper.base, path);
  assert.equal(answer.status, 200, path);
  return { body: await answer.text(), type: answer.headers.get("content-type") };
};

/** What the Nu checker says against these files: one run for all, for starting Java costs more than checking. */
function faults(files) {
  return new Promise((told) => {
    const asked = ["-jar", vnu, "--format", "json", "--errors-only", ...files];
    execFile("java", asked, { maxBuffer: 64 << 20 }, (error, _, said) => {
      if (!said.includes('"messages"')) throw error ?? new Error(`the checker said nothing: ${said}`);
      told(JSON.parse(said).messages);
    });
  });
}

const noJava = spawnSync("java", ["-version"]).error && "Java is not installed";

describe("the HTML of every template", () => {
  it("has no fault by the Nu checker", { skip: noJava }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "nightdesk-html-"));
    try {
      const pages = editions.flatMap(({ pages }) => pages);
      const files = await each(pages, async ({ name, language, path }) => {
        const file = join(folder, `${language} ${name}.html`);
        await writeFile(file, await (await ask(paper.base, path)).text());
        return file;
      });
      const messages = (await faults(files)).map(
        ({ url, lastLine, message, extract }) => `${decodeURI(basename(url))}:${lastLine} ${message} ${extract?.trim()}`,
      );
      assert.deepEqual(messages, []);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** The fields that readers of structured data want of each type. */
const FIELDS = {
  article: [
    "headline", "description", "inLanguage", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage",
    "image", "url",
  ],
  organisation: ["name", "url", "logo", "sameAs", "correctionsPolicy"],
};
const ARTICLES = /^(NewsArticle|OpinionNewsArticle|AnalysisNewsArticle|ReportageNewsArticle|BlogPosting|LiveBlogPosting)$/;

const structured = (html) =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(([, json]) => JSON.parse(json));
const lacks = (thing, fields) => fields.filter((field) => thing?.[field] === undefined || thing[field] === "" || thing[field] === null);

for (const language of LANGUAGES) {
  describe(`the ${language} edition`, () => {
    it("tells search engines on every story what it is, who made it and where it stands", () => {
      for (const { path, html } of edition(language).stories) {
        const told = structured(html);
        const article = told.find((thing) => ARTICLES.test(thing["@type"]));
        assert.ok(article, `${path}: no article among ${told.map((thing) => thing["@type"])}`);
        assert.deepEqual(lacks(article, FIELDS.article), [], path);
        assert.deepEqual(lacks(article.publisher, FIELDS.organisation), [], path);
        assert.equal(article.inLanguage, language);
        assert.match(article.datePublished, MOMENT);
        assert.match(article.dateModified, MOMENT);
        assert.ok(article.author.length > 0 && article.author.every((author) => author.name && author.url), path);
        const trail = told.find((thing) => thing["@type"] === "BreadcrumbList").itemListElement;
        assert.deepEqual(trail.map((item) => item.position), trail.map((_, index) => index + 1));
        assert.deepEqual(trail.filter((item) => !item.name || !URL.canParse(item.item)), [], path);
      }
    });

    it("tells on its front whose paper it is", async () => {
      const told = structured((await text(`/${language}/`)).body).find((thing) => thing["@type"] === "NewsMediaOrganization");
      assert.deepEqual(lacks(told, FIELDS.organisation), []);
    });

    it("has a feed of each kind on every front", async () => {
      const kinds = ["front", "section", "section of sections", "region", "topic", "coverage", "author"];
      for (const { path } of edition(language).pages.filter((page) => kinds.includes(page.name))) {
        const [rss, atom, json] = await Promise.all(["feed.xml", "feed.atom", "feed.json"].map((name) => text(path + name)));
        assert.match(rss.type, /^application\/rss\+xml/);
        assert.match(atom.type, /^application\/atom\+xml/);
        assert.match(json.type, /^application\/feed\+json/);
        for (const { body } of [rss, atom]) assert.equal(XMLValidator.validate(body), true, path);
        const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === "item" || name === "entry" });
        const items = parser.parse(rss.body).rss.channel.item;
        const entries = parser.parse(atom.body).feed.entry;
        const feed = JSON.parse(json.body);
        assert.ok(items.length > 0, `${path} has stories`);
        assert.deepEqual([entries.length, feed.items.length], [items.length, items.length], `${path}: the three agree`);
        for (const item of items) {
          assert.deepEqual(lacks(item, ["title", "link", "guid", "pubDate", "description"]), [], path);
          assert.ok(!Number.isNaN(Date.parse(item.pubDate)), item.pubDate);
        }
        for (const entry of entries) assert.deepEqual(lacks(entry, ["title", "link", "id", "updated"]), [], path);
        assert.match(feed.version, /^https:\/\/jsonfeed\.org\/version\/1\.1$/);
        assert.equal(feed.language, language);
        for (const item of feed.items) {
          assert.deepEqual(lacks(item, ["id", "url", "title", "content_html", "date_published"]), [], path);
          assert.match(item.date_published, MOMENT);
        }
      }
    });

    it("has a sitemap whose every address answers", async () => {
      const maps = (await sitemap(paper.base, "/sitemap.xml")).map(pathOf).filter((path) => path.includes(`/${language}-`));
      assert.ok(maps.length >= 2, "the pages, and a month");
      const addresses = (await Promise.all(maps.map((path) => sitemap(paper.base, path)))).flat();
      assert.ok(addresses.length > 40, `only ${addresses.length} addresses`);
      assert.equal(new Set(addresses).size, addresses.length, "no address twice");
      const answers = await each(addresses, async (address) => [(await ask(paper.base, pathOf(address))).status, pathOf(address)]);
      assert.deepEqual(answers.filter(([status]) => status !== 200), []);
    });
  });
}

describe("the news sitemap and robots.txt", () => {
  it("list the news of two days in every language", async () => {
    const { body } = await text("/news-sitemap.xml");
    assert.equal(XMLValidator.validate(body), true);
    const entries = new XMLParser({ isArray: (name) => name === "url" }).parse(body).urlset.url.map((url) => url["news:news"]);
    const languages = new Set(entries.map((news) => news["news:publication"]["news:language"]));
    assert.deepEqual([...languages].sort(), [...LANGUAGES].sort());
    for (const news of entries) assert.match(news["news:publication_date"], MOMENT);
  });

  it("lead robots to the maps", async () => {
    const { body } = await text("/robots.txt");
    const maps = [...body.matchAll(/^Sitemap: (\S+)$/gm)].map(([, address]) => pathOf(address));
    assert.deepEqual(maps, ["/sitemap.xml", "/news-sitemap.xml"]);
  });
});
