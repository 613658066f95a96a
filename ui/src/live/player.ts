// The player. Nothing of the stream is fetched before the reader wants it; then the browser plays it, or hls.js does,
// which is fetched for that. A stream of this house that is not on air is looked for now and then.

import type HlsPlayer from "hls.js";

/** A stream that is off air is looked for this often, in milliseconds. */
const AGAIN = 15_000;
/** A player that finds no stream for so long gives up and waits, in milliseconds. */
const PATIENCE = 20_000;

export function wakePlayer(root: Document): void {
  const part = root.querySelector<HTMLElement>('[data-island="live"]');
  const film = part?.querySelector("video");
  const start = part?.querySelector<HTMLButtonElement>(".live-start");
  const note = part?.querySelector<HTMLElement>(".live-note");
  const way = part?.querySelector<HTMLElement>(".live-way");
  const says = part?.querySelector<HTMLElement>('[data-says="live"]');
  const { stream, module } = part?.dataset ?? {};
  if (!part || !film || !start || !note || !way || !says || stream === undefined || module === undefined) return;
  const ours = "ours" in part.dataset;
  const poster = part.querySelector("img");
  let player: HlsPlayer | undefined;
  let wanted = false;
  let lost: number | undefined;

  const say = (word: "playing" | "lost") => (says.textContent = says.dataset[word] ?? "");
  const stop = () => {
    clearTimeout(lost);
    lost = undefined;
    player?.destroy();
    player = undefined;
    film.removeAttribute("src");
    film.load();
  };
  /** What is there to do: watch, or wait. */
  const show = (on: boolean) => {
    note.hidden = on;
    way.hidden = !on;
    start.hidden = !on || wanted;
    film.hidden = !on || !wanted;
    if (poster) poster.hidden = !film.hidden;
  };
  const off = () => {
    if (wanted) say("lost");
    stop();
    show(false);
  };
  /** The stream stopped: it comes back, or it is over. */
  const waning = () => (lost ??= setTimeout(off, PATIENCE));
  const playing = () => {
    clearTimeout(lost);
    lost = undefined;
    if (says.textContent !== says.dataset["playing"]) say("playing");
  };
  const play = async () => {
    show(true);
    film.focus();
    const native = film.canPlayType("application/vnd.apple.mpegurl") !== "";
    if (native && !("MediaSource" in window)) film.src = stream;
    else {
      try {
        const { default: Hls }: { default: typeof HlsPlayer } = await import(module);
        if (!Hls.isSupported()) film.src = stream;
        else {
          // No worker: it would have to be made of a blob, which the page's policy does not let in.
          player = new Hls({ enableWorker: false, liveSyncDurationCount: 2, backBufferLength: 30 });
          player.on(Hls.Events.ERROR, (_, error) => {
            if (!error.fatal) return;
            if (error.type === Hls.ErrorTypes.MEDIA_ERROR) player?.recoverMediaError();
            else off();
          });
          player.loadSource(stream);
          player.attachMedia(film);
        }
      } catch {
        return off();
      }
    }
    // A browser that wants to be asked again shows its own button.
    await film.play().catch(() => undefined);
  };

  film.addEventListener("playing", playing);
  film.addEventListener("timeupdate", playing);
  film.addEventListener("waiting", waning);
  film.addEventListener("stalled", waning);
  film.addEventListener("ended", off);
  film.addEventListener("error", () => {
    if (film.hasAttribute("src") && !player) off();
  });
  start.addEventListener("click", () => {
    wanted = true;
    void play();
  });
  show("on" in part.dataset);
  if (!ours) return;
  setInterval(async () => {
    if (root.hidden || note.hidden) return;
    const there = await fetch(stream, { method: "HEAD", cache: "no-store" }).then((answer) => answer.ok, () => false);
    if (!there || note.hidden) return;
    if (wanted) void play();
    else show(true);
  }, AGAIN);
}
