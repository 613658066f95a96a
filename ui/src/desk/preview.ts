// The preview's manners without loading the frames anew. A frame that is not shown is not fetched before it is.

const MANNERS = ["both", "phone", "desktop", "lists"];

/** Makes the switch of the preview act at once. */
export function wakePreview(root: Document): void {
  const manners = root.querySelector<HTMLElement>('[data-island="preview"]');
  const preview = root.querySelector<HTMLElement>("[data-part=preview]");
  if (manners === null || preview === null) return;
  manners.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-manner]") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const other of manners.querySelectorAll("a")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    for (const manner of MANNERS) preview.classList.toggle(`is-${manner}`, link.dataset["manner"] === manner);
    history.replaceState(null, "", link.href);
  });
}
