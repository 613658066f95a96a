// A story that changes while its page is open: a bar over the page says so, and loads the new version when asked to.

/** Listens to what the ticker's stream says of the story of this page. */
export function wakeChanged(root: Document): void {
  const bar = root.querySelector<HTMLElement>('[data-island="changed"]');
  if (bar === null) return;
  root.addEventListener("nightdesk:story", (event) => {
    const { id, what } = (event as CustomEvent<{ id?: string; what: string }>).detail;
    if (id !== bar.dataset["story"]) return;
    for (const words of bar.querySelectorAll<HTMLElement>("[data-what]")) {
      words.hidden = words.dataset["what"] !== (what === "live" ? "updated" : what);
    }
  });
  bar.addEventListener("click", (event) => {
    if (event.target instanceof HTMLButtonElement) location.reload();
  });
}
