// Puts the editor together on an element of the page.
//
// The document is a Y.Doc: the body in the XML fragment "body", as y-prosemirror writes it; the fields in the map
// "fields". The server begins a draft with one empty paragraph and the texts of the
// fields: two people who made them at once would each make their own, and a paragraph that came with the first letter
// would go with its undo. Whoever wires two documents together has two people in one story.

import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { AllSelection, type Command, EditorState, NodeSelection, TextSelection } from "prosemirror-state";
import { type Decoration, EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import { yCursorPlugin, ySyncPlugin, yUndoPlugin } from "y-prosemirror";
import type * as Y from "yjs";
import { insertBlock, isOf, textAround, turnInto } from "./blocks";
import { counters } from "./counters";
import { make } from "./element";
import { type Asks, storyKeys } from "./keys";
import { NO_NOTES, type NoteBook, askNote, notePlugin } from "./notes";
import { askAttribution } from "./panels/attribution";
import { BEGIN } from "./panels/index";
import { askLink } from "./panels/link";
import { cleanPaste } from "./paste";
import { PieceView } from "./pieces";
import { type Person, caretOf, selectionOf, showPeople } from "./presence";
import { QuotedView } from "./quoted";
import { typingRules } from "./rules";
import { isPiece, schema, type } from "./schema";
import { runAround, setMark, takeMark } from "./spans";
import { type Toolbar, toolbar } from "./toolbar";
import type { Say } from "./words";
import type { Search, Workplace } from "./workplace";

/** What the editor is told when it is mounted. */
export interface Options {
  document: Y.Doc;
  awareness?: Awareness;
  person: Person;
  /** BCP 47 tag and direction of the story's edition. */
  language: string;
  direction: "ltr" | "rtl";
  /** The same of the person's desk. */
  deskLanguage: string;
  deskDirection: "ltr" | "rtl";
  say: Say;
  search: Search;
  /** The notes to colleagues beside the text; none unless said. */
  notes?: NoteBook;
  /** Which blocks may be inserted; all unless said. */
  pieces?: readonly string[];
  thumbnail(asset: string): string;
  /** Reading speed of the edition's language, in words a minute, as the server reckons. */
  wordsAMinute: number;
  /** False until the draft has come, and for whoever may only read. */
  editable: boolean;
}

/** An editor on the page. */
export interface Editor {
  view: EditorView;
  setEditable(editable: boolean): void;
  /** Says something to the person. */
  tell(message: string): void;
  destroy(): void;
}

/** Mounts the editor. */
export function mount(element: HTMLElement, options: Options): Editor {
  const status = make("p", { class: "ed-hidden", role: "status" });
  const notice = make("p", { class: "ed-notice", role: "status", hidden: true });
  const place: Workplace = {
    say: options.say,
    language: options.language,
    deskLanguage: options.deskLanguage,
    direction: options.direction,
    deskDirection: options.deskDirection,
    search: options.search,
    thumbnail: options.thumbnail,
    tell: (message) => (status.textContent = message),
    root: element,
  };
  const asks = asksOf(() => view, () => bar, place, options);
  const bar = toolbar(place, () => view, asks, (kind) => void insert(view, kind, place), options);
  const count = counters(place, options.wordsAMinute);
  const people = make("ul", { class: "ed-people", role: "list", "aria-label": options.say("people-here") });
  const surface = make("div", { class: "ed-surface", lang: options.language, dir: options.direction });
  let editable = options.editable;

  const view: EditorView = new EditorView(surface, {
    state: EditorState.create({ schema, plugins: plugins(options, asks) }),
    attributes: () => ({
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": options.say("surface"),
      spellcheck: "true",
    }),
    editable: () => editable,
    nodeViews: nodeViews(place),
    transformPastedHTML: (html) => {
      const { html: clean, dropped } = cleanPaste(html);
      const said = [
        ...(dropped.pictures > 0 ? [options.say("paste-dropped-pictures")] : []),
        ...(dropped.frames > 0 ? [options.say("paste-dropped-frames")] : []),
      ];
      notice.textContent = said.join(" ");
      notice.hidden = said.length === 0;
      return clean;
    },
    handleDOMEvents: {
      // A quick key can come before the browser has said where the one before it put the caret.
      keydown: (now, event) => {
        if (!now.composing && event.keyCode !== 229) now.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
        return false;
      },
    },
    // Called before the constructor has come back, when the draft is shown for the first time.
    dispatchTransaction(this: EditorView, tr) {
      this.updateState(this.state.apply(tr));
      bar.show(this.state);
      if (tr.docChanged) count.count(this.state.doc);
    },
  });
  bar.show(view.state);
  count.count(view.state.doc);
  const stopPeople = options.awareness === undefined ? () => {} : showPeople(options.awareness, people);
  options.awareness?.setLocalStateField("user", options.person);

  element.classList.add("ed");
  element.lang = options.deskLanguage;
  element.dir = options.deskDirection;
  element.append(bar.node, notice, make("div", { class: "ed-main" }, surface, make("div", { class: "ed-foot" }, count.node, people)), status);
  return {
    view,
    tell: place.tell,
    setEditable: (now) => {
      editable = now;
      view.setProps({});
    },
    destroy: () => {
      stopPeople();
      view.destroy();
      element.replaceChildren();
    },
  };
}

function plugins({ document, awareness, language, notes = NO_NOTES }: Options, asks: Asks) {
  const fragment = document.getXmlFragment("body");
  return [
    ySyncPlugin(fragment),
    ...(awareness === undefined ? [] : [yCursorPlugin(awareness, { cursorBuilder: caretOf, selectionBuilder: selectionOf })]),
    yUndoPlugin(),
    notePlugin(notes),
    typingRules(language),
    keymap(storyKeys(asks)),
    keymap(baseKeymap),
    dropCursor({ class: "ed-drop", color: false }),
    gapCursor(),
  ];
}

type Make = (node: Parameters<typeof isPiece>[0], view: EditorView, at: () => number | undefined, decorations: readonly Decoration[]) => PieceView | QuotedView;

function nodeViews(place: Workplace): Record<string, Make> {
  const views: Record<string, Make> = {};
  for (const name of ["quotation", "pull_quote"]) views[name] = (node, view, at) => new QuotedView(node, view, at, place);
  for (const name of Object.keys(BEGIN)) {
    if (name !== "divider" && name !== "pull_quote") views[name] = (node, view, at) => new PieceView(node, view, at, place);
  }
  return views;
}

/** Asks for a new block of a kind and puts it into the text. */
async function insert(view: EditorView, kind: string, place: Workplace): Promise<void> {
  const attrs = await BEGIN[kind]?.(place);
  if (view.isDestroyed) return;
  if (attrs !== null && attrs !== undefined) insertBlock(type(kind).create(attrs))(view.state, view.dispatch);
  view.focus();
}

function asksOf(view: () => EditorView, bar: () => Toolbar, place: Workplace, options: Options): Asks {
  const spanned = (name: "link" | "claim", ask: (attrs: Record<string, unknown>, set: boolean) => ReturnType<typeof askLink>): Command =>
    (state, dispatch) => {
      const run = runAround(state, name);
      const words = state.selection instanceof TextSelection || state.selection instanceof AllSelection;
      if (run === null && (state.selection.empty || !words)) return false;
      if (dispatch === undefined) return true;
      void ask(run?.mark.attrs ?? {}, run !== null).then((outcome) => {
        const now = view();
        if (outcome.kind === "done") setMark(name, outcome.value)(now.state, now.dispatch);
        if (outcome.kind === "removed") takeMark(name)(now.state, now.dispatch);
        now.focus();
      });
      return true;
    };
  return {
    link: spanned("link", (attrs, set) => askLink(place, String(attrs["href"] ?? ""), set)),
    claim: spanned("claim", (attrs, set) => askAttribution(place, "claim", attrs, set)),
    quotation: (state, dispatch) => {
      const was = isOf(state, { block: "quotation" });
      if (!turnInto({ block: "quotation" })(state, dispatch) || dispatch === undefined) return dispatch === undefined;
      // Words that have just become somebody's want a speaker.
      const quoted = textAround(view().state, type("quotation"));
      if (!was && quoted !== null) view().nodeDOM(quoted.at)?.parentElement?.querySelector<HTMLElement>(":scope .ed-source")?.focus();
      return true;
    },
    note: (state, dispatch) => {
      if (state.selection.empty) return false;
      if (dispatch !== undefined) void askNote(view(), options.notes ?? NO_NOTES, place);
      return true;
    },
    open: (state) => {
      if (!(state.selection instanceof NodeSelection) || !isPiece(state.selection.node)) return false;
      const card = view().nodeDOM(state.selection.from);
      if (card instanceof HTMLElement) card.querySelector<HTMLElement>(".ed-card-edit")?.click();
      return true;
    },
    toolbar: () => {
      bar().focus();
      return true;
    },
  };
}
