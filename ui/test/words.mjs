// The words of the editor as its page would carry them.

import { readFileSync } from "node:fs";
import { FluentParser } from "@fluent/syntax";

/** The catalogue of a language as a table. */
export function wordsIn(language) {
  const file = new URL(`../../locales/${language}/editor.ftl`, import.meta.url);
  const { body } = new FluentParser().parse(readFileSync(file, "utf8"), {});
  const messages = body.filter((entry) => entry.type === "Message");
  return Object.fromEntries(messages.map(({ id, value }) => [id.name, value.elements.map((part) => part.value).join("")]));
}
