// Arranging a front at once: stories are dragged into slots, or moved by the arrow keys from the handle of their card.
// What is done is one of the screen's own forms, sent; the answer is the screen, whose part takes the place of this one.
// Without script the same forms load the screen anew.
//
// When a colleague changed the draft, or another arrangement took over, the desk's event stream says so; then the screen
// says who it was and offers what is there now. Nothing is taken over by itself, and what is being typed stays.

import { deskEvents, idsOf } from "./events";

/** Makes the front on this screen quick. */
function wakeFront(root: Document): void {
  if (root.querySelector("[data-island=front]") === null) return;
  let sending = Promise.resolve();
  const part = (): HTMLElement | null => root.querySelector<HTMLElement>("[data-island=front]");
  show(part());

  /** Sends a form's fields, one after the other, and puts the answer in the place of what is shown. */
  const send = (address: string, fields: () => URLSearchParams | null, key: string, dossier: string | null): void => {
    sending = sending.then(async () => {
      const body = fields();
      if (body === null) return;
      part()?.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(address, { method: "POST", body });
        await put(await answer.text(), key, dossier);
      } catch {
        const failed = part()?.dataset["failed"] ?? "";
        part()?.removeAttribute("aria-busy");
        say(failed);
      }
    });
  };

  /** Puts a fresh front in the place of the one that is shown; what was opened stays open. */
  const exchange = (old: HTMLElement, fresh: HTMLElement): void => {
    const beside = old.querySelector(".front-beside")?.scrollTop ?? 0;
    const open = [...old.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
    old.replaceWith(root.adoptNode(fresh));
    show(fresh);
    for (const summary of fresh.querySelectorAll("details > summary")) {
      if (open.includes(summary.textContent)) summary.parentElement?.setAttribute("open", "");
    }
    const list = fresh.querySelector(".front-beside");
    if (list !== null) list.scrollTop = beside;
  };

  const put = async (html: string, key: string, dossier: string | null): Promise<void> => {
    const answer = new DOMParser().parseFromString(html, "text/html");
    const fresh = answer.querySelector<HTMLElement>("[data-island=front]");
    const old = part();
    if (fresh === null || old === null) throw new Error("no front");
    exchange(old, fresh);
    const slot = dossier === null ? null : fresh.querySelector<HTMLElement>(`.front-slot[data-dossier="${CSS.escape(dossier)}"]`);
    const grip = slot?.querySelector<HTMLElement>("[data-grip]");
    const same = fresh.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
    (grip ?? same)?.focus({ preventScroll: grip === undefined || grip === null });
    const refused = fresh.querySelector(".notice-refused")?.textContent?.trim();
    const notice = answer.querySelector("[data-part=notice], .notice")?.textContent?.trim() ?? "";
    const words = fresh.dataset["said"] ?? "";
    const place = slot?.dataset["place"];
    if (refused !== undefined) say(refused);
    else if (slot !== null && place !== undefined) {
      say(words.replace("{headline}", slot.dataset["headline"] ?? "").replace("{place}", place));
    } else say(notice);
  };

  const say = (words: string): void => {
    const line = part()?.querySelector<HTMLElement>("[data-says]");
    // Words that are put there in the same moment as the line itself are not heard by everybody.
    if (line !== null && line !== undefined) window.setTimeout(() => (line.textContent = words), 50);
  };

  /** A form that changes bands or slots; undoing has one too, which goes elsewhere. */
  const changing = (): HTMLFormElement | null =>
    part()?.querySelector<HTMLInputElement>("form[data-quick] [name=do]")?.form ?? null;

  /** The fields that every change carries, as the screen has them at this moment, with what this one asks for. */
  const change = (asked: Record<string, string>): (() => URLSearchParams | null) => () => {
    const known = changing();
    if (known === null) return null;
    const body = new URLSearchParams();
    for (const name of ["csrf", "seen"]) body.set(name, known.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? "");
    for (const [name, value] of Object.entries(asked)) body.set(name, value);
    return body;
  };
  const address = (): string => changing()?.getAttribute("action") ?? "";

  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-island=front] form[data-quick]")) return;
    event.preventDefault();
    const key = event.submitter instanceof HTMLElement ? (event.submitter.dataset["key"] ?? "") : "";
    const sent = new FormData(form);
    const asked: Record<string, string> = {};
    for (const [name, value] of sent) if (typeof value === "string" && name !== "seen") asked[name] = value;
    const card = form.closest<HTMLElement>("[data-dossier]");
    const moves = ["move", "keep", "pin"].includes(asked["do"] ?? "");
    send(form.getAttribute("action") ?? "", change(asked), key, moves ? (card?.dataset["dossier"] ?? null) : null);
  });

  // The arrow keys, from the handle of a card. In a row that reads from the right, right is back.
  root.addEventListener("keydown", (event) => {
    const grip = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-island=front] [data-grip]") : null;
    const slot = grip?.closest<HTMLElement>(".front-slot");
    if (slot === null || slot === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const back = getComputedStyle(slot).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const to = event.key === "ArrowUp" || event.key === back ? "up" : event.key.startsWith("Arrow") ? "down" : null;
    if (to === null) return;
    event.preventDefault();
    const dossier = slot.dataset["dossier"] ?? "";
    // Pressed again before the answer came, it is where it stands by then that counts.
    const from = change({});
    send(
      address(),
      () => {
        const now = part()?.querySelector<HTMLElement>(`.front-slot[data-dossier="${CSS.escape(dossier)}"]`);
        const body = from();
        if (now === null || now === undefined || body === null) return null;
        body.set("do", "move");
        body.set("band", now.dataset["band"] ?? "");
        body.set("slot", now.dataset["slot"] ?? "");
        body.set("to", to);
        return body;
      },
      grip?.dataset["key"] ?? "",
      dossier,
    );
  });

  let dragged: { dossier: string; band: string | null; slot: string | null } | null = null;
  root.addEventListener("dragstart", (event) => {
    const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-island=front] [data-dossier]") : null;
    if (card === null || event.dataTransfer === null) return;
    const { dossier = "", band = null, slot = null } = card.dataset;
    dragged = { dossier, band, slot };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", card.dataset["headline"] ?? "");
  });
  const over = (event: Event): HTMLElement | null =>
    dragged !== null && event.target instanceof Element ? event.target.closest<HTMLElement>(".front-slot") : null;
  const mark = (slot: HTMLElement | null): void => {
    for (const marked of root.querySelectorAll(".front-slot.is-over")) marked.classList.toggle("is-over", marked === slot);
    slot?.classList.add("is-over");
  };
  root.addEventListener("dragover", (event) => {
    const slot = over(event);
    mark(slot);
    if (slot !== null) event.preventDefault();
  });
  root.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
  });
  root.addEventListener("drop", (event) => {
    const slot = over(event);
    const taken = dragged;
    dragged = null;
    mark(null);
    if (slot === null || taken === null) return;
    event.preventDefault();
    const { band = "", slot: number = "" } = slot.dataset;
    if (taken.band === band && taken.slot === number) return;
    const asked: Record<string, string> =
      taken.band === null || taken.slot === null
        ? { do: "pin", band, slot: number, dossier: taken.dossier }
        : { do: "move", band: taken.band, slot: taken.slot, to: `${band}.${number}` };
    send(address(), change(asked), "", taken.dossier);
  });

  follow(root, part, exchange, say, () => sending);

  // Looking for stories, without leaving the front.
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches("[data-island=front] [data-quick-search]")) return;
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") query.set(name, value);
    const to = `${(form.getAttribute("action") ?? "").split("#")[0] ?? ""}?${query.toString()}`;
    void fetch(to)
      .then((answer) => answer.text())
      .then((html) => {
        const fresh = new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>(".front-beside");
        const old = part()?.querySelector(".front-beside");
        if (fresh === null || old === null || old === undefined) return;
        old.replaceWith(root.adoptNode(fresh));
        show(part());
        fresh.querySelector<HTMLInputElement>("[name=q]")?.focus();
        history.replaceState(null, "", `${to}#beside`);
      })
      .catch(() => say(part()?.dataset["failed"] ?? ""));
  });
}

