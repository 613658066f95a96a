// Quotations and pull quotes on the surface: the words are typed, and under them stands who said them.

import type { Node } from "prosemirror-model";
import type { EditorView, NodeView, ViewMutationRecord } from "prosemirror-view";
import { button, make } from "./element";
import { ASK } from "./panels/index";
import type { WordName } from "./words";
import type { Workplace } from "./workplace";

/** A quotation with its source as a button. */
export class QuotedView implements NodeView {
  readonly dom: HTMLElement;
  readonly contentDOM: HTMLElement;
  private readonly source: HTMLButtonElement;

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly position: () => number | undefined,
    private readonly place: Workplace,
  ) {
    this.contentDOM = make("blockquote", {});
    this.source = button("", () => void this.open(), { class: "ed-source" });
    const caption = make("figcaption", { contenteditable: "false" }, this.source);
    this.dom = make("figure", { class: `ed-${node.type.name}` }, this.contentDOM, caption);
    this.show();
  }

  /** Opens the panel of the attribution. */
  async open(): Promise<void> {
    const ask = ASK[this.node.type.name];
    if (ask === undefined || !this.view.editable) return;
    const outcome = await ask(this.place, this.node.attrs);
    const at = this.position();
    if (at === undefined || this.view.isDestroyed) return;
    if (outcome.kind === "done") {
      const tr = this.view.state.tr;
      for (const [name, value] of Object.entries(outcome.value)) {
        if (value !== this.node.attrs[name]) tr.setNodeAttribute(at, name, value);
      }
      if (tr.docChanged) this.view.dispatch(tr);
    }
    this.view.focus();
  }

  private show(): void {
    const { say } = this.place;
    const { speaker, role, through, standing } = this.node.attrs as Record<string, string>;
    const parts = [speaker, role, through].filter((part): part is string => part !== undefined && part !== "");
    const own = this.node.type.name === "pull_quote";
    const none = speaker === "" && !own;
    this.source.classList.toggle("ed-warning", none);
    // A sentence of the story needs no speaker; somebody's words do.
    // A foreign name must not turn the line around.
    const names = parts.flatMap((part, at) => [at > 0 ? " · " : null, make("bdi", {}, part)]);
    const line = make("span", {}, ...(names.length > 0 ? names : [say(own ? "pull-quote" : "who-said-it")]));
    const firm = standing !== undefined && standing !== "on-record" && !none;
    this.source.replaceChildren(line, ...(firm ? [make("small", {}, say(`standing-${standing}` as WordName))] : []));
    this.source.setAttribute("aria-label", `${say("edit")}: ${say(own ? "pull-quote" : "quotation")}, ${this.source.textContent}`);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show();
    return true;
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof globalThis.Node && this.source.contains(event.target);
  }

  ignoreMutation(mutation: ViewMutationRecord): boolean {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}
