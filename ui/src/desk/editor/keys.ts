// The keys of the editor. Mod is Control, on a Mac Command; letters are found on Arabic keyboards too.

import { chainCommands, toggleMark } from "prosemirror-commands";
import type { Command } from "prosemirror-state";
import { redo, undo } from "y-prosemirror";
import { leaveEmpty, moveHere, plainAtStart, turnInto } from "./blocks";
import { markType, type } from "./schema";

/** A line break inside a block. */
const breakLine: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(type("hard_break").create()).scrollIntoView());
  return true;
};

/** Keys that work wherever body text is written. */
export const textKeys: Record<string, Command> = {
  "Mod-b": toggleMark(markType("strong")),
  "Mod-i": toggleMark(markType("em")),
  "Mod-Shift-7": turnInto({ list: "numbers" }),
  "Mod-Shift-8": turnInto({ list: "bullets" }),
  Enter: leaveEmpty,
  "Shift-Enter": breakLine,
  Backspace: plainAtStart,
};

/** A key that is ours also when there is nothing to do: else Mod-Shift-Z would be tried as Mod-Z. */
const always =
  (act: Command): Command =>
  (...place) => {
    act(...place);
    return true;
  };

/** What keys ask of the toolbar's panels. */
export interface Asks {
  link: Command;
  claim: Command;
  quotation: Command;
  note: Command;
  /** Opens the panel of the block that is selected as a whole. */
  open: Command;
  /** Goes to the toolbar. */
  toolbar: Command;
}

/** The keys of the story's own surface. */
export const storyKeys = (asks: Asks): Record<string, Command> => ({
  ...textKeys,
  Enter: chainCommands(asks.open, leaveEmpty),
  "Mod-z": always(undo),
  "Mod-y": always(redo),
  "Mod-Shift-z": always(redo),
  "Mod-k": asks.link,
  "Mod-Alt-0": turnInto({ block: "paragraph" }),
  "Mod-Alt-2": turnInto({ block: "heading", attrs: { level: 2 } }),
  "Mod-Alt-3": turnInto({ block: "heading", attrs: { level: 3 } }),
  "Mod-Alt-q": asks.quotation,
  "Mod-Alt-c": asks.claim,
  "Mod-Alt-m": asks.note,
  "Alt-ArrowUp": moveHere(-1),
  "Alt-ArrowDown": moveHere(1),
  "Alt-F10": asks.toolbar,
});
