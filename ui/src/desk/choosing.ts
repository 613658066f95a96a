// Fields in which one or several of many are chosen, by typing. Without script they are what the page says: a list to
// choose from, boxes to tick, a line of names. What is chosen stays in those, so the form sends the same either way.

import { type Suggestion, asked, folded, suggest } from "./suggestions";

/** Makes every such field under `root` searchable. */
export function wakeChoosing(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>("[data-island=choose-one]")) one(part);
  for (const part of root.querySelectorAll<HTMLElement>("[data-island=choose-many]")) many(part);
  for (const list of root.querySelectorAll<HTMLElement>("[data-island=credits]")) credits(list);
}

const changed = (field: HTMLElement): boolean => field.dispatchEvent(new Event("change", { bubbles: true }));

/** One of a long list: the list stays and is hidden, what is typed looks in it and, where the part says so, at the desk. */
function one(part: HTMLElement): void {
  const select = part.querySelector<HTMLSelectElement>("select");
  const label = select?.labels[0];
  if (select === null || label === undefined) return;
  const root = part.ownerDocument;
  const input = root.createElement("input");
  input.type = "text";
  input.id = `${select.id}-typed`;
  input.dir = "auto";
  select.after(input);
  label.htmlFor = input.id;
  select.hidden = true;
  select.tabIndex = -1;
  const shown = (): string => select.selectedOptions[0]?.textContent?.trim() ?? "";
  const show = (): void => {
    input.value = select.value === "" ? "" : shown();
    input.placeholder = [...select.options].find((option) => option.value === "")?.textContent?.trim() ?? "";
  };
  const here = (typed: string): Suggestion[] => {
    const wanted = folded(typed).split(" ");
    return [...select.options]
      .filter((option) => wanted.every((word) => folded(option.textContent ?? "").includes(word)))
      .slice(0, 12)
      .map((option) => ({ value: option.value, name: option.textContent?.trim() ?? "" }));
  };
  suggest(input, {
    none: part.dataset["none"] ?? "",
    find: async (typed) => {
      // Opened on what is chosen already, the whole list is meant.
      const near = here(typed === shown() ? "" : typed);
      const address = part.dataset["search"];
      if (address === undefined || near.length >= 12) return near;
      const far = await asked(address, typed).catch(() => []);
      return [...near, ...far.filter((found) => near.every((known) => known.value !== found.value))];
    },
    take: (taken) => {
      if ([...select.options].every((option) => option.value !== taken.value)) {
        select.append(new Option(taken.name, taken.value));
      }
      select.value = taken.value;
      show();
      changed(select);
    },
  });
  input.addEventListener("blur", () => {
    // An emptied field is nobody; any other beginning was no choice.
    if (input.value.trim() === "" && select.value !== "" && [...select.options].some((option) => option.value === "")) {
      select.value = "";
      changed(select);
    }
    show();
  });
  input.addEventListener("focus", () => input.select());
  select.addEventListener("change", show);
  show();
}

