// The list of notes of the story's screen, for the editor: `partials/side_panel.html` and `ui/src/desk/notes.ts` keep it.
// The two scripts meet in events of the document.

import type { NoteBook, NotePlace } from "./notes";

function placeOf(json: string | undefined): NotePlace | null {
  try {
    const said = JSON.parse(json ?? "null") as Partial<NotePlace> | null;
    return said !== null && typeof said === "object" && "from" in said && "to" in said ? { from: said.from, to: said.to, quoted: said.quoted ?? "" } : null;
  } catch {
    return null;
  }
}

/** The notes of this page. */
export function pageNotes(root: Document): NoteBook {
  const panel = root.querySelector<HTMLElement>("[data-part=notes]");
  const on = (name: string, hear: (event: Event) => void): (() => void) => {
    root.addEventListener(name, hear);
    return () => root.removeEventListener(name, hear);
  };
  return {
    open: () =>
      [...root.querySelectorAll<HTMLElement>("[data-note][data-place]")].flatMap((item) => {
        const place = placeOf(item.dataset["place"]);
        return place === null ? [] : [{ id: item.dataset["note"] ?? "", place }];
      }),
    write: async (text, place) => {
      const csrf = panel?.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
      const address = panel?.dataset["address"];
      if (address === undefined) return false;
      const body = new URLSearchParams([["csrf", csrf], ["text", text], ["passage", JSON.stringify(place)]]);
      const answer = await fetch(address, { method: "POST", body, headers: { "Nightdesk-Part": "notes" } }).catch(() => null);
      if (answer?.ok !== true) return false;
      root.dispatchEvent(new CustomEvent("desk-notes", { detail: await answer.text() }));
      return true;
    },
    changed: (hear) => on("desk-notes-changed", hear),
    shown: (hear) =>
      on("desk-note-show", (event) => {
        if (event instanceof CustomEvent && hear(String(event.detail))) event.preventDefault();
      }),
  };
}
