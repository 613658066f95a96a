// Rows that are put in order by dragging, or with Alt and the arrows. Each row has buttons that do the same without script;
// what is dropped is sent as the form that they send, so that the server alone decides what stands where.

/** Makes every list with an order take what is dragged, and keys. */
export function wakeOrder(root: Document): void {
  for (const list of root.querySelectorAll<HTMLElement>("[data-island=order]")) wake(root, list);
}

type Where = "before" | "inside" | "after";

const rowsOf = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(":scope > li")];

function wake(root: Document, list: HTMLElement): void {
  const isTree = list.dataset["tree"] !== undefined;
  let moving: HTMLElement | null = null;
  const clear = (): void => {
    for (const row of rowsOf(list)) row.classList.remove("is-before", "is-inside", "is-after");
  };
  for (const row of rowsOf(list)) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      moving = row;
      row.classList.add("is-moving");
      event.dataTransfer?.setData("text/plain", row.dataset["key"] ?? "");
    });
    row.addEventListener("dragend", () => {
      row.classList.remove("is-moving");
      moving = null;
      clear();
    });
    row.addEventListener("dragover", (event) => {
      if (moving === null || moving === row) return;
      event.preventDefault();
      clear();
      row.classList.add(`is-${where(row, event, isTree)}`);
    });
    row.addEventListener("drop", (event) => {
      if (moving === null || moving === row) return;
      event.preventDefault();
      send(root, list, place(list, moving, row, where(row, event, isTree), isTree));
    });
  }
  list.addEventListener("keydown", (event) => {
    if (!event.altKey || !(event.target instanceof HTMLElement)) return;
    const row = event.target.closest<HTMLElement>("li");
    const forwards = root.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backwards = root.documentElement.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const ways: Record<string, string> = { ArrowUp: "up", ArrowDown: "down", [forwards]: "in", [backwards]: "out" };
    const way = ways[event.key];
    const button = way === undefined ? null : row?.querySelector<HTMLButtonElement>(`.step-${way}`);
    if (button === null || button === undefined || button.disabled) return;
    event.preventDefault();
    button.click();
  });
  // After it moved, the row has the focus again: whoever moves on by keys need not look for it.
  const target = root.getElementById(decodeURIComponent(root.location.hash.slice(1)));
  if (target !== null && target.parentElement === list) {
    target.classList.add("is-target");
    const focus = (): void => target.querySelector<HTMLAnchorElement>(".settings-name")?.focus();
    focus();
    // Going to a fragment takes the focus away again, some time before the page is loaded.
    if (root.readyState !== "complete") window.addEventListener("load", () => window.setTimeout(focus), { once: true });
  }
}

/** Where on a row something is held: its upper part, its middle (in a tree: under it), its lower part. */
function where(row: HTMLElement, event: DragEvent, isTree: boolean): Where {
  const box = row.getBoundingClientRect();
  const part = (event.clientY - box.top) / box.height;
  if (!isTree) return part < 0.5 ? "before" : "after";
  if (part < 0.35) return "before";
  return part < 0.75 ? "inside" : "after";
}

/** The fields that say where a row goes. */
function place(list: HTMLElement, moving: HTMLElement, at: HTMLElement, on: Where, isTree: boolean): Record<string, string> {
  const key = moving.dataset["key"] ?? "";
  if (isTree && on === "inside") return { key, parent: at.dataset["key"] ?? "", before: "" };
  const parent = at.dataset["parent"] ?? "";
  const beside = rowsOf(list).filter((row) => (row.dataset["parent"] ?? "") === parent && row !== moving);
  const next = on === "before" ? at : beside[beside.indexOf(at) + 1];
  const before = next?.dataset["key"] ?? "";
  return isTree ? { key, parent, before } : { key, before };
}

function send(root: Document, list: HTMLElement, fields: Record<string, string>): void {
  const form = root.createElement("form");
  form.method = "post";
  form.action = list.dataset["action"] ?? "";
  form.hidden = true;
  for (const [name, value] of Object.entries({ ...fields, csrf: list.dataset["csrf"] ?? "" })) {
    const input = root.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  root.body.append(form);
  form.submit();
}
