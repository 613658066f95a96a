// What is shown once can be copied: the button stands hidden in the page and appears only where it works.

/** Shows the copying buttons under `root` and makes them act. */
export function wakeCopying(root: ParentNode): void {
  // Absent on pages that are not served over a secure connection.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await clipboard.writeText(button.dataset["copies"] ?? "");
      } catch {
        return;
      }
      button.textContent = button.dataset["done"] ?? "";
    });
  }
}
