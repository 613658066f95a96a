// The window that sends a flash: `b` opens it, F8 also while something is being written; Ctrl+Enter sends. It sends
// without leaving the screen, and keeps what was written until the desk has it.

import { wakeCounters } from "./counters";
import { openDialog } from "./dialogs";

/** How long typing rests before stories are looked for, in milliseconds. */
const REST = 200;

/** Opens the window, or goes to the form where the screen is the breaking desk itself: says whether there is one. */
export function openFlash(root: Document): boolean {
  const there = root.querySelector<HTMLFormElement>('main form[data-island="flash"]');
  if (there === null && !openDialog(root, "flash-window")) return false;
  const form = there ?? root.querySelector<HTMLFormElement>("#flash-window form");
  if (form === null) return false;
  (form.querySelector<HTMLElement>("[data-first]") ?? form.querySelector("textarea"))?.focus();
  return true;
}

/** Makes every form under `root` that sends flashes do so. */
export function wakeFlash(root: Document): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('form[data-island="flash"]')) wakeForm(root, form);
  root.addEventListener("keydown", (event) => {
    if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.shiftKey && openFlash(root)) event.preventDefault();
  });
}

function wakeForm(root: Document, form: HTMLFormElement): void {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.dataset["threads"] !== undefined) void offerThreads(event.target);
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  form.querySelector<HTMLInputElement>("[data-stories]")?.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(() => void offerStories(form, event.target as HTMLInputElement), REST);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(root, form);
  });
}

async function send(root: Document, form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const problem = form.querySelector<HTMLElement>("[data-says]");
  const say = (words: string) => {
    if (problem === null) return;
    problem.textContent = words;
    problem.hidden = words === "";
  };
  const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  let answer: Response | undefined;
  try {
    answer = await fetch(form.action, { method: "POST", body, headers: { "Nightdesk-Part": "flash" } });
  } catch {
    answer = undefined;
  }
  form.removeAttribute("aria-busy");
  if (answer?.status === 204) {
    say("");
    const done = form.dataset["done"] ?? "";
    form.reset();
    for (const field of form.querySelectorAll("textarea")) field.dispatchEvent(new Event("input"));
    const dialog = form.closest("dialog");
    dialog?.close();
    const says = root.querySelector("[data-flash-says], main [data-says]");
    if (says !== null) says.textContent = done;
    // Further wordings were sent: the form is empty for the next flash.
    if (dialog === null && location.search !== "") location.assign(location.pathname);
    return;
  }
  const fresh =
    answer?.status === 422
      ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLFormElement>("form")
      : null;
  if (fresh === null) {
    say(form.dataset["failed"] ?? "");
    return;
  }
  // The same form with its reasons; what was written stands in it.
  const inDialog = form.closest("dialog") !== null;
  if (!inDialog) fresh.querySelector("[data-closes]")?.remove();
  const made = root.importNode(fresh, true);
  form.replaceWith(made);
  wakeForm(root, made);
  wakeCounters(made.ownerDocument, made);
  (made.querySelector<HTMLElement>("[aria-invalid]") ?? made.querySelector<HTMLElement>("[data-first]"))?.focus();
}

/** Fills the list of a field with what is offered: value, and what it is called. */
function offer(field: HTMLInputElement, offered: [string, string][]): void {
  const options = offered.map(([value, name]) => {
    const option = field.ownerDocument.createElement("option");
    option.value = value;
    if (name !== "") option.label = name;
    return option;
  });
  field.list?.replaceChildren(...options);
}

async function items(address: string): Promise<unknown[]> {
  try {
    const answer = await fetch(address);
    const said: unknown = answer.ok ? await answer.json() : undefined;
    if (said !== null && typeof said === "object" && "items" in said && Array.isArray(said.items)) return said.items;
  } catch {
    // Nothing is offered; the field takes what is written.
  }
  return [];
}

async function offerThreads(field: HTMLInputElement): Promise<void> {
  const edition = encodeURIComponent(field.dataset["threads"] ?? "");
  const found = await items(`/desk/pick/threads?edition=${edition}`);
  offer(field, found.filter((thread): thread is string => typeof thread === "string").map((thread) => [thread, ""]));
}

async function offerStories(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  if (field.value.trim() === "" || field.value.startsWith("/")) return;
  const edition = form.querySelector<HTMLInputElement>("[data-threads]")?.dataset["threads"] ?? "";
  const asked = new URLSearchParams({ q: field.value, edition });
  const found = await items(`/desk/pick/stories?${asked}`);
  offer(
    field,
    found.flatMap((story): [string, string][] => {
      if (story === null || typeof story !== "object" || !("address" in story) || !("headline" in story)) return [];
      return [[String(story.address), String(story.headline)]];
    }),
  );
}
