// A field with suggestions under it, as WAI-ARIA describes a combobox with a list: arrows walk, Enter takes, Escape closes,
// the focus stays in the field. The newest question wins, in whatever order the answers come.

/** Something that can be taken. */
export interface Suggestion {
  value: string;
  name: string;
  detail?: string;
  /** Said before the name, e.g. that it is new. */
  lead?: string;
}

/** How a field finds and what it does with what is taken. */
export interface Suggesting {
  find(typed: string): Promise<Suggestion[]> | Suggestion[];
  take(taken: Suggestion): void;
  /** What is said when nothing is found. */
  none: string;
}

/** How long typing rests before somebody is asked, in milliseconds. */
const REST = 150;

let counted = 0;

/** A text as it is compared: without accents, vowel signs, capitals and the forms of one letter, as the desk folds it. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{Mn}\p{Me}\p{Cf}\u0640]/gu, "")
    .replace(/[ىی]/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ک/g, "ك")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Gives a field suggestions. */
export function suggest(input: HTMLInputElement, { find, take, none }: Suggesting): void {
  const root = input.ownerDocument;
  const id = `suggestions-${(counted += 1)}`;
  const list = root.createElement("ul");
  list.id = id;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent?.trim() ?? "");
  list.hidden = true;
  const says = root.createElement("p");
  says.className = "hint suggestions-say";
  says.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", id);
  input.autocomplete = "off";
  const place = root.createElement("div");
  place.className = "suggesting";
  input.replaceWith(place);
  place.append(input, list, says);

  let found: Suggestion[] = [];
  let at = -1;
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const point = (to: number): void => {
    at = to;
    [...list.children].forEach((option, n) => option.setAttribute("aria-selected", String(n === at)));
    const option = list.children[at];
    if (option === undefined) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }
  };
  const close = (): void => {
    newest += 1;
    clearTimeout(timer);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    point(-1);
  };
  const choose = (n: number): void => {
    const taken = found[n];
    if (taken === undefined) return;
    close();
    says.textContent = "";
    take(taken);
  };
  const show = (all: Suggestion[]): void => {
    found = all;
    list.replaceChildren(
      ...all.map((one, n) => {
        const option = root.createElement("li");
        option.id = `${id}-${n}`;
        option.setAttribute("role", "option");
        const name = root.createElement("bdi");
        name.textContent = one.name;
        option.append(...(one.lead === undefined ? [] : [`${one.lead} `]), name);
        if (one.detail) {
          const detail = root.createElement("small");
          detail.textContent = one.detail;
          option.append(" ", detail);
        }
        // The field keeps the focus: a press takes before it could be lost.
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(n));
        return option;
      }),
    );
    list.hidden = all.length === 0;
    input.setAttribute("aria-expanded", String(all.length > 0));
    says.textContent = all.length === 0 && input.value.trim() !== "" ? none : "";
    point(-1);
  };
  const search = async (): Promise<void> => {
    const mine = (newest += 1);
    const all = await Promise.resolve(find(input.value)).catch(() => []);
    if (mine === newest) show(all);
  };
  input.addEventListener("input", (event) => {
    // What is looked for is no field of the form: nothing is unsaved by it.
    event.stopPropagation();
    clearTimeout(timer);
    timer = setTimeout(() => void search(), REST);
  });
  input.addEventListener("change", (event) => event.stopPropagation());
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) void search();
      else {
        const step = event.key === "ArrowDown" ? 1 : -1;
        point((at + step + found.length + (at === -1 && step === -1 ? 1 : 0)) % found.length);
      }
    } else if (event.key === "Enter") {
      // Enter takes what is pointed at; it must not send the form.
      event.preventDefault();
      if (!list.hidden) choose(at === -1 ? 0 : at);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("blur", close);
}

/** Suggestions of the desk at this address. */
export async function asked(address: string, typed: string): Promise<Suggestion[]> {
  if (typed.trim() === "") return [];
  const at = new URL(address, location.href);
  at.searchParams.set("q", typed);
  const answer = await fetch(at, { headers: { accept: "application/json" } });
  return answer.ok ? ((await answer.json()) as { items: Suggestion[] }).items : [];
}
