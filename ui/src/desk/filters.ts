// Filters act when they are changed; the button that applies them is for those without script.

/** Makes the filters under `root` act at once. */
export function wakeFilters(root: ParentNode): void {
  for (const form of root.querySelectorAll<HTMLFormElement>('[data-island="filters"]')) {
    form.addEventListener("change", (event) => {
      // A word or a day that is still being written waits for Enter.
      if (event.target instanceof HTMLSelectElement) form.requestSubmit();
    });
    // What is empty need not stand in the address.
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    });
  }
}
