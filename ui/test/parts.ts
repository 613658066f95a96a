// The parts of the editor that need no page, for the tests that run in Node.

export * from "../src/desk/editor/address";
export { minutes, plainText, words } from "../src/desk/editor/counters";
export { bindText, bindValue, changedSpan } from "../src/desk/editor/fields";
export { numberOf } from "../src/desk/editor/panels/chart";
export { docToLines, linesToDoc } from "../src/desk/editor/panels/fact_box";
export { gridOfText } from "../src/desk/editor/panels/table";
export { inkOn } from "../src/desk/editor/presence";
export { Unsaved, openRoom } from "../src/desk/editor/room";
export { schema } from "../src/desk/editor/schema";
export { fitsNode } from "../src/desk/editor/shape";
export { WORDS, wordsFrom } from "../src/desk/editor/words";
export { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
export { Awareness } from "y-protocols/awareness";
export * as sync from "y-protocols/sync";
export * as encoding from "lib0/encoding";
export * as decoding from "lib0/decoding";
export * as Y from "yjs";
