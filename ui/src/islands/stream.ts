// The edition's event stream. One connection a page: closed when nobody has looked for a while, opened again from where
// it was. A browser comes back by itself as long as it was let in once; where it was not, we ask again, ever more seldom.

/** A page that nobody has seen for so long listens no more, in milliseconds. */
const UNSEEN = 60_000;
/** The first wait before asking again where we were not let in, and the longest, in milliseconds. */
const [SOON, LATE] = [5_000, 300_000];

/** Listens to the stream at this address; each kind of event has its hearer. */
export function listen(address: string, hearers: Record<string, (data: string, id: string) => void>): void {
  let [source, last, wait, timer]: [EventSource | undefined, string, number, number | undefined] = [undefined, "", SOON, undefined];
  const open = () => {
    clearTimeout(timer);
    if (source !== undefined || document.hidden) return;
    const stream = (source = new EventSource(last === "" ? address : `${address.split("?")[0]}?after=${last}`));
    stream.onopen = () => (wait = SOON);
    stream.onerror = () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      close();
      // Not all at the same moment.
      timer = setTimeout(open, wait * (0.5 + Math.random()));
      wait = Math.min(wait * 2, LATE);
    };
    for (const [kind, hear] of Object.entries(hearers)) {
      stream.addEventListener(kind, (event: MessageEvent<string>) => {
        last = event.lastEventId;
        hear(event.data, last);
      });
    }
  };
  const close = () => {
    source?.close();
    source = undefined;
  };
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(close, UNSEEN);
    else open();
  });
  // A page that is kept for going back is not to hold a connection.
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
