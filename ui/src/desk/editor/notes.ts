// Notes to colleagues on a passage. They live beside the text, in the map "notes" of the same document: each is a
// Y.Map of `from` and `to` (relative positions as JSON, so that the passage is found however the text moves), `text`,
// `quoted`, `mentions` (ids of members), `member`, `name`, `made` (ISO time), `resolved`.

import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { button, make } from "./element";
import { field, filled, openPanel } from "./panel";
import { picker } from "./picker";
import type { Person } from "./presence";
import type { FoundMember, Workplace } from "./workplace";

/** A note as it is read. */
export interface Note {
  id: string;
  text: string;
  quoted: string;
  mentions: string[];
  member: string;
  name: string;
  made: string;
  resolved: boolean;
  from: unknown;
  to: unknown;
}

const KEY = new PluginKey<DecorationSet>("notes");

/** The notes of a document, oldest first. */
export function notesOf(doc: Y.Doc): Note[] {
  const notes = [...doc.getMap<Y.Map<unknown>>("notes").entries()];
  return notes.map(([id, note]) => ({ id, ...(note.toJSON() as Omit<Note, "id">) })).sort((one, other) => (one.made < other.made ? -1 : 1));
}

/** Where a note's passage is now; null when all of it was deleted. */
function passage(state: EditorState, note: Note): { from: number; to: number } | null {
  const sync = ySyncPluginKey.getState(state);
  if (sync?.binding == null || sync.binding.mapping.size === 0) return null;
  const place = (json: unknown): number | null =>
    relativePositionToAbsolutePosition(sync.doc, sync.type, Y.createRelativePositionFromJSON(json), sync.binding.mapping);
  const [from, to] = [place(note.from), place(note.to)];
  return from === null || to === null || from >= to ? null : { from, to };
}

function marked(state: EditorState, doc: Y.Doc): DecorationSet {
  const open = notesOf(doc).filter((note) => !note.resolved);
  const shown = open.flatMap((note) => {
    const found = passage(state, note);
    return found === null ? [] : [Decoration.inline(found.from, found.to, { class: "ed-noted", "data-note": note.id })];
  });
  return DecorationSet.create(state.doc, shown);
}

/** Marks the passages that have open notes. */
export function notePlugin(doc: Y.Doc): Plugin {
  return new Plugin({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, shown, _, state) => {
        const fromElsewhere = ySyncPluginKey.getState(state)?.isChangeOrigin === true;
        return fromElsewhere || tr.getMeta(KEY) === true ? marked(state, doc) : shown.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => KEY.getState(state) },
    view: (view) => {
      const notes = doc.getMap("notes");
      const refresh = (): void => view.dispatch(view.state.tr.setMeta(KEY, true).setMeta("addToHistory", false));
      notes.observeDeep(refresh);
      return { destroy: () => notes.unobserveDeep(refresh) };
    },
  });
}

/** Asks for a note on the selected passage. */
export async function askNote(view: EditorView, doc: Y.Doc, me: Person, place: Workplace): Promise<void> {
  const { from, to, empty } = view.state.selection;
  const sync = ySyncPluginKey.getState(view.state);
  if (empty || sync?.binding == null) return;
  // Taken before the panel opens: others go on writing meanwhile.
  const anchor = (at: number): unknown => Y.relativePositionToJSON(absolutePositionToRelativePosition(at, sync.type, sync.binding.mapping));
  const [start, end, quoted] = [anchor(from), anchor(to), view.state.doc.textBetween(from, to, " ")];
  const { say } = place;
  const text = field(place, { label: say("note-text"), value: "", kind: "lines" });
  text.input.dir = "auto";
  const mentioned = new Map<string, FoundMember>();
  const mention = picker(place, {
    label: `${say("note-mention")} (${say("optional")})`,
    find: place.search.members,
    name: (member) => member.name,
    choose: (member) => {
      if (mentioned.has(member.member)) return;
      mentioned.set(member.member, member);
      text.input.value = `${text.value()} @${member.name} `.trimStart();
      text.input.focus();
    },
  });
  const outcome = await openPanel<string>(place, {
    title: say("note"),
    content: [make("blockquote", { class: "ed-quoted", dir: "auto" }, quoted), text.row, mention],
    read: () => (filled(place, text) ? text.value() : null),
  });
  view.focus();
  if (outcome.kind !== "done") return;
  const said = outcome.value;
  const mentions = [...mentioned.values()].filter(({ name }) => said.includes(`@${name}`)).map(({ member }) => member);
  const note = { from: start, to: end, text: said, quoted, mentions, member: me.member, name: me.name, made: new Date().toISOString(), resolved: false };
  doc.getMap<Y.Map<unknown>>("notes").set(crypto.randomUUID(), new Y.Map(Object.entries(note)));
}

/** The list of notes beside the text. */
export function noteList(view: EditorView, doc: Y.Doc, place: Workplace): { node: HTMLElement; stop(): void } {
  const { say } = place;
  const notes = doc.getMap<Y.Map<unknown>>("notes");
  const list = make("ul", { class: "ed-notes", role: "list" });
  const date = new Intl.DateTimeFormat(place.deskLanguage, { dateStyle: "medium", timeStyle: "short" });
  const go = (note: Note): void => {
    const found = passage(view.state, note);
    const mark = found === null ? null : view.domAtPos(found.from).node;
    (mark instanceof Element ? mark : mark?.parentElement)?.scrollIntoView({ block: "center" });
    if (found === null) place.tell(say("note-lost"));
  };
  const item = (note: Note): HTMLElement => {
    const when = Number.isNaN(Date.parse(note.made)) ? "" : date.format(new Date(note.made));
    const resolve = button(say("note-resolve"), () => notes.get(note.id)?.set("resolved", true));
    return make(
      "li",
      { class: note.resolved ? "ed-note ed-note-resolved" : "ed-note" },
      make("p", { class: "ed-note-head" }, make("b", { dir: "auto" }, note.name), " ", make("time", { datetime: note.made }, when)),
      make("blockquote", { class: "ed-quoted", dir: "auto" }, note.quoted),
      make("p", { dir: "auto" }, note.text),
      make("div", { class: "ed-acts" }, button(say("note-show"), () => go(note)), note.resolved ? make("span", { class: "ed-hint" }, say("note-resolved")) : resolve),
    );
  };
  const show = (): void => {
    const all = notesOf(doc);
    list.replaceChildren(...[...all.filter((note) => !note.resolved), ...all.filter((note) => note.resolved)].map(item));
    empty.hidden = all.length > 0;
  };
  const empty = make("p", { class: "ed-hint" }, say("notes-empty"));
  notes.observeDeep(show);
  show();
  const node = make("section", { class: "ed-side", "aria-label": say("notes") }, make("h2", {}, say("notes")), empty, list);
  return { node, stop: () => notes.unobserveDeep(show) };
}
