// The toolbar: one stop of the Tab key, arrows inside it; each button says whether it holds.

import { toggleMark } from "prosemirror-commands";
import type { Command, EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import { redo, undo, yUndoPluginKey } from "y-prosemirror";
import { isOf, turnInto } from "./blocks";
import { button, make } from "./element";
import { icon } from "./icon";
import type { Asks } from "./keys";
import { BEGIN } from "./panels/index";
import { wordOf } from "./pieces";
import { markType } from "./schema";
import { carries } from "./spans";
import type { WordName } from "./words";
import type { Workplace } from "./workplace";

interface Tool {
  word: WordName;
  /** A letter of the desk's language, or an icon. */
  face: { letter: WordName } | { icon: string };
  keys: string;
  run: Command;
  holds?: (state: EditorState) => boolean;
  can?: (state: EditorState) => boolean;
}

const stack = (state: EditorState, which: "hasUndoOps" | "hasRedoOps"): boolean => yUndoPluginKey.getState(state)?.[which] === true;

function tools(asks: Asks): Tool[][] {
  const text = (word: WordName, face: Tool["face"], keys: string, target: Parameters<typeof turnInto>[0]): Tool => ({
    word,
    face,
    keys,
    run: turnInto(target),
    can: (state) => turnInto(target)(state),
    holds: (state) => isOf(state, target),
  });
  const mark = (word: WordName, face: Tool["face"], keys: string, name: string): Tool => {
    const run = toggleMark(markType(name));
    return { word, face, keys, run, can: (state) => run(state), holds: (state) => carries(state, name) };
  };
  return [
    [
      text("heading-2", { icon: "heading-2" }, "Mod-Alt-2", { block: "heading", attrs: { level: 2 } }),
      text("heading-3", { icon: "heading-3" }, "Mod-Alt-3", { block: "heading", attrs: { level: 3 } }),
    ],
    [
      mark("bold", { letter: "bold-letter" }, "Mod-B", "strong"),
      mark("italic", { letter: "italic-letter" }, "Mod-I", "em"),
      { word: "link", face: { icon: "link" }, keys: "Mod-K", run: asks.link, can: (state) => asks.link(state), holds: (state) => carries(state, "link") },
      { word: "claim", face: { icon: "claim" }, keys: "Mod-Alt-C", run: asks.claim, can: (state) => asks.claim(state), holds: (state) => carries(state, "claim") },
    ],
    [
      { word: "quotation", face: { icon: "quotation" }, keys: "Mod-Alt-Q", run: asks.quotation, can: (state) => turnInto({ block: "quotation" })(state), holds: (state) => isOf(state, { block: "quotation" }) },
      text("bullets", { icon: "bullets" }, "Mod-Shift-8", { list: "bullets" }),
      text("numbers", { icon: "numbers" }, "Mod-Shift-7", { list: "numbers" }),
    ],
    [
      { word: "note", face: { icon: "note" }, keys: "Mod-Alt-M", run: asks.note, can: (state) => !state.selection.empty },
      { word: "undo", face: { icon: "undo" }, keys: "Mod-Z", run: undo, can: (state) => stack(state, "hasUndoOps") },
      { word: "redo", face: { icon: "redo" }, keys: "Mod-Shift-Z", run: redo, can: (state) => stack(state, "hasRedoOps") },
    ],
  ];
}

/** The name of Mod on this machine. */
const mod = (): string => (/Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : "Ctrl");

/** A toolbar and how it follows the surface. */
export interface Toolbar {
  node: HTMLElement;
  show(state: EditorState): void;
  focus(): void;
}

/** What of the toolbar a text has: which blocks (all unless said), and whether colleagues write notes beside it. */
interface Offers {
  pieces?: readonly string[];
  notes?: unknown;
}

/** Makes the toolbar. `insert` puts a new block of a kind into the text. */
export function toolbar(place: Workplace, view: () => EditorView, asks: Asks, insert: (kind: string) => void, offers: Offers = {}): Toolbar {
  const { say } = place;
  const shown: { tool: Tool; made: HTMLButtonElement }[] = [];
  const groups = tools(asks).map((group) => {
    const buttons = group.filter(({ word }) => word !== "note" || offers.pieces === undefined || offers.notes !== undefined).map((tool) => {
      const made = button("", () => {
        tool.run(view().state, view().dispatch, view());
        if (document.activeElement === made) view().focus();
      }, { class: "ed-tool", title: `${say(tool.word)} (${tool.keys.replace("Mod", mod())})`, "aria-label": say(tool.word) });
      made.append("letter" in tool.face ? make("span", { class: `ed-letter ed-letter-${tool.word}` }, say(tool.face.letter)) : icon(tool.face.icon));
      shown.push({ tool, made });
      return made;
    });
    return make("div", { class: "ed-group" }, ...buttons);
  });
  const menu = insertMenu(place, insert, offers.pieces ?? Object.keys(BEGIN));
  const node = make("div", { class: "ed-toolbar", role: "toolbar", "aria-label": say("toolbar") }, ...groups, menu);
  // A press must not take the caret out of the text.
  node.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest(".ed-tool") !== null) event.preventDefault();
  });
  rove(node, place.deskDirection);
  return {
    node,
    focus: () => node.querySelector<HTMLElement>("[tabindex='0']")?.focus(),
    show: (state) => {
      for (const { tool, made } of shown) {
        if (tool.holds !== undefined) made.setAttribute("aria-pressed", String(tool.holds(state)));
        made.setAttribute("aria-disabled", String(tool.can?.(state) === false));
      }
    },
  };
}

