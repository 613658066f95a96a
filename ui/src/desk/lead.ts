// The picture above a story's text, or an author's portrait: found in the library or sent from here, in a dialog on the
// same screen. What is chosen stands in the screen's form and is saved with it.

/** A picture as the desk answers it. */
interface Found {
  asset: string;
  alt: string;
  caption: string;
  credit: string;
  detail: string;
  /** Whether its rights are over, so that nobody may choose it. */
  over?: boolean;
}

/** How long typing rests before the library is asked, in milliseconds. */
const REST = 180;

/** More than this is refused before it is sent, in bytes; the server looks again. */
const LARGEST = 100_000_000;

/** Wakes the dialog under `root`, and the panel that shows what was chosen. */
export function wakeLead(root: Document): void {
  const panel = root.querySelector<HTMLElement>("[data-lead]");
  if (panel === null) return;
  const choose = showing(panel);
  const dialog = root.querySelector<HTMLDialogElement>("dialog[data-island=lead]");
  if (dialog === null) return;
  const taken = (found: Found): void => {
    choose(found);
    dialog.close();
    const alt = found.alt === "" ? panel.querySelector<HTMLElement>("[name=lead_alt]") : null;
    (alt ?? panel.querySelector<HTMLElement>("[data-opens]"))?.focus();
  };
  library(dialog, taken);
  sending(dialog, taken);
}

/** The field of a panel that says which picture; a panel may name another than the story's. */
const named = (panel: HTMLElement): string => panel.dataset["lead"] || "lead";

/** The panel: answers how to show another picture, or none. */
function showing(panel: HTMLElement): (found: Found | null) => void {
  const of = <Kind extends HTMLElement>(what: string): Kind | null => panel.querySelector<Kind>(what);
  const field = (name: string) => of<HTMLInputElement | HTMLTextAreaElement>(`[name=${name}]`);
  const noAlt = of("[data-lead-no-alt]");
  const remove = of<HTMLButtonElement>("[data-lead-remove]");
  const say = (): void => {
    const there = (field(named(panel))?.value ?? "") !== "";
    const [shown, none] = [of("[data-lead-there]"), of("[data-lead-none]")];
    if (shown !== null) shown.hidden = !there;
    if (none !== null) none.hidden = there;
    if (remove !== null) remove.hidden = !there;
    if (noAlt !== null) noAlt.hidden = !there || field("lead_alt")?.value.trim() !== "";
  };
  const choose = (found: Found | null): void => {
    const set = (name: string, value: string): void => {
      const input = field(name);
      if (input !== null) input.value = value;
    };
    set(named(panel), found?.asset ?? "");
    set("lead_alt", found?.alt ?? "");
    set("lead_caption", found?.caption ?? "");
    set("lead_credit", found?.credit ?? "");
    const image = document.createElement("img");
    image.alt = "";
    if (found !== null) image.src = thumbnail(found.asset);
    of("[data-lead-shown]")?.replaceChildren(...(found === null ? [] : [image]));
    say();
    field(named(panel))?.dispatchEvent(new Event("change", { bubbles: true }));
  };
  field("lead_alt")?.addEventListener("input", say);
  remove?.addEventListener("click", () => {
    choose(null);
    of<HTMLElement>("[data-opens]")?.focus();
  });
  say();
  return choose;
}

const thumbnail = (asset: string): string => `/desk/pick/thumbnails/${asset}`;

