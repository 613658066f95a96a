// The list keeps itself up to date. The desk's event stream says which stories changed; the list's own address, asked
// with `Nightdesk-Part: list`, answers with the rows as they stand now. Rows are taken over one by one, so that whoever
// is in the list stays where they are; what changed is said once, quietly.

import { deskEvents, idsOf } from "./events";

/** Changes that come within this time are taken over together, in milliseconds. */
const GATHERING = 400;
/** How long after a failed fetch the next is tried, in milliseconds. */
const PATIENCE = 5000;

/** So long after a flash more is known of it, in milliseconds. */
const FACTS = [2_500, 17_000];

/** Follows the desk's events where there is a list. */
export function wakeLive(root: Document): void {
  const list = root.getElementById("list");
  const events = list === null ? null : deskEvents(root);
  if (list === null || events === null) return;
  let awaited: number | undefined;
  const changed = new Set<string>();
  const soon = (wait: number) => {
    awaited ??= setTimeout(async () => {
      awaited = undefined;
      // Nobody looks: the list is made new when somebody does.
      if (root.hidden) return;
      const ids = new Set(changed);
      changed.clear();
      if (await refresh(root, ids)) return;
      for (const id of ids) changed.add(id);
      soon(PATIENCE);
    }, wait);
  };
  if (list.dataset["follows"] === "flashes") {
    // How a flash reached its readers is known a little later, and once more in the end.
    events.addEventListener("flashes", () => {
      changed.add("");
      for (const wait of [0, ...FACTS]) setTimeout(() => (changed.add(""), soon(0)), wait);
    });
  }
  events.addEventListener("stories", (event: MessageEvent<string>) => {
    // A list of one story's entries is made new for that story only.
    const only = list.dataset["only"];
    for (const id of idsOf(event.data)) if (only === undefined || only === id) changed.add(id);
    if (changed.size > 0) soon(GATHERING);
  });
  root.addEventListener("visibilitychange", () => {
    if (!root.hidden && changed.size > 0) soon(0);
  });
}

async function refresh(root: Document, ids: Set<string>): Promise<boolean> {
  let text: string;
  try {
    const address = root.getElementById("list")?.dataset["address"] ?? location.href;
    const answer = await fetch(address, { headers: { "Nightdesk-Part": "list" } });
    if (!answer.ok) return false;
    text = await answer.text();
  } catch {
    return false;
  }
  const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("list");
  const old = root.getElementById("list");
  if (fresh === null || old === null) return false;
  takeOver(old, fresh, ids);
  root.dispatchEvent(new Event("desk-list"));
  const status = root.querySelector<HTMLElement>("[data-says]");
  if (status !== null) status.textContent = old.dataset["fresh"] ?? "";
  return true;
}

/** Puts the fresh rows in place of the old ones; a row that says the same stays the element that it is. */
export function takeOver(old: HTMLElement, fresh: HTMLElement, ids: ReadonlySet<string>): void {
  const into = old.querySelector<HTMLElement>("[data-rows]");
  const from = fresh.querySelector<HTMLElement>("[data-rows]");
  const focus = focusIn(old);
  if (into === null || from === null) {
    old.replaceChildren(...fresh.childNodes);
  } else {
    const known = new Map([...into.children].map((row) => [row.id, row]));
    const rows = [...from.children].map((row) => {
      const was = known.get(row.id);
      if (was !== undefined && was.outerHTML === row.outerHTML) return was;
      row.classList.toggle("is-fresh", ids.has((row as HTMLElement).dataset["story"] ?? ""));
      return row;
    });
    // Elements that stay are not touched: moving one would take its focus.
    for (const row of [...into.children]) if (!rows.includes(row)) row.remove();
    rows.forEach((row, at) => {
      if (into.children[at] !== row) into.insertBefore(row, into.children[at] ?? null);
    });
    for (const part of [".list-count", ".pager"]) {
      const here = old.querySelector(part);
      const there = fresh.querySelector(part);
      if (here !== null && there !== null) here.replaceWith(there);
      else if (here !== null) here.remove();
      else if (there !== null) old.append(there);
    }
  }
  focus?.();
}

/** How to give the focus back to where it is: the same link of the same row, else the list. */
function focusIn(list: HTMLElement): (() => void) | undefined {
  const active = list.ownerDocument.activeElement;
  if (active === null || !list.contains(active)) return undefined;
  const row = active.closest("li[id]")?.id;
  return () => {
    if (list.ownerDocument.activeElement === active) return;
    const link = row === undefined ? null : list.ownerDocument.getElementById(row)?.querySelector<HTMLElement>("a");
    if (link !== null && link !== undefined) link.focus({ preventScroll: true });
    else {
      list.tabIndex = -1;
      list.focus({ preventScroll: true });
    }
  };
}
