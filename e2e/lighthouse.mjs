// Lighthouse's figures for a front and a story, left to right and right to left: node lighthouse.mjs
//
// The mobile preset, one run each; compare only figures of one machine. NIGHTDESK_BIN chooses the program: a debug
// program answers slowly.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { FLAGS, chromiumPath } from "./browser.mjs";
import { survey } from "./pages.mjs";
import { open } from "./start.mjs";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FIGURES = {
  FCP: "first-contentful-paint",
  LCP: "largest-contentful-paint",
  TBT: "total-blocking-time",
  CLS: "cumulative-layout-shift",
  bytes: "total-byte-weight",
};

const paper = await open();
const chrome = await launch({ chromePath: chromiumPath(), chromeFlags: ["--headless=new", ...FLAGS] });
try {
  const rows = {};
  const wanted = (await survey(paper.base))
    .filter(({ language }) => language !== "es")
    .flatMap(({ pages }) => pages.filter(({ name }) => name === "front" || name === "news"));
  for (const { language, name, path } of wanted) {
    const { lhr } = await lighthouse(paper.base + path, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    const row = {};
    for (const category of CATEGORIES) row[category] = Math.round(lhr.categories[category].score * 100);
    for (const [short, audit] of Object.entries(FIGURES)) row[short] = lhr.audits[audit].displayValue.replaceAll(" ", " ");
    rows[`${language} ${name}`] = row;
    for (const category of CATEGORIES) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score, title, displayValue } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 0.9) console.log(`${language} ${name}: ${title} ${displayValue ?? ""}`);
      }
    }
  }
  console.table(rows);
} finally {
  await chrome.kill();
  await paper.close();
}
