// A story that was read says so once: after it has stood before somebody's eyes for some seconds, by its id and nothing
// else. No cookie goes along, and nothing comes back. Who has asked not to be followed is not counted.

/** So long a story must have been seen, in milliseconds. */
const READ = 5_000;

/** Watches how long the story of this page is looked at. */
export function wakeRead(root: Document): void {
  const { story, door } = root.querySelector<HTMLElement>('[data-island="read"]')?.dataset ?? {};
  const asks = navigator as Navigator & { globalPrivacyControl?: boolean };
  // A preview at the desk is a page in a frame.
  if (!story || !door || self !== top || asks.globalPrivacyControl || navigator.doNotTrack === "1") return;
  let left = READ;
  let since = 0;
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    if (since) left -= performance.now() - since;
    since = root.visibilityState === "visible" ? performance.now() : 0;
    if (since) timer = setTimeout(tell, left);
  };
  const tell = () => {
    root.removeEventListener("visibilitychange", look);
    fetch(door, { method: "POST", body: story, keepalive: true, credentials: "omit" }).catch(() => undefined);
  };
  root.addEventListener("visibilitychange", look);
  look();
}
