// The page on which the tests open editors: one, or two whose documents are wired together in this window.

import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { prosemirrorToYXmlFragment } from "y-prosemirror";
import * as Y from "yjs";
import "../src/desk/editor/editor.css";
import { bindFields } from "../src/desk/editor/fields";
import { type Editor, mount } from "../src/desk/editor/mount";
import { schema } from "../src/desk/editor/schema";
import type { NoteBook, NotePlace } from "../src/desk/editor/notes";
import { wordsFrom } from "../src/desk/editor/words";
import { deskSearch } from "../src/desk/editor/workplace";

interface Asked {
  words: Record<string, unknown>;
  language: string;
  direction: "ltr" | "rtl";
  body?: unknown;
  second?: boolean;
}

const PEOPLE = [
  { member: "m1", name: "Mara Tolland", color: "#0b5c55" },
  { member: "m2", name: "سلمى حداد", color: "#f2c14e" },
];

/** One seat: a document with its editor. */
class Seat {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  editor: Editor | undefined;

  open(root: HTMLElement, asked: Asked, person: number): void {
    this.editor = mount(root, {
      document: this.doc,
      awareness: this.awareness,
      person: PEOPLE[person]!,
      language: asked.language,
      direction: asked.direction,
      deskLanguage: asked.language,
      deskDirection: asked.direction,
      say: wordsFrom(asked.words),
      search: deskSearch(asked.language),
      notes: book,
      thumbnail: (asset) => `/thumb/${asset}.svg`,
      wordsAMinute: asked.language === "ar" ? 138 : 228,
      editable: true,
    });
  }
}

const seats: Seat[] = [];
let cut = false;

/** The notes beside the text: one list for both seats, as the newsroom keeps it. */
const kept: { id: string; text: string; place: NotePlace; settled: boolean }[] = [];
const hearers = new Set<() => void>();
const shows = new Set<(id: string) => boolean>();
let full = false;
const tellAll = (): void => hearers.forEach((hear) => hear());
const book: NoteBook = {
  open: () => kept.filter(({ settled }) => !settled),
  write: (text, place) => {
    if (full) return Promise.resolve(false);
    kept.push({ id: String(kept.length), text, place: JSON.parse(JSON.stringify(place)) as NotePlace, settled: false });
    tellAll();
    return Promise.resolve(true);
  },
  changed: (hear) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  },
  shown: (hear) => {
    shows.add(hear);
    return () => shows.delete(hear);
  },
};

function wire(one: Seat, other: Seat): void {
  const pass = (from: Seat, to: Seat): void => {
    from.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "wire" && !cut) Y.applyUpdate(to.doc, update, "wire");
    });
    from.awareness.on("update", ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      const clients = [added, updated, removed].flatMap((some) => some ?? []);
      if (origin !== "wire") applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, clients), "wire");
    });
  };
  pass(one, other);
  pass(other, one);
}

const desk = {
  seats,
  open(asked: Asked): void {
    document.documentElement.lang = asked.language;
    document.documentElement.dir = asked.direction;
    const one = new Seat();
    seats.push(one);
    // A new draft holds one empty paragraph, as the server makes it.
    const body = asked.body ?? { type: "doc", content: [{ type: "paragraph" }] };
    prosemirrorToYXmlFragment(schema.nodeFromJSON(body), one.doc.getXmlFragment("body"));
    if (asked.second) {
      const two = new Seat();
      seats.push(two);
      Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
      wire(one, two);
      two.open(document.getElementById("two")!, asked, 1);
    }
    one.open(document.getElementById("one")!, asked, 0);
    bindFields(one.doc, document);
  },
  /** The connection between two seats is cut, and comes back. */
  cut(): void {
    cut = true;
  },
  heal(): void {
    cut = false;
    const [one, two] = seats as [Seat, Seat];
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc), "wire");
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc), "wire");
  },
  body: (seat = 0): unknown => seats[seat]!.editor!.view.state.doc.toJSON(),
  field: (name: string): string => String(seats[0]!.doc.getMap("fields").get(name)),
  /** A change of a field by somebody else. */
  elsewhere(name: string, at: number, text: string): void {
    const other = new Y.Doc();
    const { doc } = seats[0]!;
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    (other.getMap("fields").get(name) as Y.Text).insert(at, text);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  },
  notes: () => kept.map(({ text, place }) => ({ text, quoted: place.quoted })),
  settle(at: number): void {
    kept[at]!.settled = true;
    tellAll();
  },
  /** Whether each window finds the passage of a note. */
  show: (id: string): boolean[] => [...shows].map((hear) => hear(id)),
  /** From now on notes cannot be kept, or can again. */
  fill: (now: boolean): void => void (full = now),
};

declare global {
  interface Window {
    desk: typeof desk;
  }
}

window.desk = desk;
