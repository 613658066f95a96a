// Words, characters and reading time of the text, by the server's rules (crates/editorial/src/body/walk.rs and
// reading_time.rs): the same text, white space parts words, minutes are whole and at least one.

import type { Node } from "prosemirror-model";
import { make } from "./element";
import type { Workplace } from "./workplace";

interface Run {
  text?: string;
}

const joined = (content: Run[]): string => content.map((run) => run.text ?? "\n").join("");

const SILENT = (): string => "";

/** The text of blocks whose words are in their attributes. */
const WORDS: Record<string, (node: Node) => string> = {
  fact_box: ({ attrs }) =>
    [attrs["title"], ...(attrs["lines"] as { content: Run[] }[]).map(({ content }) => joined(content))].join("\n"),
  table: ({ attrs }) => (attrs["rows"] as string[][]).map((row) => row.join(", ")).join("\n"),
  chart: ({ attrs }) =>
    (attrs["rows"] as { label: string; written: string }[])
      .map(({ label, written }) => `${label}: ${written} ${attrs["unit"]}`.trimEnd())
      .join("\n"),
};

/** The text that a reader reads, blocks parted by blank lines. */
export function plainText(doc: Node): string {
  const texts: string[] = [];
  doc.forEach((block) => {
    if (block.isTextblock) texts.push(block.textBetween(0, block.content.size));
    else if (block.isAtom) texts.push((WORDS[block.type.name] ?? SILENT)(block));
    else texts.push(block.children.map((item) => item.textBetween(0, item.content.size)).join("\n"));
  });
  return texts.filter((text) => text !== "").join("\n\n");
}

/** The words of a text, by white space. */
export const words = (text: string): number => text.split(/\s+/u).filter((word) => word !== "").length;

/** Whole minutes, at least one. */
export const minutes = (count: number, aMinute: number): number => Math.max(1, Math.ceil(count / aMinute));

/** How long the counters rest after a change, in milliseconds: a screen reader must not count aloud with each key. */
const PACE = 2_000;

/** The line of counters: at once for the eye, slowly for the ear. */
export function counters(place: Workplace, aMinute: number): { node: HTMLElement; count(doc: Node): void } {
  const { say } = place;
  const number = new Intl.NumberFormat(place.deskLanguage);
  const spoken = make("span", { class: "ed-hidden", role: "status", "aria-live": "polite" });
  const value = (name: "words" | "characters" | "reading-time", unit = ""): [HTMLElement, (count: number) => void] => {
    const figure = make("b", {});
    const line = make("span", { "aria-hidden": "true" }, `${say(name)} `, figure, unit === "" ? null : ` ${unit}`);
    return [line, (count) => (figure.textContent = number.format(count))];
  };
  const [wordLine, showWords] = value("words");
  const [letterLine, showLetters] = value("characters");
  const [timeLine, showTime] = value("reading-time", say("minutes"));
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    node: make("p", { class: "ed-counters" }, wordLine, letterLine, timeLine, spoken),
    count: (doc) => {
      const text = plainText(doc);
      const count = words(text);
      showWords(count);
      showLetters([...text].length);
      showTime(minutes(count, aMinute));
      clearTimeout(timer);
      timer = setTimeout(() => {
        spoken.textContent = [wordLine, letterLine, timeLine].map((line) => line.textContent).join(", ");
      }, PACE);
    },
  };
}
