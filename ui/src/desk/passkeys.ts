// Passkeys (W3C Web Authentication). A form with data-device asks a device before it is sent: what to ask is fetched from
// data-begin, the answer goes into the form, and the server's answer to that is a screen like any other. A form with
// data-quiet waits besides, until somebody chooses a passkey where the browser offers it in the field for the address.

/** What the server says: what to ask, or why not. */
interface Told {
  ticket?: string;
  options?: unknown;
  said?: string;
}

/** How long what was asked quietly is good, in milliseconds: a little less than the server waits. */
const QUIETLY = 9 * 60_000;

/** Makes the forms under `root` ask their devices; where the browser cannot, they stay hidden. */
export function wakePasskeys(root: ParentNode): void {
  if (typeof PublicKeyCredential === "undefined" || !("parseRequestOptionsFromJSON" in PublicKeyCredential)) return;
  for (const words of root.querySelectorAll<HTMLElement>("[data-without-device]")) words.hidden = true;
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-device]")) {
    form.hidden = false;
    const quiet = form.dataset["quiet"] === undefined ? null : new Quiet(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      quiet?.end();
      void asked(form, undefined);
    });
  }
}

/** Asks the device and sends the form; what goes wrong is said in the form. */
async function asked(form: HTMLFormElement, quietly: AbortSignal | undefined): Promise<void> {
  const say = (words: string | undefined): void => {
    const place = form.querySelector<HTMLElement>("[data-device-said]");
    if (place === null || quietly !== undefined) return;
    place.textContent = words ?? place.dataset["failed"] ?? "";
    place.hidden = false;
  };
  const button = form.querySelector("button");
  if (quietly === undefined && button !== null) button.disabled = true;
  try {
    const told = await begin(form);
    if (told.ticket === undefined) return say(told.said);
    const credential = await ask(form.dataset["device"] ?? "", told.options, quietly);
    if (credential === null) return say(undefined);
    fill(form, "ticket", told.ticket);
    fill(form, "answer", JSON.stringify(credential.toJSON()));
    // What proved that it is they has done so; it need not travel twice.
    for (const secret of form.querySelectorAll<HTMLInputElement>("input[type=password]")) secret.disabled = true;
    form.submit();
  } catch (error) {
    const words = form.querySelector<HTMLElement>("[data-device-said]")?.dataset;
    const name = error instanceof DOMException ? error.name : "";
    say(name === "NotAllowedError" || name === "AbortError" ? words?.["cancelled"] : name === "InvalidStateError" ? words?.["there"] : undefined);
  } finally {
    if (button !== null) button.disabled = false;
  }
}

async function begin(form: HTMLFormElement): Promise<Told> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.append(name, value);
  const answer = await fetch(form.dataset["begin"] ?? "", { method: "POST", body: fields });
  // A screen in place of an answer says that the session is over, or that we are at fault: that screen is what helps.
  if (!(answer.headers.get("content-type") ?? "").startsWith("application/json")) {
    if (answer.status === 403 || answer.status === 419) location.reload();
    return {};
  }
  return (await answer.json()) as Told;
}

async function ask(what: string, options: unknown, quietly: AbortSignal | undefined): Promise<PublicKeyCredential | null> {
  if (what === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
    return (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null;
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  const request: CredentialRequestOptions = quietly === undefined ? { publicKey } : { publicKey, mediation: "conditional", signal: quietly };
  return (await navigator.credentials.get(request)) as PublicKeyCredential | null;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

/** A form that waits until somebody chooses a passkey in the field for the address; asked anew when they come to it late. */
class Quiet {
  #waiting: AbortController | null = null;

  constructor(private readonly form: HTMLFormElement) {
    void this.#wait();
    const field = document.querySelector<HTMLInputElement>('input[autocomplete~="webauthn"]');
    field?.addEventListener("focus", () => void this.#wait());
  }

  async #wait(): Promise<void> {
    if (this.#waiting !== null || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const waiting = new AbortController();
    this.#waiting = waiting;
    const late = setTimeout(() => this.end(), QUIETLY);
    await asked(this.form, waiting.signal);
    clearTimeout(late);
    if (this.#waiting === waiting) this.#waiting = null;
  }

  /** Waits no more. */
  end(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }
}
