// The notes of a story: written and settled without leaving the text, and kept true while others write theirs. What was
// written stays in its field until it is kept. The editor marks the passages (`editor/notebook.ts`): the two meet in
// events of the document.

import { deskEvents, idsOf } from "./events";
import { wakeMentions } from "./mentions";

/** Changes that come within this time are taken over together, in milliseconds. */
const GATHERING = 300;

/** Wakes the panel of notes. */
export function wakeNotes(root: Document): void {
  const panel = root.querySelector<HTMLElement>("[data-island=notes]");
  if (panel === null) return;
  const address = panel.dataset["address"] ?? "";
  const says = panel.querySelector<HTMLElement>("[data-notes-say]");
  const say = (word: string): void => {
    if (says !== null) says.textContent = panel.dataset[word] ?? "";
  };
  const take = (html: string): void => {
    const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("[data-notes-list]");
    const old = panel.querySelector<HTMLElement>("[data-notes-list]");
    if (fresh === null || old === null) return;
    const focus = old.contains(root.activeElement) ? root.activeElement?.closest("li")?.id : undefined;
    old.replaceChildren(...fresh.childNodes);
    for (const part of old.querySelectorAll<HTMLElement>("[data-needs-script]")) part.hidden = false;
    const count = panel.querySelector<HTMLElement>("[data-notes-count]");
    const all = old.querySelectorAll("[data-note]").length;
    if (count !== null) {
      count.textContent = new Intl.NumberFormat(root.documentElement.lang).format(all);
      count.hidden = all === 0;
    }
    if (focus !== undefined) (root.getElementById(focus) ?? panel.querySelector<HTMLElement>("summary"))?.focus();
    root.dispatchEvent(new Event("desk-notes-changed"));
  };
  panel.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement)) return;
    event.preventDefault();
    void send(form).then((html) => {
      say(html === null ? "failed" : "");
      if (html === null) return;
      if (form.dataset["noteForm"] !== undefined) form.reset();
      take(html);
    });
  });
  panel.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-note-show]") : null;
    const note = button?.closest<HTMLElement>("[data-note]")?.dataset["note"];
    if (note === undefined) return;
    // Whoever has the text says whether the passage is still there.
    const shown = !root.dispatchEvent(new CustomEvent("desk-note-show", { detail: note, cancelable: true }));
    say(shown ? "" : "lost");
  });
  root.addEventListener("desk-notes", (event) => {
    if (event instanceof CustomEvent) take(String(event.detail));
  });
  let awaited: ReturnType<typeof setTimeout> | undefined;
  const id = /stories\/([^/]+)/.exec(address)?.[1];
  deskEvents(root)?.addEventListener("stories", (event: MessageEvent<string>) => {
    if (id === undefined || !idsOf(event.data).includes(id)) return;
    awaited ??= setTimeout(() => {
      awaited = undefined;
      void ask(address).then((html) => html !== null && take(html));
    }, GATHERING);
  });
  const text = panel.querySelector<HTMLTextAreaElement>("textarea");
  if (text !== null) wakeMentions(text);
}

const PART = { "Nightdesk-Part": "notes" };

async function send(form: HTMLFormElement): Promise<string | null> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  const answer = await fetch(form.action, { method: "POST", body, headers: PART }).catch(() => null);
  return answer?.ok === true ? answer.text() : null;
}

async function ask(address: string): Promise<string | null> {
  const answer = await fetch(address, { headers: PART }).catch(() => null);
  return answer?.ok === true ? answer.text() : null;
}
