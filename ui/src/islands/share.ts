// Share: two buttons beside the plain links. They are hidden in the page and appear only where they work.

/** Shows the buttons of every share part under `root` and makes them act. */
export function wakeShare(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-island="share"]')) {
    const { address: url, title } = part.dataset;
    if (url === undefined || title === undefined) continue;
    wakeNative(part.querySelector('[data-act="native"]'), url, title);
    wakeCopy(part.querySelector('[data-act="copy"]'), part.querySelector('[role="status"]'), url);
  }
}

function wakeNative(button: HTMLElement | null, url: string, title: string): void {
  if (button === null || typeof navigator.share !== "function") return;
  button.hidden = false;
  // A reader who closes the sheet has not met an error.
  button.addEventListener("click", () => void navigator.share({ url, title }).catch(() => {}));
}

function wakeCopy(button: HTMLElement | null, status: HTMLElement | null, url: string): void {
  // Absent on pages that are not served over a secure connection.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (button === null || clipboard === undefined) return;
  const label = button.textContent;
  const done = button.dataset["done"] ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await clipboard.writeText(url);
    } catch {
      return;
    }
    button.textContent = done;
    if (status !== null) status.textContent = done;
    setTimeout(() => {
      button.textContent = label;
      if (status !== null) status.textContent = "";
    }, 4000);
  });
}
