// Embeds: nothing of another service is asked for before the reader agrees.

/** Shows the consent of every embed under `root`; agreeing puts the service's frame in its place. */
export function wakeEmbeds(root: ParentNode): void {
  for (const part of root.querySelectorAll<HTMLElement>('[data-island="embed"]')) {
    const button = part.querySelector("button");
    const note = part.querySelector<HTMLElement>(".embed-note");
    if (button === null || part.dataset["frame"] === undefined) continue;
    button.hidden = false;
    if (note !== null) note.hidden = false;
    button.addEventListener("click", () => load(part, part.dataset["frame"] ?? ""));
  }
}

function load(part: HTMLElement, address: string): void {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = part.dataset["title"] ?? "";
  frame.allowFullscreen = true;
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.sandbox.add("allow-scripts", "allow-same-origin", "allow-popups", "allow-presentation");
  part.replaceChildren(frame);
  // The button that had the focus is gone; the frame takes it.
  frame.focus();
}
