// The preview's two widths without loading the page anew.

/** Makes the switch of the preview act at once. */
export function wakePreview(root: Document): void {
  const manners = root.querySelector<HTMLElement>('[data-island="preview"]');
  const frame = root.querySelector<HTMLElement>(".preview-frame");
  if (manners === null || frame === null) return;
  manners.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-manner]") : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    for (const other of manners.querySelectorAll("a")) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    frame.classList.toggle("is-phone", link.dataset["manner"] === "phone");
    frame.classList.toggle("is-desktop", link.dataset["manner"] === "desktop");
    history.replaceState(null, "", link.href);
  });
}
