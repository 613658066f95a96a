// Passages that colleagues left notes on. The notes themselves stand in the list beside the text, with all others of the
// story; here is only where each passage stands now. A place is two relative positions of the document (as JSON), so that
// it is found however the text has moved, and what was quoted when the note was written.

import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { make } from "./element";
import { field, filled, openPanel } from "./panel";
import { picker } from "./picker";
import type { FoundMember, Workplace } from "./workplace";

/** Where a note's passage stands. */
export interface NotePlace {
  from: unknown;
  to: unknown;
  quoted: string;
}

/** The list of notes beside the text, as the editor needs it. */
export interface NoteBook {
  /** The open notes on passages: their ids and places. */
  open(): { id: string; place: NotePlace }[];
  /** Writes a note on a passage: says whether it was kept. */
  write(text: string, place: NotePlace): Promise<boolean>;
  /** Tells of every change of the list. Answers how to stop. */
  changed(hear: () => void): () => void;
  /** Tells when somebody wants to see a note's passage; `hear` says whether it is there. Answers how to stop. */
  shown(hear: (id: string) => boolean): () => void;
}

/** A page without notes. */
export const NO_NOTES: NoteBook = {
  open: () => [],
  write: () => Promise.resolve(false),
  changed: () => () => {},
  shown: () => () => {},
};

const KEY = new PluginKey<DecorationSet>("notes");

/** Where a passage is now; null when all of it was deleted. */
function passage(state: EditorState, place: NotePlace): { from: number; to: number } | null {
  const sync = ySyncPluginKey.getState(state);
  if (sync?.binding == null || sync.binding.mapping.size === 0) return null;
  const at = (json: unknown): number | null => {
    try {
      return relativePositionToAbsolutePosition(sync.doc, sync.type, Y.createRelativePositionFromJSON(json), sync.binding.mapping);
    } catch {
      // A place of another document, or none: the note stands in the list all the same.
      return null;
    }
  };
  const [from, to] = [at(place.from), at(place.to)];
  return from === null || to === null || from >= to ? null : { from, to };
}

function marked(state: EditorState, book: NoteBook): DecorationSet {
  const shown = book.open().flatMap(({ id, place }) => {
    const found = passage(state, place);
    return found === null ? [] : [Decoration.inline(found.from, found.to, { class: "ed-noted", "data-of-note": id })];
  });
  return DecorationSet.create(state.doc, shown);
}

/** Marks the passages that have open notes. */
export function notePlugin(book: NoteBook): Plugin {
  return new Plugin({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown, _, state) => {
        const fromElsewhere = ySyncPluginKey.getState(state)?.isChangeOrigin === true;
        return fromElsewhere || tr.getMeta(KEY) === true ? marked(state, book) : shown.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
    view: (view) => {
      const refresh = (): void => view.dispatch(view.state.tr.setMeta(KEY, true).setMeta("addToHistory", false));
      const stops = [book.changed(refresh), book.shown((id) => show(view, book, id))];
      return { destroy: () => stops.forEach((stop) => stop()) };
    },
  });
}

/** Brings a note's passage into sight: says whether it is there. */
function show(view: EditorView, book: NoteBook, id: string): boolean {
  const note = book.open().find((one) => one.id === id);
  const found = note === undefined ? null : passage(view.state, note.place);
  if (found === null) return false;
  const mark = view.domAtPos(found.from).node;
  (mark instanceof Element ? mark : mark.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}

/** Asks for a note on the selected passage. What was written stays until it is kept. */
export async function askNote(view: EditorView, book: NoteBook, place: Workplace): Promise<void> {
  const { from, to, empty } = view.state.selection;
  const sync = ySyncPluginKey.getState(view.state);
  if (empty || sync?.binding == null) return;
  // Taken before the panel opens: others go on writing meanwhile.
  const anchor = (at: number): unknown => Y.relativePositionToJSON(absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping));
  const noted: NotePlace = { from: anchor(from), to: anchor(to), quoted: view.state.doc.textBetween(from, to, " ") };
  let [said, refused] = ["", false];
  for (;;) {
    const outcome = await askWords(place, noted.quoted, said, refused);
    view.focus();
    if (outcome === null) return;
    said = outcome;
    if (await book.write(said, noted)) return;
    refused = true;
  }
}

async function askWords(place: Workplace, quoted: string, said: string, refused: boolean): Promise<string | null> {
  const { say } = place;
  const text = field(place, { label: say("note-text"), value: said, kind: "lines" });
  text.input.dir = "auto";
  const mention = picker<FoundMember>(place, {
    label: `${say("note-mention")} (${say("optional")})`,
    find: place.search.members,
    name: (member) => member.name,
    choose: (member) => {
      text.input.value = `${text.value()} @${member.name} `.trimStart();
      text.input.focus();
    },
  });
  const panel = openPanel<string>(place, {
    title: say("note"),
    content: [make("blockquote", { class: "ed-quoted", dir: "auto" }, quoted.length > 400 ? `${quoted.slice(0, 400)}…` : quoted), text.row, mention],
    read: () => (filled(place, text) ? text.value() : null),
  });
  if (refused) text.wrong(say("note-not-kept"));
  const outcome = await panel;
  return outcome.kind === "done" ? outcome.value : null;
}