/** The front as the desk has it now, parsed; null when it could not be had. */
async function asItIs(): Promise<HTMLElement | null> {
  try {
    const answer = await fetch(location.pathname + location.search);
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>("[data-island=front]");
  } catch {
    return null;
  }
}

/** Says when somebody else changed the front, and takes over what is there now when that is asked for. */
function follow(
  root: Document,
  part: () => HTMLElement | null,
  exchange: (old: HTMLElement, fresh: HTMLElement) => void,
  say: (words: string) => void,
  settled: () => Promise<void>,
): void {
  const events = deskEvents(root);
  if (events === null) return;
  let awaited = false;
  const look = async (): Promise<void> => {
    awaited = true;
    // Nobody looks: it is told when somebody does.
    if (root.hidden) return;
    // What this window does itself comes back as its own answer.
    await settled();
    awaited = false;
    const fresh = await asItIs();
    const old = part();
    const news = fresh?.querySelector<HTMLElement>("[data-part=front-news]");
    const place = old?.querySelector<HTMLElement>("[data-part=front-news]");
    if (fresh === null || old === null || news === null || news === undefined) return;
    const differs = (what: "seen" | "version"): boolean => fresh.dataset[what] !== old.dataset[what];
    const moved = { draft: differs("seen"), stands: differs("version") };
    if (!moved.draft && !moved.stands) return void place?.setAttribute("hidden", "");
    for (const line of news.querySelectorAll<HTMLElement>("[data-news]")) {
      line.hidden = !moved[line.dataset["news"] === "stands" ? "stands" : "draft"];
    }
    news.hidden = false;
    const words = [...news.querySelectorAll<HTMLElement>("[data-news]:not([hidden])")].map((line) => line.textContent?.trim() ?? "");
    const again = place?.hidden === false && place.textContent === news.textContent;
    place?.replaceWith(root.adoptNode(news));
    if (!again) say(words.join(" "));
  };
  events.addEventListener("fronts", (event: MessageEvent<string>) => {
    if (idsOf(event.data).includes(part()?.dataset["front"] ?? "")) void look();
  });
  // What happened between the screen and its stream was told to nobody here.
  events.addEventListener("open", () => void look());
  root.addEventListener("visibilitychange", () => {
    if (!root.hidden && awaited) void look();
  });
  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("[data-take-news]") === null) return;
    void settled().then(async () => {
      const fresh = await asItIs();
      const old = part();
      if (fresh === null || old === null) return say(old?.dataset["failed"] ?? "");
      const typed = typing(old);
      exchange(old, fresh);
      const first = goOn(fresh, typed) ?? fresh.querySelector<HTMLElement>("h1");
      if (first?.matches("h1") === true) first.tabIndex = -1;
      first?.focus();
    });
  });
}