/** The menu of blocks that can be inserted. */
function insertMenu(place: Workplace, insert: (kind: string) => void, pieces: readonly string[]): HTMLElement {
  const { say } = place;
  const items = pieces.map((kind) => {
    const item = button("", () => {
      list.hidePopover();
      insert(kind);
    }, { role: "menuitem", tabindex: "-1", "data-insert": kind });
    item.append(icon(kind), say(wordOf(kind)));
    return item;
  });
  const list = make("div", { class: "ed-menu", role: "menu", popover: "auto", "aria-label": say("insert") }, ...items);
  const opener = button("", () => list.togglePopover(), { class: "ed-tool ed-insert", "aria-haspopup": "menu", "aria-expanded": "false" });
  opener.append(icon("insert"), say("insert"));
  list.addEventListener("toggle", (event) => {
    const open = (event as ToggleEvent).newState === "open";
    opener.setAttribute("aria-expanded", String(open));
    if (!open) return;
    beside(opener, list);
    items[0]?.focus();
  });
  list.addEventListener("keydown", (event) => {
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const goal = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (goal !== undefined) {
      event.preventDefault();
      items.at(goal % items.length)?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      list.hidePopover();
      opener.focus();
    } else return;
    event.stopPropagation();
  });
  return make("div", { class: "ed-group" }, opener, list);
}

/** Puts the menu under its button, inside the window. */
function beside(opener: HTMLElement, list: HTMLElement): void {
  const from = opener.getBoundingClientRect();
  const size = list.getBoundingClientRect();
  const rtl = getComputedStyle(opener).direction === "rtl";
  const start = rtl ? from.right - size.width : from.left;
  const below = from.bottom + 4 + size.height <= innerHeight;
  list.style.left = `${Math.max(8, Math.min(start, innerWidth - size.width - 8))}px`;
  list.style.top = `${Math.max(8, below ? from.bottom + 4 : from.top - size.height - 4)}px`;
}

/** One stop for Tab; arrows go from button to button, in the direction of reading. */
function rove(node: HTMLElement, direction: "ltr" | "rtl"): void {
  const buttons = [...node.querySelectorAll<HTMLButtonElement>(".ed-tool")];
  buttons.forEach((one, at) => (one.tabIndex = at === 0 ? 0 : -1));
  node.addEventListener("focusin", (event) => {
    if (!buttons.includes(event.target as HTMLButtonElement)) return;
    for (const one of buttons) one.tabIndex = one === event.target ? 0 : -1;
  });
  node.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const ahead = direction === "rtl" ? -1 : 1;
    const goal = { ArrowRight: at + ahead, ArrowLeft: at - ahead, Home: 0, End: -1 }[event.key];
    if (at < 0 || goal === undefined) return;
    event.preventDefault();
    buttons.at(goal % buttons.length)?.focus();
  });
}
