// The others: their carets with names, and the list of who is here.
//
// A colour is any six hexadecimal digits; the letters on it are black or white, whichever can be read better.

import type { DecorationAttrs } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import { make } from "./element";

/** Who edits, as others see them. */
export interface Person {
  member: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

const COLOUR = /^#[\da-f]{6}$/i;
const UNKNOWN = "#555555";

const colourOf = (person: Partial<Person>): string => (COLOUR.test(person.color ?? "") ? String(person.color) : UNKNOWN);

/** Relative luminance of `#rrggbb`, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Black or white, whichever stands out more on the colour. */
export function inkOn(colour: string): "#000000" | "#ffffff" {
  const light = luminance(colour);
  return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? "#000000" : "#ffffff";
}

/** The caret of another person. */
export function caretOf(person: Partial<Person>): HTMLElement {
  const colour = colourOf(person);
  const label = make("span", { class: "ed-caret-name", dir: "auto" }, person.name ?? "");
  label.style.backgroundColor = colour;
  label.style.color = inkOn(colour);
  // Joiners on both sides keep the caret on the line of its letter.
  const caret = make("span", { class: "ed-caret", "aria-hidden": "true" }, "\u2060", label, "\u2060");
  caret.style.borderColor = colour;
  return caret;
}

/** What another person has selected. */
export const selectionOf = (person: Partial<Person>): DecorationAttrs => ({
  class: "ed-others",
  style: `background-color: ${colourOf(person)}40`,
});

/** Shows who is here in `list`, each person once however many windows they have open. Answers how to stop. */
export function showPeople(awareness: Awareness, list: HTMLElement): () => void {
  const show = (): void => {
    const people = new Map<string, Person>();
    for (const state of awareness.getStates().values()) {
      const person = state["user"] as Person | undefined;
      if (person?.name !== undefined) people.set(person.member ?? person.name, person);
    }
    list.replaceChildren(
      ...[...people.values()].map((person) => {
        const badge = make("li", { class: "ed-person", dir: "auto" }, person.name);
        badge.style.borderColor = colourOf(person);
        return badge;
      }),
    );
  };
  awareness.on("change", show);
  show();
  return () => awareness.off("change", show);
}
