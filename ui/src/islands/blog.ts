// A live blog on an open page. The edition's stream says what was written, changed, deleted; each entry comes as the very
// element that stands on its sheet. What changed changes in place. What is new comes in at once while its place is in view
// or still to come; once the reader has gone past it, it waits behind a bar, so that nothing moves under their eyes.

import { wakeEmbeds } from "./embed";

/** What the stream says of an entry. */
interface Told {
  story: string;
  id: string;
  number: number;
  version: number;
  title: string;
  html: string | null;
  top: string | null;
}

/** What comes within this time is said together to who listens, in milliseconds. */
const GATHERING = 1_000;

/** Follows what the stream says of the live blog of this page. */
export function wakeBlog(root: Document): void {
  const part = root.querySelector<HTMLElement>('[data-island="blog"]');
  const list = part?.querySelector<HTMLElement>("[data-entries]");
  const bar = part?.querySelector<HTMLElement>("[data-blog-bar]");
  const says = part?.querySelector<HTMLElement>("[data-blog-says]");
  if (!part || !list || !bar || !says) return;
  const front = part.dataset["front"] !== undefined;
  const home = part.dataset["home"] ?? "";
  /** What waits, by its number. */
  const waiting = new Map<number, Told>();
  const shown = (id: string) => list.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`);
  const numberOf = (entry: Element) => Number((entry as HTMLElement).dataset["number"]);
  const digits = root.body.dataset["digits"] === "arabic" ? "arab" : "latn";
  const figures = new Intl.NumberFormat(root.documentElement.lang, { numberingSystem: digits });

  goToEntry(root, list, home);

  const made = (html: string): HTMLElement | null => {
    const entry = new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("[data-entry]");
    if (entry === null) return null;
    const here = root.importNode(entry, true);
    wakeEmbeds(here);
    return here;
  };
  /** Puts a new entry where its number belongs. */
  const put = (told: Told): HTMLElement | null => {
    const entry = made(told.html ?? "");
    if (entry === null) return null;
    entry.classList.add("is-fresh");
    list.insertBefore(entry, [...list.children].find((other) => numberOf(other) < told.number) ?? null);
    part.querySelector("[data-blog-empty]")?.remove();
    return entry;
  };
  let timer: number | undefined;
  let unsaid: Told[] = [];
  const say = (told: Told) => {
    unsaid.push(told);
    timer ??= setTimeout(() => {
      const [only, more] = unsaid;
      const { one = "", words = "" } = says.dataset;
      says.textContent = more === undefined ? `${one} ${only?.title ?? ""}` : `${words} ${figures.format(unsaid.length)}`;
      [timer, unsaid] = [undefined, []];
    }, GATHERING);
  };
  const count = () => {
    bar.hidden = waiting.size === 0;
    const figure = bar.querySelector("[data-count]");
    if (figure) figure.textContent = figures.format(waiting.size);
  };
  /** Whether the place where new entries come in is in view, or still to come. */
  const isAbove = () => list.getBoundingClientRect().top > 0;
  const letIn = () => {
    const all = [...waiting.values()].sort((a, b) => a.number - b.number);
    waiting.clear();
    count();
    return all.map(put).at(-1) ?? null;
  };

  root.addEventListener("nightdesk:entry", (event) => {
    const told = (event as CustomEvent<Told>).detail;
    if (told.story !== part.dataset["story"]) return;
    top(told.top);
    const old = shown(told.id);
    if (told.html === null) {
      waiting.delete(told.number);
      count();
      if (old?.contains(root.activeElement)) part.querySelector<HTMLElement>("#blog-entries")?.focus({ preventScroll: true });
      old?.remove();
    } else if (old) {
      if (Number(old.dataset["version"]) >= told.version && !told.top) return;
      const fresh = made(told.html);
      if (fresh === null) return;
      const held = old.contains(root.activeElement);
      old.replaceWith(fresh);
      if (held) fresh.focus({ preventScroll: true });
    } else {
      const lowest = Math.min(...[...list.children].map(numberOf), Infinity);
      const isNewer = told.number > Math.max(...[...list.children].map(numberOf), 0);
      // What stands on an older sheet changed there.
      if (front ? told.number < lowest && list.children.length > 0 : !isNewer) return;
      if (!waiting.has(told.number)) say(told);
      if (front && isAbove() && waiting.size === 0) put(told);
      else waiting.set(told.number, told);
      count();
    }
  });
  root.addEventListener("nightdesk:blog", (event) => {
    const told = (event as CustomEvent<Told>).detail;
    if (told.story === part.dataset["story"]) top(told.top);
  });
  const top = (html: string | null) => {
    const place = part.querySelector<HTMLElement>("[data-blog-top]");
    if (!front || html === null || place === null) return;
    const held = place.contains(root.activeElement);
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    const before = list.getBoundingClientRect().top;
    place.replaceChildren(...[...fresh.childNodes].map((node) => root.importNode(node, true)));
    wakeEmbeds(place);
    // What is being read stays where it is, though there is more or less above it.
    if (before <= 0) scrollBy({ top: list.getBoundingClientRect().top - before, behavior: "instant" });
    if (held) part.querySelector<HTMLElement>("#blog-entries")?.focus({ preventScroll: true });
  };

  bar.querySelector("button")?.addEventListener("click", () => {
    if (!front) return location.assign(home);
    const newest = letIn();
    const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    part.querySelector("#blog-entries")?.scrollIntoView({ behavior: smooth ? "smooth" : "instant" });
    newest?.focus({ preventScroll: true });
  });
  // Who comes back up finds what has waited.
  new IntersectionObserver((seen) => {
    if (front && waiting.size > 0 && seen.some((one) => one.isIntersecting)) letIn();
  }).observe(part.querySelector("#blog-entries") ?? list);
}

/** A link to an entry that has gone to an older sheet since: the paper knows where it is. */
function goToEntry(root: Document, list: HTMLElement, home: string): void {
  const id = /^#entry-([0-9a-f-]{36})$/.exec(location.hash)?.[1];
  if (id !== undefined && root.getElementById(`entry-${id}`) === null && list.children.length > 0) {
    location.replace(`${home}?entry=${id}`);
  }
}
