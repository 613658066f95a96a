// Who said it, in what role, through whom, how firmly it stands, and when.

import type { Attrs } from "prosemirror-model";
import { type Outcome, field, filled, openPanel } from "../panel";
import { standings } from "../shape";
import type { WordName } from "../words";
import type { Workplace } from "../workplace";

/** Asks for the attribution of a quotation or a claim. */
export function askAttribution(
  place: Workplace,
  title: WordName,
  attrs: Attrs,
  removable = false,
): Promise<Outcome<Attrs>> {
  const { say } = place;
  const text = (name: "speaker" | "role" | "through") =>
    field(place, { label: say(name), value: String(attrs[name] ?? ""), hint: say(`${name}-hint`), ofStory: true });
  const [speaker, role, through] = [text("speaker"), text("role"), text("through")];
  const standing = field(place, {
    label: say("standing"),
    value: String(attrs["standing"] ?? standings[0]),
    choices: standings.map((word) => [word, say(`standing-${word}` as WordName)]),
  });
  const said = field(place, { label: say("said"), value: String(attrs["said"] ?? ""), kind: "date", hint: say("said-hint") });
  return openPanel<Attrs>(place, {
    title: say(title),
    content: [speaker, role, through, standing, said].map(({ row }) => row),
    removable,
    read: () =>
      filled(place, speaker)
        ? {
            speaker: speaker.value(),
            role: role.value(),
            through: through.value(),
            standing: standing.value(),
            said: said.value(),
          }
        : null,
  });
}

/** Asks who said a pull quote; nobody when it is the story's own sentence. */
export function askSpeaker(place: Workplace, attrs: Attrs): Promise<Outcome<Attrs>> {
  const { say } = place;
  const label = `${say("speaker")} (${say("optional")})`;
  const speaker = field(place, { label, value: String(attrs["speaker"]), ofStory: true });
  const read = (): Attrs => ({ speaker: speaker.value() });
  return openPanel<Attrs>(place, { title: say("pull-quote"), content: [speaker.row], read });
}
