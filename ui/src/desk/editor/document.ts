// A document that comes with a form, as JSON.

import { Node } from "prosemirror-model";
import { schema } from "./schema";

const EMPTY = { type: "doc", content: [{ type: "paragraph" }] };

/** The document that a form brings, or an empty one. */
export function documentOf(json: string | undefined): Node {
  try {
    const node = Node.fromJSON(schema, JSON.parse(json || "null") ?? EMPTY);
    node.check();
    return node.childCount === 0 ? Node.fromJSON(schema, EMPTY) : node;
  } catch {
    return Node.fromJSON(schema, EMPTY);
  }
}
