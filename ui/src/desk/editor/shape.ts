// What body.json says of attribute values: the shapes that they may have, and the closed choices.

import body from "../../../../crates/editorial/schema/body.json";

/** A shape: a name, or one built from others. */
export type Shape =
  | string
  | { list: Shape }
  | { maybe: Shape }
  | { any: Shape[] }
  | { choice: (string | number)[] }
  | { record: Record<string, Shape> };

/** An attribute of a node or mark. */
export interface Attribute {
  shape: Shape;
  default?: unknown;
}

/** A service whose pieces may stand in a story. */
export interface Provider {
  name: string;
  hosts: string[];
}

/** The services by the word that the body uses for them. */
export const providers: Record<string, Provider> = body.providers;

/** The words for how firmly something stands, firmest first. */
export const standings: readonly string[] = body.shapes.standing.choice;

const NODES: Record<string, { attrs?: Record<string, Attribute> }> = body.nodes as Record<string, { attrs?: Record<string, Attribute> }>;
const NAMED: Record<string, Shape> = body.shapes as Record<string, Shape>;
const MARKS: Record<string, { attrs?: Record<string, Attribute> }> = body.marks;
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether the value has the shape. */
export function fits(shape: Shape, value: unknown): boolean {
  if (typeof shape === "string") return fitsName(shape, value);
  if ("list" in shape) return Array.isArray(value) && value.every((one) => fits(shape.list, one));
  if ("maybe" in shape) return value === null || fits(shape.maybe, value);
  if ("any" in shape) return shape.any.some((one) => fits(one, value));
  if ("choice" in shape) return shape.choice.includes(value as string | number);
  return isRecord(value) && sameKeys(value, shape.record) && everyField(value, shape.record);
}

function fitsName(name: string, value: unknown): boolean {
  switch (name) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "truth":
      return typeof value === "boolean";
    case "id":
      return typeof value === "string" && ID.test(value);
    case "date":
      return value === "" || (typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value)));
    case "inline":
      return isInline(value);
    default: {
      const named = NAMED[name];
      return named !== undefined && fits(named, value);
    }
  }
}

/** A run of text with its marks, or a break, as JSON. */
function isInline(value: unknown): boolean {
  if (!isRecord(value)) return false;
  if (value["type"] === "hard_break") return Object.keys(value).length === 1;
  const marks = value["marks"] ?? [];
  return value["type"] === "text" && typeof value["text"] === "string" && Array.isArray(marks) && marks.every(isMark);
}

function isMark(value: unknown): boolean {
  if (!isRecord(value) || typeof value["type"] !== "string") return false;
  const said = MARKS[value["type"]];
  return said !== undefined && areAttributes(said.attrs ?? {}, value["attrs"] ?? {});
}

/** Whether these are attributes of the node of this name: none unknown, none missing, each in its shape. */
export function fitsNode(name: string, attrs: unknown): boolean {
  const said = NODES[name];
  return said !== undefined && areAttributes(said.attrs ?? {}, attrs);
}

function areAttributes(attrs: Record<string, Attribute>, given: unknown): boolean {
  if (!isRecord(given) || !Object.keys(given).every((name) => name in attrs)) return false;
  return Object.entries(attrs).every(([name, attr]) => (name in given ? fits(attr.shape, given[name]) : "default" in attr));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const sameKeys = (value: object, shape: object): boolean =>
  Object.keys(value).length === Object.keys(shape).length && Object.keys(shape).every((key) => key in value);

const everyField = (value: Record<string, unknown>, shapes: Record<string, Shape>): boolean =>
  Object.entries(shapes).every(([key, shape]) => fits(shape, value[key]));
