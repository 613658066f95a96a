// Commands on marks: the run around the caret that carries one, setting and taking it.

import type { Attrs, Mark } from "prosemirror-model";
import type { Command, EditorState } from "prosemirror-state";
import { markType } from "./schema";

/** A run of text with a mark. */
export interface Run {
  from: number;
  to: number;
  mark: Mark;
}

/** The run with a mark of this name around the caret, or in the selection; null when there is none. */
export function runAround(state: EditorState, name: string): Run | null {
  const { $from, from, to } = state.selection;
  const runs: Run[] = [];
  $from.parent.forEach((child, offset) => {
    const mark = markType(name).isInSet(child.marks);
    if (mark === undefined) return;
    const start = $from.start() + offset;
    const last = runs.at(-1);
    // Other marks may cut one run into several texts.
    if (last !== undefined && last.to === start && last.mark.eq(mark)) last.to = start + child.nodeSize;
    else runs.push({ from: start, to: start + child.nodeSize, mark });
  });
  return runs.find((run) => run.from <= from && to <= run.to) ?? null;
}

/** Sets the mark on the run around the caret, or on the selection. */
export function setMark(name: string, attrs: Attrs): Command {
  return (state, dispatch) => {
    const run = runAround(state, name);
    const { from, to, empty } = state.selection;
    if (run === null && empty) return false;
    const [start, end] = run !== null && empty ? [run.from, run.to] : [from, to];
    dispatch?.(state.tr.removeMark(start, end, markType(name)).addMark(start, end, markType(name).create(attrs)));
    return true;
  };
}

/** Takes the mark from the run around the caret, or from the selection. */
export function takeMark(name: string): Command {
  return (state, dispatch) => {
    const run = runAround(state, name);
    const { from, to, empty } = state.selection;
    const [start, end] = run !== null && empty ? [run.from, run.to] : [from, to];
    dispatch?.(state.tr.removeMark(start, end, markType(name)));
    return true;
  };
}

/** Whether the selection, or the caret, carries the mark. */
export function carries(state: EditorState, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  const kind = markType(name);
  if (empty) return kind.isInSet(state.storedMarks ?? $from.marks()) !== undefined || (name === "link" && runAround(state, name) !== null);
  return state.doc.rangeHasMark(from, to, kind);
}
