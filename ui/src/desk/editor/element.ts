// Makes elements of the page.

type Child = Node | string | null;
type Properties = Record<string, string | boolean | null>;

/** An element with attributes (true stands for an empty one; null and false leave it out) and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Properties = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === false) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** A button that acts. */
export function button(label: string, act: () => void, properties: Properties = {}): HTMLButtonElement {
  const element = make("button", { type: "button", ...properties }, label);
  element.addEventListener("click", act);
  return element;
}

let counted = 0;

/** An id that no other element of this page has. */
export const freshId = (): string => `editor-${(counted += 1)}`;
