// The text of a page of the footer: a form whose field of HTML gives its place to the editor of stories, on a document that
// nobody shares. What is sent is the document as JSON; without this script the HTML is sent, and the same is kept.
//
// What cannot be saved stays: on the screen, and for the next loading of it in this window.

import { prosemirrorToYXmlFragment } from "y-prosemirror";
import * as Y from "yjs";
import { documentOf } from "./document";
import { mount } from "./mount";
import { wordsOfPage } from "./words";
import { deskSearch } from "./workplace";

/** What a page of the footer can hold beside words: no pictures, no stories. */
const PIECES = ["pull_quote", "fact_box", "table", "divider"];

/** Wakes the field on this page. */
export function wakePageText(root: Document): void {
  for (const part of root.querySelectorAll<HTMLElement>("[data-island=page-text]")) wakeField(root, part);
}

function wakeField(root: Document, part: HTMLElement): void {
  const form = part.closest("form");
  const place = part.querySelector<HTMLElement>("[data-editor]");
  const field = part.querySelector<HTMLInputElement>("[name=body]");
  const says = part.querySelector<HTMLElement>("[data-says]");
  if (form === null || place === null || field === null || says === null) return;
  const said = (name: string): string => part.dataset[name] ?? "";
  const kept = keptOf(form);
  const page = root.documentElement;
  const story = new Y.Doc();
  prosemirrorToYXmlFragment(documentOf(kept?.get("body") ?? field.value), story.getXmlFragment("body"));
  const editor = mount(place, {
    document: story,
    person: { member: said("member"), name: said("name"), color: said("color") },
    language: said("language"),
    direction: said("direction") === "rtl" ? "rtl" : "ltr",
    deskLanguage: page.lang,
    deskDirection: page.dir === "rtl" ? "rtl" : "ltr",
    say: wordsOfPage("editor-words"),
    search: deskSearch(said("edition")),
    pieces: PIECES,
    thumbnail: (asset) => said("thumbnail").replace("{asset}", asset),
    wordsAMinute: Number(said("wordsAMinute")),
    editable: true,
  });
  const label = part.querySelector("label");
  if (label !== null) {
    label.removeAttribute("for");
    label.addEventListener("click", () => editor.view.focus());
  }
  for (const other of part.querySelectorAll<HTMLElement>("[data-plain]")) other.remove();
  place.hidden = false;
  field.disabled = false;
  const written = (): string => JSON.stringify(editor.view.state.doc.toJSON());
  const tell = (words: string): void => {
    says.textContent = words;
    says.hidden = words === "";
  };
  field.value = written();
  const first = sentOf(form);
  if (kept !== null) {
    for (const [name, value] of kept) {
      const other = form.elements.namedItem(name);
      if (other instanceof HTMLInputElement && other !== field) other.value = value;
    }
    tell(said("kept"));
  }
  const unsaved = (): boolean => {
    field.value = written();
    return sentOf(form) !== first;
  };
  let left = false;
  addEventListener("beforeunload", (event) => {
    if (!left && unsaved()) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    field.value = written();
    const looks = event.submitter instanceof HTMLButtonElement && event.submitter.name === "look";
    if (looks) {
      left = true;
      return;
    }
    event.preventDefault();
    void save(form).then((outcome) => {
      left = outcome !== "failed";
      if (outcome === "failed") {
        keep(form);
        tell(said("failed"));
        editor.view.focus();
      } else if (outcome === "refused") {
        // Nothing was changed; the screen says what is wrong, with everything that was typed.
        HTMLFormElement.prototype.submit.call(form);
      } else location.assign(outcome.href);
    });
  });
}

/** Sends the form: where the desk goes on, or that it refuses, or that nothing is known of it. */
async function save(form: HTMLFormElement): Promise<URL | "refused" | "failed"> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  if (answer === null || answer.status >= 500) return "failed";
  if (answer.status === 422) return "refused";
  const there = new URL(answer.url);
  return answer.ok && there.searchParams.get("done") === "saved" ? there : "failed";
}

const sentOf = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)]);

const keyOf = (form: HTMLFormElement): string => `nightdesk unsaved ${new URL(form.action).pathname}`;

/** Keeps what stands in the form for the next loading of this screen; not who sends it. */
function keep(form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(([name]) => name !== "csrf");
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(fields));
  } catch {
    // No room, or not allowed: it stands on the screen all the same.
  }
}

/** What was kept of this form, once. */
function keptOf(form: HTMLFormElement): Map<string, string> | null {
  try {
    const kept = sessionStorage.getItem(keyOf(form));
    sessionStorage.removeItem(keyOf(form));
    return kept === null ? null : new Map(JSON.parse(kept) as [string, string][]);
  } catch {
    return null;
  }
}
