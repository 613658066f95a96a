// Menus are <details>. Here they close as menus do: by Escape, by a press elsewhere, when another opens.

/** Makes every menu under `root` close by itself. */
export function wakeMenus(root: Document): void {
  const open = () => root.querySelectorAll<HTMLDetailsElement>("details.menu[open]");
  root.addEventListener("pointerdown", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      // Whoever was inside stands at its door again.
      if (menu.contains(root.activeElement)) menu.querySelector("summary")?.focus();
    }
  });
  root.addEventListener("focusin", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
}
