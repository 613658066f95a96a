// How nodes and marks look in the DOM, and which DOM becomes them again: for the editor's own surface, for the
// clipboard, and for what is pasted. Attribute names are those that the import reads (crates/wire/src/html).

import type { Attrs, DOMOutputSpec, MarkSpec, Node, NodeSpec, TagParseRule } from "prosemirror-model";
import { isSafeLink } from "./address";
import { fitsNode, standings } from "./shape";

type Data = Record<string, string>;

/** The data attributes of an attribution; what is empty is left out. */
function sourced(attrs: Attrs): Data {
  const data: Data = { "data-standing": String(attrs["standing"]) };
  for (const name of ["speaker", "role", "through", "said"]) {
    if (attrs[name] !== "") data[`data-${name}`] = String(attrs[name]);
  }
  return data;
}

/** The attribution that an element's data attributes carry; a standing that is not known counts as the weakest. */
function attribution(dom: HTMLElement): Attrs {
  const read = (name: string): string => (dom.getAttribute(`data-${name}`) ?? "").trim();
  const word = read("standing") || "on-record";
  const said = read("said");
  return {
    speaker: read("speaker"),
    role: read("role"),
    through: read("through"),
    standing: standings.includes(word) ? word : "unnamed",
    said: /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : "",
  };
}

/** A block without text of its own: on the clipboard it is an element that carries its attributes as JSON. */
function piece(name: string, more: TagParseRule[] = []): NodeSpec {
  const read = (dom: HTMLElement): Attrs | false => {
    try {
      const attrs: unknown = JSON.parse(dom.getAttribute("data-attrs") ?? "");
      return fitsNode(name, attrs) ? (attrs as Attrs) : false;
    } catch {
      return false;
    }
  };
  return {
    atom: true,
    draggable: true,
    selectable: true,
    toDOM: (node: Node): DOMOutputSpec => [
      "div",
      { "data-block": name, "data-attrs": JSON.stringify(node.attrs) },
    ],
    parseDOM: [{ tag: `div[data-block="${name}"][data-attrs]`, getAttrs: read }, ...more],
  };
}

function text(cell: Element): string {
  return (cell.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** A table of the web as ours: words only, every row as long as the longest. */
export function tableOf(table: HTMLElement): Attrs | false {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const heads = (row: Element): boolean => row.children.length > 0 && [...row.children].every((cell) => cell.matches("th"));
  const first = rows[0];
  const headed = first !== undefined && (heads(first) || first.closest("thead") !== null);
  const cells = rows.map((row) => [...row.children].filter((cell) => cell.matches("td, th")).map(text));
  const width = Math.max(0, ...cells.map((row) => row.length));
  const full = cells.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
  const headings = headed ? (full.shift() ?? []) : [];
  const caption = table.querySelector("caption");
  if (full.length === 0 || width === 0) return false;
  return { caption: caption === null ? "" : text(caption), headings, rows: full };
}

/** How each node looks, beside what body.json says of it. */
export const NODES: Record<string, NodeSpec> = {
  paragraph: { toDOM: () => ["p", 0], parseDOM: [{ tag: "p" }] },
  heading: {
    defining: true,
    toDOM: (node) => [`h${node.attrs["level"]}`, 0],
    // A page's own headline or a small heading deep down: the body knows two levels.
    parseDOM: [
      ...["h1", "h2"].map((tag) => ({ tag, attrs: { level: 2 } })),
      ...["h3", "h4", "h5", "h6"].map((tag) => ({ tag, attrs: { level: 3 } })),
    ],
  },
  quotation: {
    defining: true,
    toDOM: (node) => ["blockquote", sourced(node.attrs), 0],
    parseDOM: [{ tag: "blockquote", getAttrs: attribution }],
  },
  list: {
    toDOM: (node) => [node.attrs["ordered"] ? "ol" : "ul", 0],
    parseDOM: [
      { tag: "ol", attrs: { ordered: true } },
      { tag: "ul", attrs: { ordered: false } },
    ],
  },
  list_item: { defining: true, toDOM: () => ["li", 0], parseDOM: [{ tag: "li" }] },
  pull_quote: {
    defining: true,
    toDOM: (node) => ["aside", { "data-block": "pull", "data-speaker": String(node.attrs["speaker"]) }, 0],
    parseDOM: [
      {
        tag: 'aside[data-block="pull"]',
        getAttrs: (dom) => ({ speaker: (dom.getAttribute("data-speaker") ?? "").trim() }),
      },
    ],
  },
  picture: piece("picture"),
  gallery: piece("gallery"),
  film: piece("film"),
  embed: piece("embed"),
  fact_box: piece("fact_box"),
  table: piece("table", [{ tag: "table", getAttrs: tableOf }]),
  chart: piece("chart"),
  related: piece("related"),
  divider: { atom: true, toDOM: () => ["hr"], parseDOM: [{ tag: "hr" }] },
  hard_break: { selectable: false, toDOM: () => ["br"], parseDOM: [{ tag: "br" }], leafText: () => "\n" },
};

/** How each mark looks. */
export const MARKS: Record<string, MarkSpec> = {
  claim: {
    inclusive: false,
    toDOM: (mark) => ["span", { class: "claim", ...sourced(mark.attrs) }, 0],
    parseDOM: [{ tag: "span[data-standing], span[data-speaker]", getAttrs: attribution }],
  },
  link: {
    inclusive: false,
    // An address that another client smuggled in is shown, but leads nowhere.
    toDOM: (mark) => ["a", isSafeLink(mark.attrs["href"]) ? { href: mark.attrs["href"], rel: "noopener" } : {}, 0],
    parseDOM: [
      {
        tag: "a[href]",
        getAttrs: (dom) => {
          const href = dom.getAttribute("href") ?? "";
          return isSafeLink(href) ? { href } : false;
        },
      },
    ],
  },
  strong: { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }, { tag: "b" }] },
  em: { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }, { tag: "i" }] },
};
