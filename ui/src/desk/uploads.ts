// Files that come into the library: chosen, dropped anywhere on the screen or pasted; each in pieces, with its own progress,
// paused and resumed, and going on after a lost line or a reload where it was cut off (tus 1.0.0). Without script the same
// form sends them whole.

import { Upload } from "tus-js-client";

/** Bytes of one piece: short enough for a slow line to get through in the server's patience. */
const A_PIECE = 4 * 1024 * 1024;

/** So many files are sent at once; the others wait their turn. */
const AT_ONCE = 3;

/** How long to wait before each new try, in milliseconds. */
const AGAIN = [0, 1_000, 3_000, 8_000, 20_000];

/** Another session is needed: these answers of the desk do not change by asking again. */
const ENDED = [401, 403, 419];

const form = document.querySelector<HTMLFormElement>('[data-island="uploads"]');
if (form !== null) wakeUploads(form);

function wakeUploads(form: HTMLFormElement): void {
  const list = form.querySelector<HTMLElement>("[data-upload-list]");
  const says = form.querySelector<HTMLElement>("[data-upload-says]");
  const input = form.querySelector<HTMLInputElement>("[type=file]");
  if (list === null || says === null || input === null) return;
  const say = (word: string): string => form.dataset[`say${word}`] ?? "";
  const csrf = form.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "";
  const waiting: (() => void)[] = [];
  let running = 0;
  const next = (): void => {
    while (running < AT_ONCE && waiting.length > 0) {
      running += 1;
      waiting.shift()?.();
    }
  };
  const ended = (): void => {
    running -= 1;
    next();
  };
  const take = (files: Iterable<File>): void => {
    form.closest("details")?.setAttribute("open", "");
    for (const file of files) {
      const row = new Row(form, file, csrf, say, ended);
      list.append(row.element);
      if (file.size > Number(form.dataset["most"])) {
        row.fail(say("TooLarge"), false);
        continue;
      }
      waiting.push(() => void row.begin());
    }
    says.textContent = say("Sending");
    next();
  };
  // A form that a script sends needs no file any more.
  input.required = false;
  form.addEventListener("submit", (event) => {
    if (input.files === null || input.files.length === 0) return;
    event.preventDefault();
    take([...input.files]);
    input.value = "";
  });
  input.addEventListener("change", () => form.requestSubmit());
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("is-dropping");
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) document.body.classList.remove("is-dropping");
  });
  document.addEventListener("drop", (event) => {
    document.body.classList.remove("is-dropping");
    if (!carriesFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    // What is copied from a screen has no name of its own.
    take(files.map((file) => (file.name === "image.png" ? new File([file], `${say("File")}.png`, { type: file.type }) : file)));
  });
  window.addEventListener("beforeunload", (event) => {
    if (running > 0) event.preventDefault();
  });
}

