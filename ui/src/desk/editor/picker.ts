// A search field with what it found under it: stories, pictures, films, colleagues.

import { button, make } from "./element";
import { field } from "./panel";
import type { Workplace } from "./workplace";

/** What a picker looks for. */
interface Sought<Found> {
  label: string;
  find(query: string): Promise<Found[]>;
  /** The line that stands for one. */
  name(found: Found): string;
  detail?(found: Found): string;
  /** The asset whose small picture is shown. */
  image?(found: Found): string | null;
  choose(found: Found): void;
  /** Why it cannot be chosen; nothing when it can. */
  barred?(found: Found): string | null;
  /** Search at once, with nothing typed. */
  eager?: boolean;
}

/** How long typing rests before the desk is asked, in milliseconds. */
const REST = 180;

/** A picker. The newest question wins, in whatever order the answers come. */
export function picker<Found>(place: Workplace, sought: Sought<Found>): HTMLElement {
  const ask = field(place, { label: sought.label, value: "", kind: "search" });
  const list = make("ul", { class: sought.image ? "ed-found ed-found-pictures" : "ed-found", role: "list" });
  const status = make("p", { class: "ed-hint", role: "status" });
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (found: Found): HTMLElement => {
    const asset = sought.image?.(found) ?? null;
    const choice = button("", () => sought.choose(found), { class: "ed-choice" });
    if (asset !== null) choice.append(make("img", { src: place.thumbnail(asset), alt: "", loading: "lazy" }));
    choice.append(make("span", { dir: "auto" }, sought.name(found)));
    const detail = sought.detail?.(found) ?? "";
    if (detail !== "") choice.append(make("small", { dir: "auto" }, detail));
    const barred = sought.barred?.(found) ?? null;
    if (barred !== null) {
      choice.setAttribute("disabled", "");
      choice.append(make("small", {}, barred));
    }
    return make("li", {}, choice);
  };
  const search = async (): Promise<void> => {
    const mine = (newest += 1);
    try {
      const found = await sought.find(ask.value());
      if (mine !== newest) return;
      list.replaceChildren(...found.map(show));
      status.textContent = found.length === 0 ? place.say("nothing-found") : "";
    } catch {
      if (mine === newest) status.textContent = place.say("search-failed");
    }
  };
  ask.input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), REST);
  });
  ask.input.addEventListener("keydown", (event) => {
    const key = (event as KeyboardEvent).key;
    // Enter searches; it must not send the panel.
    if (key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      void search();
    }
    if (key === "ArrowDown") {
      event.preventDefault();
      list.querySelector("button")?.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const at = event.target instanceof HTMLElement ? event.target.closest("li") : null;
    const next = event.key === "ArrowDown" ? at?.nextElementSibling : event.key === "ArrowUp" ? at?.previousElementSibling : null;
    if (next === null || next === undefined) return;
    event.preventDefault();
    next.querySelector("button")?.focus();
  });
  if (sought.eager) void search();
  return make("div", { class: "ed-picker" }, ask.row, status, list);
}
