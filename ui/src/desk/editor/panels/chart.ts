// Figures that are drawn as bars. A value is kept as a number and as it was written, so that the page keeps its
// decimals.

import type { Attrs } from "prosemirror-model";
import { button, make } from "../element";
import { type Outcome, field, filled, openPanel } from "../panel";
import { type Shown, series } from "../series";
import type { Workplace } from "../workplace";

interface Bar {
  label: string;
  value: number;
  written: string;
}

/** The number that a person wrote, in European or Arabic digits; null when it is none. */
export function numberOf(written: string): number | null {
  const plain = written
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[٬\s\u00a0\u202f]/g, "")
    .replace(/٫/g, ".")
    .replace(/^[−–]/, "-");
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Asks for the title, unit, source and bars of a chart. */
export function askChart(place: Workplace, attrs: Attrs | null): Promise<Outcome<Attrs>> {
  const { say } = place;
  const line = (name: "title" | "unit" | "source", label: string) =>
    field(place, { label, value: String(attrs?.[name] ?? ""), ofStory: true });
  const [title, unit, source] = [line("title", say("title")), line("unit", say("unit")), line("source", say("figures-from"))];
  const show = (bar: Bar): Shown<Bar> => {
    const label = field(place, { label: say("label"), value: bar.label, ofStory: true });
    const value = field(place, { label: say("value"), value: bar.written });
    return {
      node: make("div", { class: "ed-pair" }, label.row, value.row),
      name: () => label.value() || say("label"),
      read: () => {
        if (!filled(place, label) || !filled(place, value)) return null;
        const number = numberOf(value.value());
        if (number === null) value.wrong(say("value-wrong"));
        return number === null ? null : { label: label.value(), value: number, written: value.value() };
      },
    };
  };
  const empty: Bar = { label: "", value: 0, written: "" };
  const bars = series<Bar>(place, { items: (attrs?.["rows"] as Bar[] | undefined) ?? [empty], show, label: say("chart") });
  return openPanel<Attrs>(place, {
    title: say("chart"),
    content: [title.row, make("div", { class: "ed-pair" }, unit.row, source.row), bars.node, button(say("add"), () => bars.add(empty))],
    removable: attrs !== null,
    wide: true,
    read: () => {
      if (!filled(place, title)) return null;
      const rows = bars.read();
      if (rows === null || rows.length === 0) return null;
      return { title: title.value(), unit: unit.value(), source: source.value(), rows };
    },
  });
}
