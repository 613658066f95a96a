// Colleagues in a note: after `@` their names are offered, as WAI-ARIA describes a list that completes what is typed.

import { folded } from "./suggestions";

interface Found {
  member: string;
  name: string;
}

/** How long typing rests before the desk is asked, in milliseconds. */
const REST = 120;

/** What is typed of a name behind the last `@` before the caret. */
const BEGUN = /(?:^|[\s(])@([^@\n]{0,40})$/u;

/** Offers names in a text. */
export function wakeMentions(text: HTMLTextAreaElement): void {
  const root = text.ownerDocument;
  const list = root.createElement("ul");
  list.className = "suggestions";
  list.id = `${text.id}-mentions`;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  const place = root.createElement("div");
  place.className = "suggesting";
  text.replaceWith(place);
  place.append(text, list);
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  let found: Found[] = [];
  let at = 0;
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begun = (): string | null => BEGUN.exec(text.value.slice(0, text.selectionStart))?.[1] ?? null;
  const close = (): void => {
    newest += 1;
    clearTimeout(timer);
    list.hidden = true;
    text.removeAttribute("aria-activedescendant");
  };
  const point = (to: number): void => {
    at = (to + found.length) % found.length;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    text.setAttribute("aria-activedescendant", list.children[at]?.id ?? "");
  };
  const choose = (n: number): void => {
    const [chosen, typed] = [found[n], begun()];
    close();
    if (chosen === undefined || typed === null) return;
    text.setRangeText(`${chosen.name} `, text.selectionStart - typed.length, text.selectionStart, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    close();
  };
  const search = async (typed: string): Promise<void> => {
    const mine = (newest += 1);
    const answer = await fetch(`/desk/pick/members?${new URLSearchParams({ q: typed })}`).catch(() => null);
    const items = answer?.ok === true ? ((await answer.json()) as { items: Found[] }).items : [];
    if (mine !== newest) return;
    // A name that stands there in full is chosen already.
    found = items.filter((one) => folded(one.name) !== folded(typed)).slice(0, 8);
    list.replaceChildren(
      ...found.map((one, n) => {
        const option = root.createElement("li");
        option.id = `${list.id}-${n}`;
        option.setAttribute("role", "option");
        option.dir = "auto";
        option.textContent = one.name;
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(n));
        return option;
      }),
    );
    list.hidden = found.length === 0;
    if (found.length > 0) point(0);
  };
  text.addEventListener("input", () => {
    clearTimeout(timer);
    const typed = begun();
    if (typed === null) return close();
    timer = setTimeout(() => void search(typed.trim()), REST);
  });
  text.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Enter" || event.key === "Tab") choose(at);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  text.addEventListener("blur", close);
}
