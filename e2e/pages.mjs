// The pages that the tests look at: one of every template in every language, found as a robot finds them, through
// robots.txt, the sitemaps and the front.

import { XMLParser } from "fast-xml-parser";

export const LANGUAGES = ["en", "es", "ar"];

/** The forms of story that the demo has. */
export const FORMS = ["news", "opinion", "analysis", "blog", "feature", "live_blog", "video", "gallery", "infographic", "explainer"];

const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => ["sitemap", "url", "xhtml:link"].includes(name) });

/** The path of an address of the site. */
export const pathOf = (address) => new URL(address).pathname;

/** Fetches without following redirects. */
export const ask = (base, path, options = {}) => fetch(new URL(path, base), { redirect: "manual", ...options });

/** Runs a task for every item, a few at once; answers in order. */
export async function each(items, task, atOnce = 6) {
  const answers = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) answers[at] = await task(items[at], at);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return answers;
}

/** Reads a sitemap or an index of sitemaps: its addresses. */
export async function sitemap(base, path) {
  const answer = await ask(base, path);
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  const map = xml.parse(await answer.text());
  return (map.sitemapindex?.sitemap ?? map.urlset?.url ?? []).map((entry) => entry.loc);
}

/** Every story of an edition with its HTML: { path, html, form }. */
async function storiesOf(base, language, maps) {
  const months = maps.map(pathOf).filter((path) => path.match(new RegExp(`/${language}-\\d{4}-\\d{2}\\.xml$`)));
  const addresses = (await Promise.all(months.map((month) => sitemap(base, month)))).flat();
  return each(addresses.map(pathOf), async (path) => {
    const answer = await ask(base, path);
    const html = await answer.text();
    return { path, html, status: answer.status, form: html.match(/<body class="[^"]*\bstory-([a-z_]+)/)?.[1] };
  });
}

/** Everything that the tests look at in one edition. */
async function edition(base, language, maps) {
  const stories = await storiesOf(base, language, maps);
  const broken = stories.filter(({ status }) => status !== 200).map(({ path, status }) => `${path} answers ${status}`);
  if (broken.length) throw new Error(`stories of the sitemap that cannot be read:\n${broken.join("\n")}`);
  const others = (await sitemap(base, `/sitemaps/${language}-pages.xml`)).map(pathOf);
  const first = (pattern) => others.find((path) => pattern.test(path));
  const linked = (pattern) => {
    for (const { html } of stories) {
      const found = html.match(new RegExp(`href="(${pattern})"`));
      if (found) return found[1];
    }
  };
  const at = (rest) => `/${language}/${rest}`;
  const wanted = [
    ["front", at("")],
    ["section", first(/\/news\/politics\/$/)],
    ["section of sections", first(/\/articles\/$/)],
    ["region", linked(`/${language}/region/[^"/]+/`)],
    ["topic", linked(`/${language}/topic/[^"/]+/`)],
    ["coverage", linked(`/${language}/coverage/[^"/]+/`)],
    ["author", linked(`/${language}/author/[^"/]+/`)],
    ["authors", at("authors")],
    ["latest", at("latest")],
    ["most read", at("most-read")],
    ["corrections", at("corrections")],
    ["breaking", at("breaking")],
    ["live channel", at("live")],
    ["about", at("about")],
    ["privacy", at("privacy")],
    ["contact", at("contact")],
    ["nothing here", at("there-is-no-such-page")],
    ...FORMS.map((form) => [form, stories.find((story) => story.form === form)?.path]),
  ];
  const lost = wanted.filter(([, path]) => !path).map(([name]) => name);
  if (lost.length) throw new Error(`the ${language} edition has no page of this kind: ${lost.join(", ")}`);
  const pages = wanted.map(([name, path]) => ({
    name,
    path,
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    status: name === "nothing here" ? 404 : 200,
    isStory: FORMS.includes(name),
  }));
  return { language, pages, stories };
}

/** The editions with their pages and stories. */
export async function survey(base) {
  const maps = await sitemap(base, "/sitemap.xml");
  return Promise.all(LANGUAGES.map((language) => edition(base, language, maps)));
}
