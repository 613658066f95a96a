// The story's form: says that something is not saved yet, saves it without leaving the screen, and keeps what was typed
// when that fails. A page that is left with something unsaved asks first.
//
// What the newsroom wants to be looked at (a field that cannot be used, a text that somebody else changed too) is a screen
// of its own: then the form is sent as it would be without script, and nothing was changed before.

/** Watches the forms under `root` that are marked for it. */
export function wakeUnsaved(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('form[data-island="unsaved"]');
  if (form === null || form.hasAttribute("inert")) return;
  const status = root.querySelector<HTMLElement>("[data-saved]");
  let unsaved = false;
  let saving = false;

  const say = (word: string, failed = false): void => {
    if (status === null) return;
    status.textContent = form.dataset[word] ?? "";
    status.classList.toggle("is-failed", failed);
  };
  const changed = (event: Event): void => {
    const field = event.target;
    // Fields beside the text belong to the form by its id.
    const ours = "form" in (field ?? {}) && (field as HTMLInputElement).form === form;
    // What is written together with others is saved as it is typed.
    const shared = field instanceof HTMLElement && field.dataset["field"] !== undefined;
    if (!ours || shared) return;
    unsaved = true;
    say("unsaved");
  };
  /** Saves the form: says whether it is saved. */
  const save = async (): Promise<boolean> => {
    if (saving) return false;
    saving = true;
    say("saving");
    const sent = unsaved;
    unsaved = false;
    let answer: Response;
    try {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
      answer = await fetch(form.action, { method: "POST", body: fields });
    } catch {
      unsaved = true;
      say("offline", true);
      return false;
    } finally {
      saving = false;
    }
    if (answer.status >= 500) {
      unsaved = true;
      say("failed", true);
      return false;
    }
    if (!answer.ok || !answer.redirected) {
      form.submit();
      return false;
    }
    if (!new URL(answer.url).searchParams.get("done")?.includes("saved")) {
      location.assign(answer.url);
      return false;
    }
    if (answer.url.includes("saved-together")) {
      location.assign(answer.url);
      return false;
    }
    takeOver(root, form, new DOMParser().parseFromString(await answer.text(), "text/html"));
    // Whoever typed on while it was saved has something unsaved again.
    if (!unsaved || !sent) say(unsaved ? "unsaved" : "savedWords");
    return true;
  };
  root.addEventListener("input", changed);
  root.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save();
  });
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  root.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-saves-first]") : null;
    if (link === null || !unsaved || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void save().then((saved) => {
      if (saved) location.assign(link.href);
    });
  });
  root.addEventListener("keydown", (event) => {
    const key = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyS";
    if (!key) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** What the screen says anew once the form is saved: where the story stands, and which version that is. */
function takeOver(root: Document, form: HTMLFormElement, fresh: Document): void {
  const told = fresh.querySelector<HTMLFormElement>(`form#${form.id}`);
  const value = (name: string): string | undefined => told?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value;
  const version = value("version");
  const was = value("was");
  if (version === undefined || was === undefined) return location.reload();
  for (const input of root.querySelectorAll<HTMLInputElement>('input[name="version"]')) input.value = version;
  const carried = form.querySelector<HTMLInputElement>('input[name="was"]');
  if (carried !== null) carried.value = was;
  const [here, there] = [root.querySelector("[data-part=stage]"), fresh.querySelector("[data-part=stage]")];
  const saved = here?.querySelector("[data-saved]");
  if (here === null || there === null || saved === null || saved === undefined) return;
  // The line that says how saving went is the one that is listened to.
  there.querySelector("[data-saved]")?.replaceWith(saved);
  const focus = here.contains(root.activeElement);
  here.replaceChildren(...there.childNodes);
  if (focus) root.getElementById("content")?.focus();
}
