// How blocks stand on the surface that are not edited by typing: a card that says what it is, with a button that
// opens its panel. The button has the focus like any other; Enter opens, Delete removes, Alt with an arrow moves.

import type { Attrs, Node } from "prosemirror-model";
import type { EditorView, NodeView } from "prosemirror-view";
import { moveBlock } from "./blocks";
import { button, make } from "./element";
import { ASK } from "./panels/index";
import { storiesOf } from "./panels/related";
import { type AssetRef, type Picture, small } from "./panels/pictures";
import { providers } from "./shape";
import type { WordName } from "./words";
import type { Workplace } from "./workplace";

/** What the card of a block shows. */
interface Card {
  /** One line that names it. */
  name: string;
  content: HTMLElement[];
  warning?: string;
}

const words = (text: unknown, className: string): HTMLElement => make("p", { class: className }, String(text));

function picture(place: Workplace, { asset, alt, caption, credit }: Picture): Card {
  const content = [small(place, asset)];
  if (caption !== "") content.push(words(caption, "ed-card-caption"));
  if (credit !== "") content.push(words(credit, "ed-card-credit"));
  return { name: caption || alt, content, ...(alt.trim() === "" ? { warning: place.say("alt-missing") } : {}) };
}

function grid(headings: string[], rows: string[][]): HTMLElement {
  const line = (row: string[], cell: "th" | "td") => make("tr", {}, ...row.map((text) => make(cell, {}, text)));
  return make("table", {}, ...(headings.length > 0 ? [line(headings, "th")] : []), ...rows.map((row) => line(row, "td")));
}

/** The text of a fact box's line, from its JSON. */
const plain = (content: { text?: string }[]): string => content.map((run) => run.text ?? "\n").join("");

const CARDS: Record<string, (place: Workplace, attrs: Attrs) => Card> = {
  picture: (place, attrs) => picture(place, attrs as Picture),
  gallery: (place, attrs) => {
    const pictures = attrs["pictures"] as Picture[];
    const bare = pictures.some(({ alt }) => alt.trim() === "");
    return {
      name: new Intl.NumberFormat(place.deskLanguage).format(pictures.length),
      content: [make("div", { class: "ed-card-row" }, ...pictures.map(({ asset }) => small(place, asset)))],
      ...(bare ? { warning: place.say("alt-missing") } : {}),
    };
  },
  film: (place, attrs) => {
    const poster = attrs["poster"] as AssetRef | null;
    const content = poster === null ? [] : [small(place, poster)];
    return { name: attrs["caption"], content: [...content, words(attrs["caption"], "ed-card-caption")] };
  },
  embed: (place, attrs) => {
    const service = providers[attrs["provider"]]?.name ?? "";
    return {
      name: `${service} ${attrs["title"]}`.trim(),
      content: [
        words(attrs["title"] || service, "ed-card-caption"),
        make("p", { class: "ed-card-address", dir: "ltr" }, attrs["address"]),
        words(place.say("embed-later"), "ed-card-credit"),
      ],
    };
  },
  fact_box: (_, attrs) => {
    const lines = attrs["lines"] as { kind: string; content: { text?: string }[] }[];
    const shown = lines.map(({ kind, content }) => make("li", { class: `ed-line-${kind}` }, plain(content)));
    return { name: attrs["title"], content: [words(attrs["title"], "ed-card-title"), make("ul", {}, ...shown)] };
  },
  table: (_, attrs) => ({
    name: attrs["caption"],
    content: [words(attrs["caption"], "ed-card-title"), make("div", { class: "ed-scroll" }, grid(attrs["headings"], attrs["rows"]))],
  }),
  chart: (_, attrs) => {
    const rows = (attrs["rows"] as { label: string; written: string }[]).map(({ label, written }) => [label, `${written} ${attrs["unit"]}`.trim()]);
    return {
      name: attrs["title"],
      content: [words(attrs["title"], "ed-card-title"), grid([], rows), words(attrs["source"], "ed-card-credit")],
    };
  },
  related: (place, attrs) => {
    const list = make("ol", {});
    const dossiers = attrs["dossiers"] as string[];
    // Headlines come when the desk has answered.
    void storiesOf(place, dossiers).then((stories) => list.append(...stories.map(({ headline }) => make("li", {}, headline))));
    return { name: "", content: [list] };
  },
};

