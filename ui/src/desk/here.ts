// Who has which story open: told by the desk's events, shown in lists and on the story itself. The server has drawn who was
// here when the screen was made; the member's own windows are never shown to them.

import { deskEvents, parsed } from "./events";

interface Person {
  member: string;
  name: string;
  initials: string;
}

/** Follows who is here where the screen shows it. */
export function wakeHere(root: Document): void {
  const events = deskEvents(root);
  let open: Record<string, Person[]> = {};
  const showAll = (): void => {
    for (const place of root.querySelectorAll<HTMLElement>("[data-here]")) show(place, open[place.dataset["here"] ?? ""] ?? [], root.body.dataset["member"]);
  };
  events?.addEventListener("here", (event: MessageEvent<string>) => {
    const said = parsed(event.data);
    if (said === null || typeof said !== "object" || !("open" in said)) return;
    open = said.open as Record<string, Person[]>;
    showAll();
  });
  // Rows that were taken over anew say who was here when they were drawn.
  root.addEventListener("desk-list", showAll);
}

function show(place: HTMLElement, people: Person[], me: string | undefined): void {
  const others = people.filter((person) => person.member !== me);
  const known = [...place.querySelectorAll<HTMLElement>(".disc")].map((disc) => disc.title).join("\n");
  if (known === others.map((person) => person.name).join("\n")) return;
  place.hidden = others.length === 0;
  for (const disc of place.querySelectorAll(".disc")) disc.remove();
  place.append(...others.map(disc));
}

function disc(person: Person): HTMLElement {
  const made = document.createElement("span");
  made.className = "disc";
  made.title = person.name;
  const letters = document.createElement("span");
  letters.setAttribute("aria-hidden", "true");
  letters.textContent = person.initials;
  const name = document.createElement("span");
  name.className = "heard";
  name.textContent = person.name;
  made.append(letters, name);
  return made;
}
