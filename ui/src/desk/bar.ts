// The bar's own menus: who is at work, and the notes that call the member. They are asked for anew when somebody comes or
// goes, or a story changes; a menu that stands open is left alone until it is closed.

import { deskEvents } from "./events";

/** Changes that come within this time are taken over together, in milliseconds. */
const GATHERING = 700;

/** Where ways do not fit beside one another they scroll; the one that is open is brought into view. */
export function showWay(root: Document): void {
  for (const list of root.querySelectorAll<HTMLElement>(".bar-nav, .views ul, .inner-nav ul")) {
    const here = list.querySelector("[aria-current]");
    if (here === null || list.scrollWidth <= list.clientWidth) continue;
    const [way, all] = [here.getBoundingClientRect(), list.getBoundingClientRect()];
    list.scrollLeft += (way.left + way.right - all.left - all.right) / 2;
  }
}

/** Keeps the menus of the bar true. */
export function wakeBar(root: Document): void {
  const bar = root.querySelector<HTMLElement>("[data-bar]");
  const address = bar?.dataset["bar"] ?? "";
  const events = deskEvents(root);
  if (bar === null || address === "" || events === null) return;
  let awaited: ReturnType<typeof setTimeout> | undefined;
  let stale = false;
  const refresh = async (): Promise<void> => {
    awaited = undefined;
    stale = true;
    if (root.hidden || bar.querySelector("details[open]") !== null) return;
    const answer = await fetch(address, { headers: { accept: "text/html" } }).catch(() => null);
    if (answer?.ok !== true) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (bar.querySelector("details[open]") !== null) return;
    stale = false;
    const focus = bar.contains(root.activeElement) ? root.activeElement?.closest("details")?.dataset["part"] : undefined;
    bar.replaceChildren(...fresh.body.children);
    if (focus !== undefined) bar.querySelector<HTMLElement>(`[data-part="${focus}"] summary`)?.focus();
  };
  const soon = (): void => {
    awaited ??= setTimeout(() => void refresh(), GATHERING);
  };
  let first = true;
  events.addEventListener("here", () => {
    // The stream begins with what the screen shows already.
    if (!first) soon();
    first = false;
  });
  events.addEventListener("stories", soon);
  bar.addEventListener("toggle", () => stale && soon(), true);
  root.addEventListener("visibilitychange", () => !root.hidden && stale && soon());
}
