// Commands on whole blocks: turning text into a heading, a quotation or a list, inserting, moving, removing.
//
// The body is flat: blocks stand under the document, and only lists have items between. So every command works on
// the run of blocks that the selection touches.

import { type Attrs, Fragment, type Node, type NodeType } from "prosemirror-model";
import { AllSelection, type Command, type EditorState, NodeSelection, TextSelection, type Transaction } from "prosemirror-state";
import { isPiece, type } from "./schema";

/** What text is turned into. */
export type Target = { block: string; attrs?: Attrs } | { list: "bullets" | "numbers" };

interface Touched {
  /** The run of blocks in the document. */
  from: number;
  to: number;
  /** Items of the first and last list that the selection does not touch. */
  before: Node | null;
  after: Node | null;
  /** The text blocks that it touches. */
  texts: { node: Node; parent: Node; at: number }[];
}

function touched(state: EditorState): Touched | null {
  const { $from, $to } = state.selection;
  const all = state.selection instanceof AllSelection;
  if (!all && ($from.depth === 0 || $to.depth === 0)) return null;
  const [first, last] = all ? [0, state.doc.childCount - 1] : [$from.index(0), $to.index(0)];
  const [from, to] = all ? [0, state.doc.content.size] : [$from.before(1), $to.after(1)];
  const found: Touched = { from, to, before: null, after: null, texts: [] };
  let at = found.from;
  for (let index = first; index <= last; index += 1) {
    const block = state.doc.child(index);
    if (isPiece(block)) return null;
    if (block.isTextblock) found.texts.push({ node: block, parent: state.doc, at: at + 1 });
    else {
      const start = index === first && !all ? $from.index(1) : 0;
      const end = index === last && !all ? $to.index(1) : block.childCount - 1;
      const kept: [Node[], Node[]] = [[], []];
      block.forEach((item, offset, place) => {
        if (place < start) kept[0].push(item);
        else if (place > end) kept[1].push(item);
        else found.texts.push({ node: item, parent: block, at: at + 1 + offset + 1 });
      });
      if (kept[0].length > 0) found.before = block.copy(Fragment.from(kept[0]));
      if (kept[1].length > 0) found.after = block.copy(Fragment.from(kept[1]));
    }
    at += block.nodeSize;
  }
  return found;
}

function isAlready(target: Target, node: Node, parent: Node): boolean {
  if ("list" in target) return parent.type === type("list") && parent.attrs["ordered"] === (target.list === "numbers");
  const level = target.attrs?.["level"] as number | undefined;
  return node.type === type(target.block) && (level === undefined || node.attrs["level"] === level);
}

/** Whether everything that the selection touches is of this kind. */
export function isOf(state: EditorState, target: Target): boolean {
  const found = touched(state);
  return found !== null && found.texts.every(({ node, parent }) => isAlready(target, node, parent));
}

/** Turns the touched text into `target`; what is all of that kind already becomes plain paragraphs. */
export function turnInto(target: Target): Command {
  return (state, dispatch) => {
    const found = touched(state);
    if (found === null) return false;
    const goal: Target = isOf(state, target) ? { block: "paragraph" } : target;
    if (dispatch === undefined) return true;
    const made = rebuilt(found, goal);
    const blocks = [found.before, ...made, found.after].filter((block) => block !== null);
    const tr = state.tr.replaceWith(found.from, found.to, blocks);
    dispatch(keepSelection(tr, state, found, goal).scrollIntoView());
    return true;
  };
}

function rebuilt(found: Touched, goal: Target): Node[] {
  if ("list" in goal) {
    const items = found.texts.map(({ node }) => type("list_item").create(null, node.content));
    return [type("list").create({ ordered: goal.list === "numbers" }, items)];
  }
  return found.texts.map(({ node }) => type(goal.block).create(goal.attrs ?? null, node.content));
}

