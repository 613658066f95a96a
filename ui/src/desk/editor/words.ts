// The words of the editor. They come with the page, in the language of the desk, as JSON; no word stands in a script.

/** Every word that the editor says. In the catalogues each has `editor-` in front. */
export const WORDS = [
  "surface", "toolbar", "heading-2", "heading-3", "bold", "bold-letter", "italic", "italic-letter", "link",
  "quotation", "claim", "bullets", "numbers", "undo", "redo", "insert", "note", "picture", "gallery", "film",
  "embed", "pull-quote", "fact-box", "table", "chart", "related", "divider", "edit", "done", "cancel", "remove",
  "move-up", "move-down", "add", "field-missing", "optional", "nothing-found", "search-failed", "nothing-chosen",
  "speaker", "speaker-hint", "role", "role-hint", "through", "through-hint", "standing", "standing-on-record",
  "standing-document", "standing-data", "standing-unnamed", "said", "said-hint", "who-said-it", "link-address",
  "link-address-hint", "link-wrong", "own-story", "search-stories", "search-pictures", "search-films",
  "choose-picture", "choose-film", "alt", "alt-hint", "alt-missing", "caption", "credit", "missing-asset",
  "embed-address", "embed-hint", "embed-wrong", "embed-title", "embed-later", "title", "lines", "headings", "rows",
  "columns", "add-row", "add-column", "remove-row", "remove-column", "with-headings", "label", "value",
  "value-wrong", "unit", "figures-from", "stories", "paste-dropped-pictures", "paste-dropped-frames", "words",
  "characters", "reading-time", "minutes", "saved", "saving", "connecting", "offline", "kept-here", "refused",
  "people-here", "note-text", "note-mention", "note-not-kept", "rights-over",
] as const;

/** The name of one word. */
export type WordName = (typeof WORDS)[number];

/** Says a word. */
export type Say = (name: WordName) => string;

/** The words that a page carries in its JSON block of this id. A word that is missing is an error of the page. */
export function wordsOfPage(id: string): Say {
  const block = document.getElementById(id);
  return wordsFrom(JSON.parse(block?.textContent ?? "{}") as Record<string, unknown>);
}

/** Speaks from a table with the keys of the catalogues. */
export function wordsFrom(table: Record<string, unknown>): Say {
  const missing = WORDS.filter((name) => typeof table[`editor-${name}`] !== "string");
  if (missing.length > 0) throw new Error(`the page does not say: ${missing.map((name) => `editor-${name}`).join(", ")}`);
  return (name) => String(table[`editor-${name}`]);
}
