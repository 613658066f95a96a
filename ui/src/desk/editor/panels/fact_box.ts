// Facts beside the story: a title, and lines that are edited as text with bullets, marks included.

import { baseKeymap } from "prosemirror-commands";
import { keymap } from "prosemirror-keymap";
import type { Attrs, Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { turnInto } from "../blocks";
import { button, make } from "../element";
import { textKeys } from "../keys";
import { type Outcome, field, filled, openPanel } from "../panel";
import { schema, type } from "../schema";
import type { Workplace } from "../workplace";

interface Line {
  kind: "text" | "bullet";
  content: unknown[];
}

/** The lines as a small document: neighbouring bullets are one list. */
export function linesToDoc(lines: Line[]): Node {
  const blocks: Node[] = [];
  for (const { kind, content } of lines) {
    const runs = content.map((run) => schema.nodeFromJSON(run));
    const last = blocks.at(-1);
    if (kind === "text") blocks.push(type("paragraph").create(null, runs));
    else {
      const item = type("list_item").create(null, runs);
      if (last?.type === type("list")) blocks[blocks.length - 1] = last.copy(last.content.addToEnd(item));
      else blocks.push(type("list").create(null, item));
    }
  }
  return type("doc").create(null, blocks.length > 0 ? blocks : type("paragraph").create());
}

/** The lines of a small document, without the empty ones. */
export function docToLines(doc: Node): Line[] {
  const lines: Line[] = [];
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const kind = node.type === type("list_item") ? "bullet" : "text";
    if (node.textContent.trim() !== "") lines.push({ kind, content: node.content.toJSON() as unknown[] });
    return false;
  });
  return lines;
}

/** Asks for the title and lines of a fact box. */
export async function askFactBox(place: Workplace, attrs: Attrs | null): Promise<Outcome<Attrs>> {
  const { say } = place;
  const title = field(place, { label: say("title"), value: String(attrs?.["title"] ?? ""), ofStory: true });
  const surface = make("div", { class: "ed-small-surface", lang: place.language, dir: place.direction });
  const view = new EditorView(surface, {
    state: EditorState.create({
      doc: linesToDoc((attrs?.["lines"] ?? []) as Line[]),
      plugins: [
        keymap(textKeys),
        keymap(baseKeymap),
      ],
    }),
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": say("lines") },
  });
  const bullets = button(say("bullets"), () => {
    turnInto({ list: "bullets" })(view.state, view.dispatch, view);
    view.focus();
  });
  const outcome = await openPanel<Attrs>(place, {
    title: say("fact-box"),
    content: [title.row, make("div", { class: "ed-field" }, make("span", { class: "ed-label" }, say("lines")), surface, bullets)],
    removable: attrs !== null,
    read: () => {
      if (!filled(place, title)) return null;
      const lines = docToLines(view.state.doc);
      if (lines.length === 0) view.focus();
      return lines.length === 0 ? null : { title: title.value(), lines };
    },
  });
  view.destroy();
  return outcome;
}