/** The search in the library. The newest question wins. */
function library(dialog: HTMLDialogElement, taken: (found: Found) => void): void {
  const input = dialog.querySelector<HTMLInputElement>("[name=q]");
  const list = dialog.querySelector<HTMLElement>("[data-found]");
  const says = dialog.querySelector<HTMLElement>("[data-found-says]");
  if (input === null || list === null || says === null) return;
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const shown = (found: Found): HTMLElement => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "found-picture";
    const image = document.createElement("img");
    image.src = thumbnail(found.asset);
    image.alt = found.alt;
    image.loading = "lazy";
    const words = document.createElement("span");
    words.dir = "auto";
    words.textContent = found.caption || found.alt || found.detail;
    button.title = found.detail;
    const credit = document.createElement("small");
    credit.dir = "auto";
    credit.textContent = found.credit;
    button.append(image, words, credit);
    if (found.over === true) {
      button.disabled = true;
      const over = document.createElement("small");
      over.textContent = dialog.dataset["over"] ?? "";
      button.append(over);
    }
    button.addEventListener("click", () => taken(found));
    const item = document.createElement("li");
    item.append(button);
    return item;
  };
  const search = async (): Promise<void> => {
    const mine = (newest += 1);
    const address = new URL(dialog.dataset["search"] ?? "", location.href);
    address.searchParams.set("q", input.value);
    try {
      const answer = await fetch(address, { headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { items } = (await answer.json()) as { items: Found[] };
      if (mine !== newest) return;
      list.replaceChildren(...items.map(shown));
      says.textContent = items.length === 0 ? (dialog.dataset["none"] ?? "") : "";
    } catch {
      if (mine === newest) says.textContent = dialog.dataset["failed"] ?? "";
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), REST);
  });
  const buttons = (): HTMLButtonElement[] => [...list.querySelectorAll("button")];
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      clearTimeout(timer);
      void search();
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      buttons()[0]?.focus();
    }
  });
  list.addEventListener("keydown", (event) => {
    const all = buttons();
    const at = all.findIndex((button) => button === document.activeElement);
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = document.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const step = event.key === forward || event.key === "ArrowDown" ? 1 : event.key === back || event.key === "ArrowUp" ? -1 : 0;
    if (step === 0 || at === -1) return;
    event.preventDefault();
    (all[at + step] ?? (step === -1 ? input : all[at]))?.focus();
  });
  // The library is asked when somebody comes to look.
  new MutationObserver(() => {
    if (!dialog.open) return;
    void search();
    input.focus();
  }).observe(dialog, { attributes: true, attributeFilter: ["open"] });
}

/** The form for a file: says how far it has come, and why it is not taken. */
function sending(dialog: HTMLDialogElement, taken: (found: Found) => void): void {
  const form = dialog.querySelector<HTMLFormElement>("form[data-upload]");
  const error = form?.querySelector<HTMLElement>("[data-error]");
  const says = form?.querySelector<HTMLElement>("[data-progress-says]");
  const bar = form?.querySelector("progress");
  const send = form?.querySelector("button");
  if (form === null || error == null || says == null || bar == null || send == null) return;
  const word = (name: string): string => form.dataset[name] ?? "";
  const refuse = (why: string): void => {
    error.textContent = why;
    error.hidden = why === "";
    says.textContent = "";
    bar.hidden = true;
    send.disabled = false;
  };
  const figures = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    refuse("");
    const file = form.querySelector<HTMLInputElement>("[type=file]")?.files?.[0];
    if (file !== undefined && file.size > LARGEST) return refuse(word("tooLarge"));
    if (file !== undefined && !/^image\//.test(file.type) && file.type !== "") return refuse(word("notAPicture"));
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (!lengthComputable) return;
      bar.hidden = false;
      bar.value = loaded / total;
      says.textContent = loaded === total ? word("making") : `${word("progress")} ${figures.format(loaded / total)}`;
    });
    request.addEventListener("load", () => {
      const answer = read(request.responseText);
      if (request.status === 200 && typeof answer["asset"] === "string") {
        refuse("");
        form.reset();
        taken(answer as unknown as Found);
      } else if (request.status === 413) refuse(word("tooLarge"));
      else refuse(typeof answer["error"] === "string" ? answer["error"] : word("notSent"));
    });
    request.addEventListener("error", () => refuse(word("notSent")));
    send.disabled = true;
    request.send(new FormData(form));
  });
}

function read(text: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text);
    return said !== null && typeof said === "object" ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
