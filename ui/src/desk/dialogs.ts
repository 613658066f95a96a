// Forms in dialogs. A link with data-opens leads to the form's own screen; here it opens the dialog of that id instead.

/** Makes links and buttons under `root` open their dialogs. */
export function wakeDialogs(root: Document): void {
  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const opener = event.target.closest<HTMLElement>("[data-opens]");
    // A press that asks for a new tab gets the screen.
    if (opener !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (openDialog(root, opener.dataset["opens"] ?? "")) event.preventDefault();
    }
    event.target.closest<HTMLElement>("[data-closes]")?.closest("dialog")?.close();
  });
}

/** Opens the dialog of this id, unless it stands open or is not on the screen: says whether it opened. */
export function openDialog(root: Document, id: string): boolean {
  const dialog = root.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return false;
  for (const menu of root.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) menu.open = false;
  dialog.showModal();
  return true;
}
