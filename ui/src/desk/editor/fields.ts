// The fields of the story beside its body live in the same document: the map "fields".
//
// Headlines and standfirst are Y.Text, so that two people may write in one; each change of an input writes only the
// span that changed, and a change from elsewhere keeps the caret where it was among the letters. Everything else is
// a plain value, and the last one to write it wins.

import * as Y from "yjs";

/** The fields that are text in which two may write. */
export const TEXTS = ["headline_page", "headline_list", "headline_social", "standfirst"] as const;

/** Where a change was made: marks our own transactions. */
const HERE = Symbol("fields");

type TextInput = HTMLInputElement | HTMLTextAreaElement;
type PlainInput = TextInput | HTMLSelectElement;

/** What must be taken out at `at`, and what put in, to make `after` of `before`. Never cuts a surrogate pair. */
export function changedSpan(before: string, after: string, caret: number): { at: number; gone: number; come: string } {
  const shorter = Math.min(before.length, after.length);
  // Among equal letters the caret says which was typed: nothing behind it has changed.
  const behind = Math.max(0, after.length - caret);
  let end = 0;
  while (end < Math.min(shorter, behind) && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  let at = 0;
  while (at < shorter - end && before[at] === after[at]) at += 1;
  while (end < shorter - at && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (at > 0 && isHigh(before.charCodeAt(at - 1))) at -= 1;
  if (end > 0 && isLow(after.charCodeAt(after.length - end))) end -= 1;
  return { at, gone: before.length - at - end, come: after.slice(at, after.length - end) };
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Where a caret stands after a change made elsewhere. */
function movedCaret(caret: number, delta: Y.YTextEvent["delta"]): number {
  let at = 0;
  let moved = caret;
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    at += retain;
    if (typeof insert === "string") {
      if (at < moved) moved += insert.length;
      at += insert.length;
    } else if (gone > 0 && at < moved) moved -= Math.min(gone, moved - at);
  }
  return moved;
}

/** The text of a field, made where it is missing. */
function textOf(fields: Y.Map<unknown>, name: string): Y.Text | null {
  const found = fields.get(name);
  return found instanceof Y.Text ? found : null;
}

/** Binds an input to a text field of the story. Answers how to let go. */
export function bindText(fields: Y.Map<unknown>, name: string, input: TextInput): () => void {
  let text = textOf(fields, name);
  const write = (): void => {
    fields.doc?.transact(() => {
      if (text === null) {
        text = new Y.Text();
        fields.set(name, text);
        text.observe(hear);
      }
      const { at, gone, come } = changedSpan(text.toString(), input.value, input.selectionEnd ?? input.value.length);
      if (gone > 0) text.delete(at, gone);
      if (come !== "") text.insert(at, come);
    }, HERE);
  };
  const hear = (event: Y.YTextEvent): void => {
    if (event.transaction.origin === HERE && event.transaction.local && document.activeElement === input) return;
    const [start, end] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
    input.value = event.target.toString();
    if (document.activeElement === input) input.setSelectionRange(movedCaret(start, event.delta), movedCaret(end, event.delta));
    input.dispatchEvent(new Event("change"));
  };
  const follow = (event: Y.YMapEvent<unknown>): void => {
    if (!event.keysChanged.has(name) || textOf(fields, name) === text) return;
    text?.unobserve(hear);
    text = textOf(fields, name);
    text?.observe(hear);
    input.value = text?.toString() ?? "";
  };
  text?.observe(hear);
  fields.observe(follow);
  input.value = text?.toString() ?? "";
  input.addEventListener("input", write);
  return () => {
    text?.unobserve(hear);
    fields.unobserve(follow);
    input.removeEventListener("input", write);
  };
}

const isCheck = (input: PlainInput): input is HTMLInputElement =>
  input instanceof HTMLInputElement && input.type === "checkbox";

/** Binds an input to a plain field: a text, or a truth for a box to tick. Answers how to let go. */
export function bindValue(fields: Y.Map<unknown>, name: string, input: PlainInput): () => void {
  const show = (): void => {
    const value = fields.get(name);
    if (isCheck(input)) input.checked = value === true;
    else if (document.activeElement !== input || input instanceof HTMLSelectElement) input.value = typeof value === "string" ? value : "";
  };
  const write = (): void => {
    const value = isCheck(input) ? input.checked : input.value;
    if (fields.get(name) !== value) fields.doc?.transact(() => fields.set(name, value), HERE);
  };
  const hear = (event: Y.YMapEvent<unknown>): void => {
    if (event.keysChanged.has(name) && event.transaction.origin !== HERE) show();
  };
  show();
  fields.observe(hear);
  input.addEventListener("change", write);
  return () => {
    fields.unobserve(hear);
    input.removeEventListener("change", write);
  };
}

/** Binds every input under `root` that names its field in `data-field`. Answers how to let go. */
export function bindFields(doc: Y.Doc, root: ParentNode): () => void {
  const fields = doc.getMap<unknown>("fields");
  const bound = [...root.querySelectorAll<PlainInput>("[data-field]")].map((input) => {
    const name = input.dataset["field"] ?? "";
    const shared = (TEXTS as readonly string[]).includes(name);
    return shared && !(input instanceof HTMLSelectElement) ? bindText(fields, name, input) : bindValue(fields, name, input);
  });
  return () => bound.forEach((release) => release());
}