/** One file on its way, as the list shows it. */
class Row {
  readonly element = document.createElement("li");
  private readonly bar = document.createElement("progress");
  private readonly state = document.createElement("p");
  private readonly buttons = document.createElement("div");
  private upload: Upload | undefined;
  private paused = false;
  private over = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly file: File,
    private readonly csrf: string,
    private readonly say: (word: string) => string,
    private readonly ended: () => void,
  ) {
    this.element.className = "upload";
    const name = document.createElement("b");
    const isolated = document.createElement("bdi");
    isolated.textContent = file.name;
    name.append(isolated);
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute("aria-label", file.name);
    this.state.className = "hint";
    this.state.textContent = say("Waiting");
    this.buttons.className = "buttons";
    const words = document.createElement("div");
    words.append(name, this.bar, this.state, this.buttons);
    this.element.append(words);
  }

  /** Sends it, from where it was cut off the last time. */
  async begin(): Promise<void> {
    const upload = new Upload(this.file, {
      endpoint: this.form.dataset["uploads"] ?? "",
      headers: { "nightdesk-csrf": this.csrf },
      metadata: { filename: this.file.name, filetype: this.file.type },
      chunkSize: A_PIECE,
      retryDelays: AGAIN,
      overridePatchMethod: true,
      removeFingerprintOnSuccess: false,
      onShouldRetry: (error) => !ENDED.includes(error.originalResponse?.getStatus() ?? 0),
      onProgress: (sent, whole) => this.show(sent / whole),
      onSuccess: () => void this.come(),
      onError: (error) => {
        const status = "originalResponse" in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
        this.fail(ENDED.includes(status) ? this.say("Ended") : this.say("Failed"), true);
      },
    });
    this.upload = upload;
    this.state.textContent = this.say("Sending");
    this.choices();
    const before = await upload.findPreviousUploads();
    const last = before.at(-1);
    if (last !== undefined) upload.resumeFromPreviousUpload(last);
    if (!this.paused) upload.start();
  }

  private show(part: number): void {
    this.bar.value = part;
    const figures = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", numberingSystem: "latn" });
    this.state.textContent = navigator.onLine ? `${this.say("Sending")} ${figures.format(part)}` : this.say("Offline");
  }

  private choices(): void {
    const pause = this.button(this.paused ? "Resume" : "Pause", () => {
      this.paused = !this.paused;
      if (this.paused) void this.upload?.abort();
      else this.upload?.start();
      this.state.textContent = this.say(this.paused ? "Paused" : "Sending");
      this.choices();
      this.buttons.querySelector("button")?.focus();
    });
    const remove = this.button("Remove", () => {
      void this.upload?.abort();
      void this.forget();
      this.element.remove();
      this.end();
    });
    this.buttons.replaceChildren(pause, remove);
  }

  private button(word: string, act: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = this.say(word);
    button.setAttribute("aria-label", `${this.say(word)}: ${this.file.name}`);
    button.addEventListener("click", act);
    return button;
  }

  /** All of it has come: into the library. An answer that is lost is asked for again. */
  private async come(): Promise<void> {
    this.bar.removeAttribute("value");
    this.state.textContent = this.say("Making");
    this.buttons.replaceChildren();
    const language = this.form.querySelector<HTMLSelectElement>("[name=language]")?.value ?? "";
    for (const wait of AGAIN) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        const answer = await fetch(`${this.upload?.url ?? ""}/take`, {
          method: "POST",
          headers: { accept: "application/json", "nightdesk-csrf": this.csrf },
          body: new URLSearchParams({ language }),
        });
        const told = (answer.headers.get("content-type") ?? "").includes("json")
          ? ((await answer.json()) as { address?: string; src?: string; error?: string })
          : {};
        if (answer.ok && told.address !== undefined) return this.done(told.address, told.src);
        if (told.error !== undefined) {
          await this.forget();
          return this.fail(told.error, false);
        }
        if (ENDED.includes(answer.status)) return this.fail(this.say("Ended"), true);
      } catch {
        this.state.textContent = this.say("Offline");
      }
    }
    this.fail(this.say("Failed"), true);
  }

  private done(address: string, src: string | undefined): void {
    void this.forget();
    this.bar.remove();
    this.state.textContent = this.say("Done");
    const link = document.createElement("a");
    link.href = address;
    link.textContent = this.say("Describe");
    link.setAttribute("aria-label", `${this.say("Describe")}: ${this.file.name}`);
    this.buttons.replaceChildren(link);
    this.element.classList.add("is-done");
    if (src !== undefined && this.file.type.startsWith("image/")) {
      const image = document.createElement("img");
      image.src = src;
      image.alt = "";
      this.element.prepend(image);
    }
    this.end();
  }

  /** Says why it is not taken; `again` offers to go on. */
  fail(why: string, again: boolean): void {
    this.state.textContent = why;
    this.state.className = "field-error";
    this.element.classList.add("is-failed");
    this.bar.remove();
    if (again) {
      this.buttons.replaceChildren(
        this.button("Again", () => {
          const row = new Row(this.form, this.file, this.csrf, this.say, () => undefined);
          this.element.replaceWith(row.element);
          void row.begin();
        }),
      );
    } else this.buttons.replaceChildren();
    this.end();
  }

  /** What was remembered of it, so that it is not sent again by itself. */
  private async forget(): Promise<void> {
    for (const before of (await this.upload?.findPreviousUploads()) ?? []) localStorage.removeItem(before.urlStorageKey);
  }

  /** Ends its turn; the library beside it shows what came in. */
  private end(): void {
    if (this.over) return;
    this.over = true;
    if (this.upload !== undefined) this.ended();
    if (this.element.classList.contains("is-done")) void renewed();
  }
}

/** Whether the list is being asked for, and whether something came in meanwhile. */
let asking = false;
let again = false;

/** Asks for the list of the library anew, where it stands on the screen. */
async function renewed(): Promise<void> {
  again = true;
  if (asking || document.getElementById("list") === null) return;
  asking = true;
  while (again) {
    again = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html", "nightdesk-part": "list" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("list");
      if (answer.ok && fresh !== null) document.getElementById("list")?.replaceWith(document.adoptNode(fresh));
    } catch {
      // The list stays as it is; a reload shows what came.
    }
  }
  asking = false;
}