/** A field in which something else stands than the screen came with. */
interface Typed {
  /** The band by its name, and the how many-th of that name; nothing for fields that are of no band. */
  band: [string, number] | null;
  id: string;
  name: string;
  value: string;
}

const FIELDS = "input:not([type=hidden]), select, textarea";
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What is typed in the forms of a front and not sent yet. */
function typing(part: HTMLElement): Typed[] {
  const changed = (field: Field): boolean =>
    field instanceof HTMLSelectElement
      ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.value !== field.defaultValue;
  const bands = named(part);
  return [...part.querySelectorAll<Field>(FIELDS)].filter(changed).map((field) => ({
    band: bands.find((band) => band.element.contains(field))?.called ?? null,
    id: field.id,
    name: field.name,
    value: field.value,
  }));
}

/** Puts what was typed where it was being typed; answers with the first of those fields. */
function goOn(part: HTMLElement, typed: Typed[]): HTMLElement | null {
  const bands = named(part);
  let first: HTMLElement | null = null;
  for (const { band, id, name, value } of typed) {
    const same = bands.find(({ called }) => band !== null && called[0] === band[0] && called[1] === band[1])?.element;
    // Of a band that is gone, its words stand where another is added.
    const within = band === null ? null : (same ?? part.querySelector(".front-new"));
    const fields = [...(within ?? part).querySelectorAll<Field>(FIELDS)];
    const field = fields.find((one) => (within === null ? one.id === id : one.name === name));
    if (field === undefined) continue;
    field.value = value;
    field.closest("details")?.setAttribute("open", "");
    first ??= field;
  }
  return first;
}

/** The bands, each by its name and the how many-th of that name it is. */
function named(part: HTMLElement): { element: Element; called: [string, number] }[] {
  const seen = new Map<string, number>();
  return [...part.querySelectorAll("[data-part=front-band]")].map((element) => {
    const name = element.querySelector("h2 bdi")?.textContent ?? "";
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return { element, called: [name, nth] };
  });
}

/** What is only there with script. */
function show(part: HTMLElement | null): void {
  if (part === null) return;
  for (const hidden of part.querySelectorAll<HTMLElement>("[data-needs-script]")) hidden.hidden = false;
  for (const card of part.querySelectorAll<HTMLElement>(".front-slot[data-dossier], .front-offer")) card.draggable = true;
}

wakeFront(document);
