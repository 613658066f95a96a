// What typing alone does: the beginnings of blocks, and the quotation marks of the edition's language.

import { InputRule, ellipsis, emDash, inputRules } from "prosemirror-inputrules";
import { type Plugin, TextSelection } from "prosemirror-state";
import { type Target, turnInto } from "./blocks";
import { type } from "./schema";

/** At the start of a paragraph, `pattern` turns it into something else. */
function beginning(pattern: RegExp, target: (match: RegExpMatchArray) => Target): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    if (state.selection.$from.parent.type !== type("paragraph")) return null;
    const tr = state.tr.delete(start, end);
    // The command works on the text without the sign; its steps are taken over.
    turnInto(target(match))(state.apply(tr), (made) => {
      for (const step of made.steps) tr.step(step);
      tr.setSelection(TextSelection.create(tr.doc, made.selection.head));
    });
    return tr;
  });
}

/** Opening and closing quotation marks, double and single, by language. */
const MARKS: Record<string, [string, string, string, string]> = {
  ar: ["«", "»", "‹", "›"],
  es: ["«", "»", "‘", "’"],
  fr: ["« ", " »", "‘", "’"],
  de: ["„", "“", "‚", "‘"],
  en: ["“", "”", "‘", "’"],
};

/** A straight mark opens after white space, a bracket or a dash, and closes elsewhere. */
function quote(straight: string, open: string, close: string): InputRule[] {
  return [
    new InputRule(new RegExp(`(?:^|[\\s{[(<¿¡\\u2018\\u201c«—–-])(${straight})$`), open),
    new InputRule(new RegExp(`${straight}$`), close),
  ];
}

/** The input rules for text in a language. */
export function typingRules(language: string): Plugin {
  const [open, close, openSingle, closeSingle] = MARKS[language.split("-")[0] ?? "en"] ?? MARKS["en"]!;
  return inputRules({
    rules: [
      beginning(/^(##|###) $/, (match) => ({ block: "heading", attrs: { level: match[1]?.length ?? 2 } })),
      beginning(/^[-*] $/, () => ({ list: "bullets" })),
      beginning(/^[1١][.)] $/, () => ({ list: "numbers" })),
      beginning(/^> $/, () => ({ block: "quotation" })),
      emDash,
      ellipsis,
      ...quote('"', open, close),
      ...quote("'", openSingle, closeSingle),
    ],
  });
}
