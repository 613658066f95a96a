// A row of things in order, in a panel: pictures of a gallery, related stories, bars of a chart.

import { button, make } from "./element";
import type { Workplace } from "./workplace";

/** How one of them is shown and read. */
export interface Shown<Item> {
  node: HTMLElement;
  /** What it is called, for the buttons beside it. */
  name(): string;
  /** What it holds now; null when it is wrong, and says so. */
  read(): Item | null;
}

/** The row. */
export interface Series<Item> {
  node: HTMLElement;
  add(item: Item): void;
  /** All in order; null when one is wrong. */
  read(): Item[] | null;
}

/** Makes a row of these items, each with buttons to move and remove it. */
export function series<Item>(
  place: Workplace,
  settings: { items: Item[]; show(item: Item): Shown<Item>; label: string },
): Series<Item> {
  const { say } = place;
  const shown = new Map<Element, Shown<Item>>();
  const list = make("ol", { class: "ed-series", role: "list", "aria-label": settings.label });
  const empty = make("p", { class: "ed-hint" }, say("nothing-chosen"));
  const refresh = (): void => {
    empty.hidden = list.childElementCount > 0;
  };
  const act = (name: "move-up" | "move-down" | "remove", sign: string, on: () => void, item: Shown<Item>) => {
    const made = button(sign, on, { class: "ed-small", title: say(name) });
    made.setAttribute("aria-label", `${say(name)}: ${item.name()}`);
    return made;
  };
  const add = (item: Item): void => {
    const one = settings.show(item);
    const row = make("li", {});
    const move = (towards: Element | null, before: boolean, made: HTMLElement): void => {
      if (towards === null) return;
      if (before) towards.before(row);
      else towards.after(row);
      made.focus();
    };
    const up: HTMLElement = act("move-up", "↑", () => move(row.previousElementSibling, true, up), one);
    const down: HTMLElement = act("move-down", "↓", () => move(row.nextElementSibling, false, down), one);
    const away = (): void => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      shown.delete(row);
      row.remove();
      refresh();
      next?.querySelector("button")?.focus();
    };
    row.append(make("div", { class: "ed-series-item" }, one.node), make("div", { class: "ed-series-acts" }, up, down, act("remove", "×", away, one)));
    shown.set(row, one);
    list.append(row);
    refresh();
  };
  settings.items.forEach(add);
  refresh();
  return {
    node: make("div", {}, list, empty),
    add,
    read: () => {
      const items: Item[] = [];
      for (const row of list.children) {
        const item = shown.get(row)?.read() ?? null;
        if (item === null) return null;
        items.push(item);
      }
      return items;
    },
  };
}