/** Several of many: what is chosen stands as ticked boxes; the others are found by typing. */
function many(part: HTMLElement): void {
  const fieldset = part.querySelector<HTMLFieldSetElement>("fieldset");
  if (fieldset === null) return;
  const root = part.ownerDocument;
  const address = part.dataset["search"];
  const form = part.querySelector<HTMLInputElement>("input")?.getAttribute("form") ?? "story-form";
  const list = fieldset.querySelector<HTMLElement>(".many-list") ?? root.createElement("ul");
  if (!list.isConnected) {
    list.className = "many-list";
    fieldset.querySelector(".hint")?.replaceWith(list);
  }
  list.classList.add("is-chosen");
  list.removeAttribute("tabindex");
  const boxes = (): HTMLInputElement[] => [...list.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const nameOf = (box: HTMLInputElement): string => box.closest("label")?.querySelector("bdi")?.textContent ?? "";
  const tidy = (): void => {
    for (const box of boxes()) {
      const item = box.closest("li");
      if (item !== null) item.hidden = !box.checked;
    }
  };
  const written = part.querySelector<HTMLInputElement>("input[type=text]:not([type=checkbox])");
  const input = written ?? root.createElement("input");
  const names = written?.name;
  if (written === null) {
    input.type = "text";
    input.id = `${list.ariaLabel ?? "many"}-add`.replace(/\s+/g, "-");
    input.dir = "auto";
    const label = root.createElement("label");
    label.htmlFor = input.id;
    label.textContent = part.dataset["label"] ?? "";
    const field = root.createElement("div");
    field.className = "field";
    field.append(label, input);
    part.append(field);
  } else {
    // Names that came back with a refused form stay as they are until they are sent again.
    for (const name of written.value.split(/[,،;؛\n]/).map((text) => text.trim()).filter((text) => text !== "")) put({ value: name, name }, names ?? "");
    written.value = "";
    written.removeAttribute("name");
    const hint = root.getElementById(`${written.id}-hint`);
    if (hint !== null) hint.hidden = true;
    written.removeAttribute("aria-describedby");
  }
  function put(chosen: Suggestion, name: string): HTMLInputElement {
    const item = root.createElement("li");
    const label = root.createElement("label");
    label.className = "check";
    const box = root.createElement("input");
    box.type = "checkbox";
    box.name = name;
    box.value = chosen.value;
    box.checked = true;
    box.setAttribute("form", form);
    const said = root.createElement("bdi");
    said.textContent = chosen.name;
    label.append(box, " ", said);
    item.append(label);
    list.append(item);
    return box;
  }
  const name = written === null ? "region" : "topic";
  suggest(input, {
    none: part.dataset["none"] ?? "",
    find: async (typed) => {
      const chosen = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
      if (address === undefined) {
        const wanted = folded(typed).split(" ");
        const fits = (box: HTMLInputElement): boolean => !box.checked && wanted.every((word) => folded(nameOf(box)).includes(word));
        return boxes().filter(fits).slice(0, 12).map((box) => ({ value: box.value, name: nameOf(box) }));
      }
      const found = (await asked(address, typed)).filter((one) => !chosen.has(one.value));
      const known = found.some((one) => folded(one.name) === folded(typed));
      const make = part.dataset["make"];
      const fresh = typed.trim();
      return make === undefined || fresh === "" || known ? found : [...found, { value: "", name: fresh, lead: make }];
    },
    take: (taken) => {
      const there = boxes().find((box) => taken.value !== "" && box.value === taken.value);
      const box = there ?? (taken.value === "" ? put({ ...taken, value: taken.name }, names ?? "new_topics") : put(taken, name));
      box.checked = true;
      input.value = "";
      tidy();
      changed(box);
    },
  });
  list.addEventListener("change", (event) => {
    tidy();
    // What was taken away must not take the focus along.
    if (event.target instanceof HTMLInputElement && !event.target.checked) input.focus();
  });
  tidy();
}

/** Authors: when the last place is taken, there is one more. */
function credits(list: HTMLElement): void {
  list.addEventListener("change", () => {
    const last = list.lastElementChild;
    const select = last?.querySelector<HTMLSelectElement>("select");
    if (last === null || last === undefined || select === null || select === undefined || select.value === "") return;
    const next = list.children.length + 1;
    const more = last.cloneNode(true) as HTMLElement;
    more.querySelector(".suggesting")?.remove();
    for (const field of more.querySelectorAll<HTMLSelectElement>("select")) {
      const was = field.id;
      field.name = field.name.replace(/\d+$/, String(next));
      field.id = field.name;
      field.hidden = false;
      const label = [...more.querySelectorAll("label")].find((one) => one.htmlFor === was || one.htmlFor === `${was}-typed`);
      if (label !== undefined) {
        label.htmlFor = field.id;
        label.textContent = (label.textContent ?? "").replace(/[\d٠-٩]+/, new Intl.NumberFormat(document.documentElement.lang).format(next));
      }
      if (field.name.startsWith("author-role")) field.selectedIndex = 0;
      else field.value = "";
    }
    list.append(more);
    one(more);
  });
}
