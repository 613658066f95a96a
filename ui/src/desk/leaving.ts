// A killed story on its way out: the screen is asked for anew until everything has let go of it, and each new line is said.

/** How often it is looked, in milliseconds. */
const LOOK = 1000;

/** Follows what a killed story has left, where the screen shows it. */
export function wakeLeaving(root: Document): void {
  const place = (): HTMLElement | null => root.querySelector<HTMLElement>("[data-island=leaving]");
  if (place() === null) return;
  const look = async (): Promise<void> => {
    const answer = root.hidden ? null : await fetch(location.href, { headers: { "Nightdesk-Part": "leaving" } }).catch(() => null);
    const old = place();
    if (answer?.ok === true && old !== null) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("[data-island=leaving]");
      // What says the same stays, so that only what is new is heard.
      if (fresh !== null && fresh.innerHTML !== old.innerHTML) {
        old.replaceChildren(...fresh.childNodes);
        if (fresh.dataset["done"] === undefined) delete old.dataset["done"];
        else old.dataset["done"] = "";
      }
    }
    if (place()?.dataset["done"] === undefined) setTimeout(() => void look(), LOOK);
  };
  if (place()?.dataset["done"] === undefined) setTimeout(() => void look(), LOOK);
}
