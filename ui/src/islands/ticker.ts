// Breaking news on an open page: new flashes come in, corrected ones change, recalled ones and those whose time is over
// go. Nothing moves by itself: what is new stands first, and the roll stays where the reader has it. A reader may hold
// it all still; what is said to those who listen is said once, politely, outside of what changes.

import { listen } from "./stream";

/** A flash as the stream tells of it. */
interface Flash {
  id: string;
  text: string;
  thread: string;
  urgent: boolean;
  until: number;
  html: string;
  ask: number;
}

/** So many stand on the ticker. */
const MOST = 10;

/** Follows the edition's stream where the page has a ticker. */
export function wakeTicker(root: Document): void {
  const part = root.querySelector<HTMLElement>('[data-island="ticker"]');
  const address = part?.dataset["events"];
  const list = part?.querySelector("ol");
  if (!part || address === undefined || !list) return;
  const says = root.querySelector('[data-says="ticker"]');
  const button = part.querySelector("button");
  const roll = list.parentElement;
  const entry = (id: string) => list.querySelector<HTMLElement>(`[data-flash="${CSS.escape(id)}"]`);
  let held: (() => void)[] | undefined;

  const shown = () => {
    const none = list.children.length === 0;
    // Where there was no ticker, one that comes must not push down what is being read.
    if (part.hidden && !none) part.classList.add("is-late");
    part.hidden = none;
  };
  /** Whether an entry makes room for this flash: what is urgent stands first, then what is newer (ids tell the time). */
  const yields = ({ dataset }: HTMLElement, { id, urgent }: Flash) =>
    ("urgent" in dataset) === urgent ? (dataset["flash"] ?? "") < id : urgent;
  const put = (flash: Flash) => {
    if (flash.until <= Date.now()) return;
    const made = root.createRange().createContextualFragment(flash.html).firstElementChild;
    if (made === null) return;
    const old = entry(flash.id);
    const next = [...list.querySelectorAll("li")].find((there) => yields(there, flash)) ?? null;
    // One that was corrected long after it left the ticker does not come back.
    if (!old && next === null && list.children.length >= MOST) return;
    made.classList.add("is-fresh");
    if (old) old.replaceWith(made);
    else {
      const at = roll?.scrollLeft ?? 0;
      const before = list.scrollWidth;
      list.insertBefore(made, next);
      // Who has moved the roll goes on reading where they are; who has not sees what is new, whatever the roll snaps to.
      if (roll) roll.scrollLeft = at && at + Math.sign(at) * (list.scrollWidth - before);
      while (list.children.length > MOST) list.lastElementChild?.remove();
    }
    shown();
    if (says) says.textContent = `${flash.thread} ${flash.text}`.trim();
  };
  const take = (id: string) => {
    const old = entry(id);
    if (old?.contains(root.activeElement)) roll?.focus();
    old?.remove();
    if (says) says.textContent = "";
    shown();
  };
  /** Now, or when the reader lets it go on. */
  const when = (act: () => void) => {
    if (held) {
      held.push(act);
      part.classList.add("has-held");
    } else act();
  };

  listen(address, {
    flash: (data, id) => {
      const flash: Flash = JSON.parse(data);
      when(() => put(flash));
      // A few of all pages answer that they show it, and say nothing else.
      if (!held && Math.random() < flash.ask) requestAnimationFrame(() => navigator.sendBeacon(address.split("?")[0] ?? "", id));
    },
    recall: (data) => {
      const { id }: { id: string } = JSON.parse(data);
      // What was taken back goes at once, also for who holds the rest; and if it is still held, after it has come.
      take(id);
      held?.push(() => take(id));
    },
    ...Object.fromEntries(
      ["story", "entry", "blog"].map((kind) => [kind, (data: string) => root.dispatchEvent(new CustomEvent(`nightdesk:${kind}`, { detail: JSON.parse(data) }))]),
    ),
  });

  if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const late = held;
      held = late ? undefined : [];
      button.setAttribute("aria-pressed", String(!late));
      part.classList.remove("has-held");
      for (const act of late ?? []) act();
    });
  }
  setInterval(() => {
    for (const old of list.querySelectorAll<HTMLElement>("[data-until]")) {
      if (Number(old.dataset["until"]) <= Date.now()) take(old.dataset["flash"] ?? "");
    }
  }, 15_000);
}
