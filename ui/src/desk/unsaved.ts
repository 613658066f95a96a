// The story's form: says that something is not saved yet, keeps the page from being left with it, saves by Ctrl+S.

/** Watches the forms under `root` that are marked for it. */
export function wakeUnsaved(root: Document): void {
  const form = root.querySelector<HTMLFormElement>('form[data-island="unsaved"]');
  if (form === null || form.hasAttribute("inert")) return;
  const status = root.querySelector<HTMLElement>("[data-saved]");
  let unsaved = false;

  const changed = (event: Event) => {
    const field = event.target;
    // Fields beside the text belong to the form by its id.
    const ours = "form" in (field ?? {}) && (field as HTMLInputElement).form === form;
    // What is written together with others is saved as it is typed.
    const shared = field instanceof HTMLElement && field.dataset["field"] !== undefined;
    if (!ours || shared || unsaved) return;
    unsaved = true;
    if (status !== null) status.textContent = form.dataset["unsaved"] ?? "";
  };
  root.addEventListener("input", changed);
  root.addEventListener("change", changed);
  form.addEventListener("submit", () => (unsaved = false));
  addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
  root.addEventListener("keydown", (event) => {
    const save = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === "KeyS";
    if (!save) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