/** The name of a node among the words: `fact_box` is said as `fact-box`. */
export const wordOf = (name: string): WordName => name.replace("_", "-") as WordName;

/** The card of one block. */
export class PieceView implements NodeView {
  readonly dom: HTMLElement;
  private readonly edit: HTMLButtonElement;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly position: () => number | undefined,
    private readonly place: Workplace,
  ) {
    this.edit = button("", () => void this.open(), { class: "ed-card-edit" });
    this.edit.addEventListener("keydown", (event) => this.key(event));
    this.dom = make("div", { class: `ed-card ed-card-${node.type.name}`, role: "group" });
    this.dom.addEventListener("dblclick", () => void this.open());
    this.show();
  }

  /** Opens the panel and writes what it answers. */
  async open(): Promise<void> {
    const ask = ASK[this.node.type.name];
    if (ask === undefined || !this.view.editable) return;
    const before = this.node;
    const outcome = await ask(this.place, before.attrs);
    const at = this.position();
    // Somebody else may have taken the block away meanwhile.
    if (at === undefined || this.view.isDestroyed) return;
    if (outcome.kind === "done") this.write(at, before, outcome.value);
    if (outcome.kind === "removed") this.remove();
    else this.edit.focus();
  }

  /** Writes only what the person changed, so that a colleague's change to another attribute stays. */
  private write(at: number, before: Node, value: Attrs): void {
    const tr = this.view.state.tr;
    for (const [name, now] of Object.entries(value)) {
      if (JSON.stringify(now) !== JSON.stringify(before.attrs[name])) tr.setNodeAttribute(at, name, now);
    }
    if (tr.docChanged) this.view.dispatch(tr);
  }

  private remove(): void {
    const at = this.position();
    if (at === undefined) return;
    this.view.dispatch(this.view.state.tr.delete(at, at + this.node.nodeSize).scrollIntoView());
    this.view.focus();
  }

  private key(event: KeyboardEvent): void {
    const at = this.position();
    const way = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
    if (at === undefined || !this.view.editable) return;
    if (event.key === "Delete" || event.key === "Backspace") this.remove();
    else if (event.altKey && way !== null) {
      moveBlock(at, way)(this.view.state, this.view.dispatch);
      // The moved block has a new card.
      const index = this.view.state.doc.resolve(at).index(0) + way;
      const moved = this.view.dom.children[index];
      moved?.querySelector<HTMLElement>(".ed-card-edit")?.focus();
    } else return;
    event.preventDefault();
  }

  private show(): void {
    const { say } = this.place;
    const kind = say(wordOf(this.node.type.name));
    const card = CARDS[this.node.type.name]?.(this.place, this.node.attrs) ?? { name: "", content: [] };
    const label = card.name === "" ? kind : `${kind}: ${card.name}`;
    this.dom.setAttribute("aria-label", label);
    this.edit.textContent = say("edit");
    this.edit.setAttribute("aria-label", `${say("edit")}: ${label}`);
    const head = make("div", { class: "ed-card-head", lang: this.place.deskLanguage, dir: this.place.deskDirection }, make("span", { class: "ed-card-kind" }, kind), this.edit);
    const warning = card.warning === undefined ? [] : [make("p", { class: "ed-warning", lang: this.place.deskLanguage, dir: this.place.deskDirection }, card.warning)];
    this.dom.replaceChildren(head, ...warning, make("div", { class: "ed-card-body" }, ...card.content));
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    const same = node.hasMarkup(this.node.type, this.node.attrs);
    this.node = node;
    if (!same) this.show();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add("ed-selected");
    this.place.tell(this.dom.getAttribute("aria-label") ?? "");
  }

  deselectNode(): void {
    this.dom.classList.remove("ed-selected");
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && event.target.closest("button") !== null;
  }

  ignoreMutation(): boolean {
    return true;
  }
}
