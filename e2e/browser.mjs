// The browser of the tests: Chromium as the system has it.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Chromium is: CHROMIUM in the environment, or one of the usual places. */
export function chromiumPath() {
  const path = process.env.CHROMIUM ?? USUAL.find((place) => existsSync(place));
  if (!path) throw new Error("no Chromium here: install it, or name it in CHROMIUM");
  return path;
}

/** What Chromium needs in a container without a sandbox of its own. */
export const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"];

/** Opens the browser. */
export const openBrowser = () => chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
