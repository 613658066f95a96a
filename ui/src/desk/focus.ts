// The point that every crop of a picture keeps: set by a click, or moved by arrow keys. The numbers in the form say the
// same; crops beside the picture show at once what becomes of it.

/** One step of an arrow key, in hundredths; ten with Shift. */
const STEP = 1;

for (const stage of document.querySelectorAll<HTMLElement>('[data-island="focus"]')) wakeFocus(stage);

function wakeFocus(stage: HTMLElement): void {
  const image = stage.querySelector("img");
  const field = (name: string) => document.querySelector<HTMLInputElement>(`[name="focus-${name}"]`);
  const [x, y] = [field("x"), field("y")];
  if (image === null || x === null || y === null) return;
  const point = document.createElement("button");
  point.type = "button";
  point.className = "focus-point";
  stage.append(point);
  stage.classList.add("is-awake");
  const figures = new Intl.NumberFormat(document.documentElement.lang, { style: "percent", numberingSystem: "latn" });
  const read = (input: HTMLInputElement): number => {
    const number = Number(input.value.replace(",", "."));
    return Number.isFinite(number) ? Math.min(Math.max(number, 0), 100) : 50;
  };
  const show = (): void => {
    const [left, top] = [read(x), read(y)];
    // Left is left in a picture, whichever way words run.
    point.style.left = `${left}%`;
    point.style.top = `${top}%`;
    point.setAttribute(
      "aria-label",
      (stage.dataset["label"] ?? "").replace("%1", figures.format(left / 100)).replace("%2", figures.format(top / 100)),
    );
    for (const crop of document.querySelectorAll<HTMLElement>("[data-crop]")) {
      crop.style.objectPosition = `${left}% ${top}%`;
    }
  };
  const set = (left: number, top: number): void => {
    const rounded = (number: number): string => String(Math.round(Math.min(Math.max(number, 0), 100) * 10) / 10);
    [x.value, y.value] = [rounded(left), rounded(top)];
    show();
    x.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const at = (event: PointerEvent): void => {
    const box = image.getBoundingClientRect();
    set(((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    point.focus();
    at(event);
  });
  stage.addEventListener("pointermove", (event) => {
    if (stage.hasPointerCapture(event.pointerId)) at(event);
  });
  const ways: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  point.addEventListener("keydown", (event) => {
    const way = ways[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const step = event.shiftKey ? STEP * 10 : STEP;
    set(read(x) + way[0] * step, read(y) + way[1] * step);
  });
  for (const input of [x, y]) input.addEventListener("input", show);
  show();
}
