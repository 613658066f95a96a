// The desk's event stream, opened once for everything on a screen that follows it, whichever script asks first.

/** The screen with its stream. */
type Listening = Document & { deskEvents?: EventSource };

/** The stream of this screen; null where there is none. */
export function deskEvents(root: Listening): EventSource | null {
  const address = root.body.dataset["events"];
  if (address === undefined) return null;
  if (root.deskEvents === undefined) {
    const stream = new EventSource(address);
    root.deskEvents = stream;
    addEventListener("pagehide", () => stream.close());
    // A screen that is taken from the browser's memory listens again.
    addEventListener("pageshow", (event) => event.persisted && location.reload());
  }
  return root.deskEvents;
}

/** The ids of an event: a JSON list of texts, or `{ "ids": […] }`. */
export function idsOf(data: string): string[] {
  const said = parsed(data);
  const list = Array.isArray(said) ? said : said !== null && typeof said === "object" && "ids" in said ? said.ids : [];
  return Array.isArray(list) ? list.filter((id): id is string => typeof id === "string") : [];
}

/** What an event says; null for what is no JSON. */
export function parsed(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return null;
  }
}
