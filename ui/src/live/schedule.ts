// The schedule keeps time: what is on now changes without a reload, and times stand in the reader's own zone, which is
// named. Days stay those of the edition; a time that lies on another day for the reader says so.

/** Looked at this often, in milliseconds: a programme begins to the second. */
const LOOK = 1_000;

export function wakeSchedule(root: Document): void {
  const part = root.querySelector<HTMLElement>('[data-island="schedule"]');
  if (!part) return;
  const digits = root.body.dataset["digits"] === "arabic" ? "arab" : "latn";
  inOwnZone(part, `${root.documentElement.lang}-u-nu-${digits}`);
  keepTime(part);
}

/** Writes every time of the schedule as the reader's clock shows it. */
function inOwnZone(part: HTMLElement, locale: string): void {
  const zone = part.querySelector<HTMLElement>('[data-says="zone"]');
  const own = zone?.dataset["own"];
  if (!zone || own === undefined) return;
  // Hours are told as the edition tells them: by twelve with a word, or by twenty-four.
  const byTwelve = /\p{L}/u.test(part.querySelector("time[data-time]")?.textContent ?? "");
  const hours = { hour: byTwelve ? "numeric" : "2-digit", minute: "2-digit", hourCycle: byTwelve ? "h12" : "h23" } as const;
  const time = new Intl.DateTimeFormat(locale, hours);
  const withDay = new Intl.DateTimeFormat(locale, { weekday: "short", ...hours });
  for (const element of part.querySelectorAll<HTMLTimeElement>("time[data-time]")) {
    const at = new Date(element.dateTime);
    // The day as the edition has it stands in the attribute: what comes before the T.
    const here = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
    element.textContent = (element.dateTime.startsWith(here) ? time : withDay).format(at);
  }
  const named = new Intl.DateTimeFormat(locale, { timeZoneName: "long" }).formatToParts(new Date());
  const name = named.find((found) => found.type === "timeZoneName")?.value;
  if (name !== undefined) zone.textContent = own.replace("{zone}", name);
}

/** Shows what is on, and what comes next, as time passes. */
function keepTime(part: HTMLElement): void {
  const rows = [...part.querySelectorAll<HTMLElement>(".live-row")];
  const span = (row: HTMLElement) => [Number(row.dataset["from"]), Number(row.dataset["to"])] as const;
  let shown: (HTMLElement | undefined)[] | undefined;
  const look = () => {
    const now = Date.now();
    const on = rows.filter((row) => span(row)[0] <= now && now < span(row)[1]).at(-1);
    const next = rows.find((row) => span(row)[0] > now);
    if (shown && shown[0] === on && shown[1] === next) return;
    const first = shown === undefined;
    shown = [on, next];
    for (const row of rows) {
      row.classList.toggle("is-over", span(row)[1] <= now);
      if (row === on) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
    // What the server wrote is true until the first change, and has the same words.
    if (!first || !says(part, "now", on) || !says(part, "next", next)) {
      fill(part, "now", on);
      fill(part, "next", next);
    }
  };
  look();
  setInterval(look, LOOK);
}

function slot(part: HTMLElement, name: string): HTMLElement | null {
  return part.querySelector<HTMLElement>(`[data-slot="${name}"]`);
}

/** Whether a slot says this programme already. */
function says(part: HTMLElement, name: string, row: HTMLElement | undefined): boolean {
  const begins = slot(part, name)?.querySelector("time")?.dateTime;
  return begins === row?.querySelector("time")?.dateTime;
}

function fill(part: HTMLElement, name: string, row: HTMLElement | undefined): void {
  const place = slot(part, name);
  if (!place) return;
  if (!row) {
    const none = part.ownerDocument.createElement("p");
    none.textContent = place.dataset["none"] ?? "";
    place.replaceChildren(none);
    return;
  }
  const copies = [".live-name", ".live-when", ".live-summary"].flatMap((kind) => {
    const found = row.querySelector(kind);
    return found ? [found.cloneNode(true)] : [];
  });
  place.replaceChildren(...copies);
}