/** Puts anchor and head back at the same letters. */
function keepSelection(tr: Transaction, state: EditorState, found: Touched, goal: Target): Transaction {
  const start = found.from + (found.before?.nodeSize ?? 0) + ("list" in goal ? 1 : 0);
  const moved = (position: number): number => {
    let at = start;
    for (const { node, at: old } of found.texts) {
      if (position <= old + node.content.size) return at + 1 + Math.max(0, position - old);
      at += node.nodeSize;
    }
    return at - 1;
  };
  const { anchor, head } = state.selection;
  return tr.setSelection(TextSelection.between(tr.doc.resolve(moved(anchor)), tr.doc.resolve(moved(head))));
}

/** An empty quotation, pull quote or item that is left by Enter becomes a paragraph. */
export const leaveEmpty: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  const leaves = ["list_item", "quotation", "pull_quote", "heading"].includes($from.parent.type.name);
  if (!empty || !leaves || $from.parent.content.size > 0) return false;
  return turnInto({ block: "paragraph" })(state, dispatch, view);
};

/** Backspace at the start of a heading, a quotation or a list makes plain text of it, before anything is joined. */
export const plainAtStart: Command = (state, dispatch, view) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth === 0 || $from.parentOffset > 0 || $from.parent.type === type("paragraph")) return false;
  if ($from.parent.type === type("list_item") && $from.index(1) > 0) return false;
  if (!$from.parent.isTextblock) return false;
  return turnInto({ block: "paragraph" })(state, dispatch, view);
};

/** Inserts a block after the one with the caret; an empty paragraph gives way to it. */
export function insertBlock(node: Node): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    const whole = state.selection instanceof NodeSelection;
    const current = $to.depth > 0 ? $to.node(1) : null;
    const gives = current?.type === type("paragraph") && current.content.size === 0;
    const from = $to.depth === 0 ? (whole ? state.selection.to : $to.pos) : gives ? $to.before(1) : $to.after(1);
    const to = gives ? $to.after(1) : from;
    if (dispatch === undefined) return true;
    const tr = state.tr.replaceWith(from, to, node);
    // There must always be a line to write on after it.
    if (from + node.nodeSize >= tr.doc.content.size && !node.isTextblock) {
      tr.insert(from + node.nodeSize, type("paragraph").create());
    }
    tr.setSelection(node.isTextblock ? TextSelection.create(tr.doc, from + 1) : NodeSelection.create(tr.doc, from));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Moves the block at a position past its neighbour. */
export function moveBlock(at: number, way: -1 | 1): Command {
  return (state, dispatch) => {
    const $at = state.doc.resolve(at);
    const [index, node] = [$at.index(0), state.doc.maybeChild($at.index(0))];
    const other = state.doc.maybeChild(index + way);
    if (node === null || other === null || $at.depth !== 0) return false;
    if (dispatch === undefined) return true;
    const goal = way < 0 ? at - other.nodeSize : at + other.nodeSize;
    const tr = state.tr.delete(at, at + node.nodeSize).insert(goal, node);
    const inside = state.selection.anchor - at;
    if (inside >= 0 && inside <= node.nodeSize) {
      tr.setSelection(
        isPiece(node) ? NodeSelection.create(tr.doc, goal) : TextSelection.near(tr.doc.resolve(goal + Math.max(1, inside))),
      );
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Moves the block with the caret. */
export const moveHere =
  (way: -1 | 1): Command =>
  (state, dispatch, view) => {
    const { $from } = state.selection;
    return moveBlock($from.depth > 0 ? $from.before(1) : $from.pos, way)(state, dispatch, view);
  };

/** The kind of node at the caret, when the whole selection is inside one. */
export function textAround(state: EditorState, kind: NodeType): { node: Node; at: number } | null {
  const { $from, $to } = state.selection;
  if ($from.depth === 0 || !$from.sameParent($to) || $from.parent.type !== kind) return null;
  return { node: $from.parent, at: $from.before() };
}
