// The cells of a table in a grid of lines. A grid copied from a spreadsheet may be pasted into any cell.

import type { Attrs } from "prosemirror-model";
import { button, make } from "../element";
import { type Outcome, field, openPanel } from "../panel";
import type { Workplace } from "../workplace";

/** A table of words. */
interface Grid {
  headings: string[];
  rows: string[][];
}

const blank = (width: number): string[] => Array<string>(width).fill("");

/** A grid as a spreadsheet copies it: lines, and tabs between cells. */
export function gridOfText(text: string): string[][] {
  return text.replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.split("\t").map((cell) => cell.trim()));
}

/** Asks for the caption, headings and cells of a table. */
export function askTable(place: Workplace, attrs: Attrs | null): Promise<Outcome<Attrs>> {
  const { say } = place;
  const grid: Grid = structuredClone((attrs as Grid | null) ?? { headings: blank(2), rows: [blank(2), blank(2)] });
  const caption = field(place, { label: say("caption"), value: String(attrs?.["caption"] ?? ""), ofStory: true });
  const body = make("tbody", {});
  const head = make("thead", {});
  const table = make("table", { class: "ed-grid", lang: place.language, dir: place.direction }, head, body);
  const width = (): number => Math.max(grid.headings.length, ...grid.rows.map((row) => row.length), 1);
  const number = new Intl.NumberFormat(place.deskLanguage);

  const cell = (row: string[], at: number, line: string): HTMLElement => {
    const input = make("input", { type: "text", "aria-label": `${line}, ${say("columns")} ${number.format(at + 1)}` });
    input.value = row[at] ?? "";
    input.addEventListener("input", () => {
      row[at] = input.value;
    });
    input.addEventListener("paste", (event) => {
      const pasted = event.clipboardData?.getData("text/plain") ?? "";
      if (!/[\t\n]/.test(pasted.trim())) return;
      event.preventDefault();
      spread(row, at, gridOfText(pasted));
      draw();
    });
    return make(row === grid.headings ? "th" : "td", {}, input);
  };
  const spread = (row: string[], at: number, cells: string[][]): void => {
    const start = grid.rows.indexOf(row);
    cells.forEach((line, down) => {
      const goal = down === 0 ? row : (grid.rows[start + down] ?? grid.rows[grid.rows.push(blank(width())) - 1]);
      line.forEach((value, across) => {
        if (goal !== undefined) goal[at + across] = value;
      });
    });
  };
  const draw = (): void => {
    const across = width();
    for (const row of grid.rows) row.push(...blank(across - row.length));
    if (grid.headings.length > 0) grid.headings.push(...blank(across - grid.headings.length));
    const line = (row: string[], name: string): HTMLElement => make("tr", {}, ...row.map((_, at) => cell(row, at, name)));
    head.replaceChildren(...(grid.headings.length > 0 ? [line(grid.headings, say("headings"))] : []));
    body.replaceChildren(...grid.rows.map((row, at) => line(row, `${say("rows")} ${number.format(at + 1)}`)));
    headed.checked = grid.headings.length > 0;
  };
  const change = (act: () => void) => (): void => {
    act();
    draw();
  };
  const headed = make("input", { type: "checkbox" });
  headed.addEventListener("change", change(() => {
    grid.headings = headed.checked ? blank(width()) : [];
  }));
  const acts = make(
    "div",
    { class: "ed-acts" },
    button(say("add-row"), change(() => grid.rows.push(blank(width())))),
    button(say("add-column"), change(() => [grid.headings, ...grid.rows].forEach((row) => row !== grid.headings || headed.checked ? row.push("") : 0))),
    button(say("remove-row"), change(() => grid.rows.length > 1 && grid.rows.pop())),
    button(say("remove-column"), change(() => width() > 1 && [grid.headings, ...grid.rows].forEach((row) => row.pop()))),
    make("label", { class: "ed-check" }, headed, say("with-headings")),
  );
  draw();
  return openPanel<Attrs>(place, {
    title: say("table"),
    content: [caption.row, make("div", { class: "ed-scroll" }, table), acts],
    removable: attrs !== null,
    wide: true,
    read: () => {
      const trimmed = (row: string[]): string[] => row.map((text) => text.trim());
      const rows = grid.rows.map(trimmed).filter((row) => row.some((text) => text !== ""));
      if (rows.length === 0) table.querySelector("input")?.focus();
      return rows.length === 0 ? null : { caption: caption.value(), headings: trimmed(grid.headings), rows };
    },
  });
}
