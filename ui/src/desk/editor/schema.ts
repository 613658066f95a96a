// The schema of the body, made from the one file that Rust and TypeScript share.
//
// What a node is called, what it may hold and what its attributes are stands in body.json; how it looks in the DOM
// stands in dom.ts. An attribute is checked against its shape wherever a document comes from outside.

import { type AttributeSpec, type MarkSpec, type Node, type NodeSpec, Schema } from "prosemirror-model";
import body from "../../../../crates/editorial/schema/body.json";
import { MARKS, NODES } from "./dom";
import { type Attribute, fits } from "./shape";

interface NodeOfFile {
  content?: string;
  group?: string;
  attrs?: Record<string, Attribute>;
}

function attributes(attrs: Record<string, Attribute> | undefined): Record<string, AttributeSpec> {
  const specs: Record<string, AttributeSpec> = {};
  for (const [name, attr] of Object.entries(attrs ?? {})) {
    const validate = (value: unknown): void => {
      if (!fits(attr.shape, value)) throw new RangeError(`${name} has the wrong shape: ${JSON.stringify(value)}`);
    };
    specs[name] = "default" in attr ? { default: attr.default, validate } : { validate };
  }
  return specs;
}

function node(name: string, said: NodeOfFile): NodeSpec {
  return {
    ...(said.content === undefined ? {} : { content: said.content }),
    ...(said.group === undefined ? {} : { group: said.group }),
    ...(said.group === "inline" ? { inline: true } : {}),
    attrs: attributes(said.attrs),
    ...NODES[name],
  };
}

function mark(name: string, said: { attrs?: Record<string, Attribute> }): MarkSpec {
  return { attrs: attributes(said.attrs), ...MARKS[name] };
}

function each<From, To>(all: Record<string, From>, make: (name: string, one: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(name, one)]));
}

/** The schema that the editor works with. */
export const schema = new Schema({
  topNode: body.top,
  nodes: each(body.nodes as Record<string, NodeOfFile>, node),
  marks: each(body.marks as Record<string, { attrs?: Record<string, Attribute> }>, mark),
});

/** The type of a block or inline node by its name; names are checked by the tests of the schema. */
export function type(name: string) {
  const found = schema.nodes[name];
  if (found === undefined) throw new RangeError(`no node is called ${name}`);
  return found;
}

/** The type of a mark by its name. */
export function markType(name: string) {
  const found = schema.marks[name];
  if (found === undefined) throw new RangeError(`no mark is called ${name}`);
  return found;
}

/** Whether a node is a block that is edited in its panel, not by typing. */
export const isPiece = (candidate: Node): boolean => candidate.isBlock && candidate.isAtom;
