// Panels: the small dialogs in which blocks and marks are edited, and the fields in them.

import { button, freshId, make } from "./element";
import type { Workplace } from "./workplace";

/** How a panel ended. */
export type Outcome<Value> = { kind: "done"; value: Value } | { kind: "removed" } | { kind: "closed" };

/** What a panel shows and how it is read. */
export interface Panel<Value> {
  title: string;
  content: Node[];
  /** The value; null keeps the panel open, with the field that is wrong marked. */
  read(): Value | null;
  /** Whether what is edited can be taken away from here. */
  removable?: boolean;
  /** What is chosen in it ends it; there is nothing to say done to. */
  choosing?: boolean;
  /** A broad panel, for grids. */
  wide?: boolean;
}

/** Opens a panel and waits for its end. Escape closes it, Enter in a line says done. */
export function openPanel<Value>(place: Workplace, panel: Panel<Value>): Promise<Outcome<Value>> {
  const title = freshId();
  const dialog = make("dialog", {
    class: panel.wide ? "ed-panel ed-panel-wide" : "ed-panel",
    "aria-labelledby": title,
    lang: place.deskLanguage,
    dir: place.deskDirection,
  });
  const { say } = place;
  return new Promise((resolve) => {
    let outcome: Outcome<Value> = { kind: "closed" };
    const end = (how: Outcome<Value>): void => {
      outcome = how;
      dialog.close();
    };
    const form = make(
      "form",
      { novalidate: true },
      make("h2", { id: title }, panel.title),
      ...panel.content,
      make(
        "div",
        { class: "ed-panel-foot" },
        panel.removable ? button(say("remove"), () => end({ kind: "removed" }), { class: "ed-danger" }) : null,
        make("span", { class: "ed-gap" }),
        button(say("cancel"), () => dialog.close()),
        panel.choosing ? null : make("button", { type: "submit", class: "ed-primary" }, say("done")),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const value = panel.read();
      if (value !== null) end({ kind: "done", value });
    });
    dialog.append(form);
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(outcome);
    });
    // The surface below must not take the keys of a panel for its own.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    place.root.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[autofocus], input, select, textarea, [contenteditable=true]")?.focus();
  });
}

/** One field of a panel. */
export interface Field {
  row: HTMLElement;
  input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  /** What it holds, trimmed. */
  value(): string;
  /** Shows what is wrong beside the field and goes there; always false, so that a reader can return it. */
  wrong(reason: string): false;
}

interface FieldSettings {
  label: string;
  value: string;
  hint?: string;
  kind?: "line" | "lines" | "date" | "search" | "address";
  choices?: [value: string, label: string][];
  /** The text belongs to the story: its language and direction, not those of the desk. */
  ofStory?: boolean;
}

/** Makes a field with its label, hint and place for a complaint. */
export function field(place: Workplace, settings: FieldSettings): Field {
  const id = freshId();
  const kind = settings.kind ?? "line";
  const input = inputOf(settings, kind);
  input.id = id;
  if (settings.ofStory) {
    input.lang = place.language;
    input.dir = place.direction;
  }
  if (kind === "address") input.dir = "ltr";
  const complaint = make("p", { class: "ed-complaint", id: `${id}-complaint`, role: "alert", hidden: true });
  const hint = settings.hint === undefined ? null : make("p", { class: "ed-hint", id: `${id}-hint` }, settings.hint);
  input.setAttribute("aria-describedby", hint === null ? complaint.id : `${hint.id} ${complaint.id}`);
  const calm = (): void => {
    complaint.hidden = true;
    input.removeAttribute("aria-invalid");
  };
  input.addEventListener("input", calm);
  return {
    row: make("div", { class: "ed-field" }, make("label", { for: id }, settings.label), input, hint, complaint),
    input,
    value: () => input.value.trim(),
    wrong: (reason) => {
      complaint.textContent = reason;
      complaint.hidden = false;
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return false;
    },
  };
}

function inputOf(settings: FieldSettings, kind: string): Field["input"] {
  if (settings.choices !== undefined) {
    const select = make("select", {}, ...settings.choices.map(([value, label]) => make("option", { value }, label)));
    select.value = settings.value;
    return select;
  }
  if (kind === "lines") {
    const area = make("textarea", { rows: "3" });
    area.value = settings.value;
    return area;
  }
  const line = make("input", { type: kind === "date" || kind === "search" ? kind : "text", autocomplete: "off" });
  line.value = settings.value;
  return line;
}

/** Says that a field must not be empty; true when it is not. */
export function filled(place: Workplace, asked: Field): boolean {
  return asked.value() !== "" || asked.wrong(place.say("field-missing"));
}
