// The form of a live blog's entry: its text is written in the editor of stories, on a document of its own that nobody
// shares. What is sent is the document as JSON; the form stays where it is, and is empty once the desk has the entry.

import { prosemirrorToYXmlFragment } from "y-prosemirror";
import * as Y from "yjs";
import { documentOf } from "./document";
import { type Editor, mount } from "./mount";
import { wordsOfPage } from "./words";
import { deskSearch } from "./workplace";

/** Wakes the forms of entries on this page, and the buttons of their list. */
export function wakeEntries(root: Document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-island=entry]")) wakeForm(root, form);
  root.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && event.target.dataset["island"] === "entry-act") {
      event.preventDefault();
      void act(event.target);
    }
  });
}

/** Does what a button of the list says; the list is made new by the desk's stream. */
async function act(form: HTMLFormElement): Promise<void> {
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "Nightdesk-Part": "entry" } }).catch(() => null);
  // What the desk refuses it says on a screen of its own.
  if (answer?.status !== 204) HTMLFormElement.prototype.submit.call(form);
}

function wakeForm(root: Document, form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-entry-editor]");
  const field = form.querySelector<HTMLInputElement>("[name=body]");
  if (place === null || field === null) return;
  const said = (name: string): string => form.dataset[name] ?? "";
  const page = root.documentElement;
  const story = new Y.Doc();
  const plain = form.querySelector<HTMLTextAreaElement>("textarea[name=text]");
  const paragraphs = (plain?.value ?? "").split(/\n{2,}/).filter((text) => text.trim() !== "");
  const typed = { type: "doc", content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
  const begun = field.value !== "" || paragraphs.length === 0 ? field.value : JSON.stringify(typed);
  prosemirrorToYXmlFragment(documentOf(begun), story.getXmlFragment("body"));
  const editor = mount(place, {
    document: story,
    person: { member: said("member"), name: said("name"), color: said("color") },
    language: said("language"),
    direction: said("direction") === "rtl" ? "rtl" : "ltr",
    deskLanguage: page.lang,
    deskDirection: page.dir === "rtl" ? "rtl" : "ltr",
    say: wordsOfPage("editor-words"),
    search: deskSearch(said("edition")),
    thumbnail: (asset) => said("thumbnail").replace("{asset}", asset),
    wordsAMinute: Number(said("wordsAMinute")),
    editable: true,
  });
  for (const other of form.querySelectorAll<HTMLElement>("[data-entry-plain]")) other.remove();
  place.hidden = false;
  field.disabled = false;
  const first = JSON.stringify(editor.view.state.doc.toJSON());
  const unsent = (): boolean =>
    JSON.stringify(editor.view.state.doc.toJSON()) !== first || form.querySelector<HTMLInputElement>("[name=headline]")?.value !== headline;
  const headline = form.querySelector<HTMLInputElement>("[name=headline]")?.value ?? "";
  let sent = false;
  addEventListener("beforeunload", (event) => {
    if (!sent && unsent()) event.preventDefault();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  }, { capture: true });
  form.addEventListener("submit", (event) => {
    field.value = JSON.stringify(editor.view.state.doc.toJSON());
    if (form.dataset["new"] === undefined) {
      sent = true;
      return;
    }
    event.preventDefault();
    void send(root, form, editor);
  });
}

async function send(root: Document, form: HTMLFormElement, editor: Editor): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const problem = form.querySelector<HTMLElement>("[data-entry-error]");
  const say = (words: string): void => {
    if (problem === null) return;
    problem.textContent = words;
    problem.hidden = words === "";
  };
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) body.append(name, String(value));
  const answer = await fetch(form.action, { method: "POST", body, headers: { "Nightdesk-Part": "entry" } }).catch(() => null);
  form.removeAttribute("aria-busy");
  if (answer?.status === 204) {
    say("");
    // Who signs stays; what was said is sent.
    for (const field of form.querySelectorAll<HTMLInputElement>("[name=headline]")) {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const box of form.querySelectorAll<HTMLInputElement>("[name=key]")) box.checked = false;
    const { state } = editor.view;
    editor.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, documentOf("").content));
    editor.view.focus();
    const says = root.querySelector("main [data-says]");
    if (says !== null) says.textContent = form.dataset["done"] ?? "";
    return;
  }
  const screen = answer === null ? null : new DOMParser().parseFromString(await answer.text(), "text/html");
  const why = screen?.querySelector("form[data-island=entry] [role=alert]:not([hidden]), main .problem-text, main .notice-warning, main [role=alert]:not([hidden])");
  say(why?.textContent?.trim() || (form.dataset["failed"] ?? ""));
  editor.view.focus();
}
