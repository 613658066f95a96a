// The desk from the keyboard: `/` search, `j` and `k` in lists, `n` new story, `b` a flash, `g` and a letter to go somewhere, `?` the
// list of keys. Never while something is being written, in a dialog, or when the member has switched single keys off
// (WCAG 2.1.4). Enter opens what has the focus, as everywhere.

import { openDialog } from "./dialogs";
import { openFlash } from "./flash";

const WAYS: Record<string, string> = {
  s: "stories",
  t: "scheduled",
  f: "flashes",
  i: "pictures",
  c: "corrections",
  r: "readers",
  a: "audit",
  m: "members",
  e: "settings",
  p: "account",
};

/** How long after `g` its letter is waited for, in milliseconds. */
const PATIENCE = 1500;

/** The letter of a key on a Latin keyboard, whatever script it writes: Arabic keyboards have the same keys. */
function letter(event: KeyboardEvent): string {
  if (/^[a-z]$/i.test(event.key)) return event.key.toLowerCase();
  return /^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : event.key;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, dialog[open]") !== null;
}

/** Listens to keys on the whole screen. */
export function wakeKeys(root: Document): void {
  const body = root.body;
  if (body.dataset["keys"] === undefined) return;
  let wayAwaited = 0;
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (isWriting(event.target)) return;
    const key = letter(event);
    const isWay = event.timeStamp < wayAwaited;
    wayAwaited = 0;
    if (isWay && WAYS[key] !== undefined) {
      event.preventDefault();
      root.querySelector<HTMLAnchorElement>(`[data-way="${WAYS[key]}"]`)?.click();
    } else if (key === "g") {
      wayAwaited = event.timeStamp + PATIENCE;
    } else if (key === "j" || key === "k") {
      if (step(root, key === "j" ? 1 : -1)) event.preventDefault();
    } else if (key === "n" && body.dataset["new"] !== undefined) {
      event.preventDefault();
      location.assign(body.dataset["new"]);
    } else if (key === "b") {
      if (openFlash(root)) event.preventDefault();
    } else if (key === "/") {
      const search = root.getElementById("desk-search");
      if (!(search instanceof HTMLInputElement)) return;
      event.preventDefault();
      search.focus();
      search.select();
    } else if (key === "?" || key === "؟") {
      if (openDialog(root, "keys")) event.preventDefault();
    }
  });
}

/** Moves the focus to the next or previous row of the list: says whether there is a list. */
function step(root: Document, by: 1 | -1): boolean {
  const rows = [...root.querySelectorAll<HTMLElement>("[data-rows] > li")];
  if (rows.length === 0) return false;
  const here = rows.findIndex((row) => row.contains(root.activeElement));
  const next = here === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(Math.max(here + by, 0), rows.length - 1);
  const link = rows[next]?.querySelector<HTMLElement>("a");
  link?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
  return true;
}
