// Advised lengths: how many characters stand in a field, of how many. A text that is too long is never cut.

/** Makes every field under `root` that has an advised length say how long it is. */
export function wakeCounters(root: Document, under: ParentNode = root): void {
  const figures = new Intl.NumberFormat(root.documentElement.lang);
  const letters = new Intl.Segmenter(root.documentElement.lang, { granularity: "grapheme" });
  for (const field of under.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-most]")) {
    const count = root.getElementById(`${field.id}-count`);
    if (count === null) continue;
    const most = Number(field.dataset["most"]);
    const figure = root.createElement("span");
    figure.dir = "ltr";
    count.append(" ", figure);
    const say = () => {
      const length = [...letters.segment(field.value)].length;
      figure.textContent = `(${figures.format(length)} / ${figures.format(most)})`;
      count.classList.toggle("is-over", length > most);
    };
    field.addEventListener("input", say);
    say();
  }
}
