// A piece of another service. Only its address is kept; the editor loads nothing from there.

import type { Attrs } from "prosemirror-model";
import { embedOf } from "../address";
import { type Outcome, field, openPanel } from "../panel";
import { providers } from "../shape";
import type { Workplace } from "../workplace";

/** Asks for the address of an embed and what it is. */
export function askEmbed(place: Workplace, attrs: Attrs | null): Promise<Outcome<Attrs>> {
  const { say } = place;
  const names = Object.values(providers).map(({ name }) => name);
  const hint = `${say("embed-hint")} ${new Intl.ListFormat(place.deskLanguage).format(names)}`;
  const address = field(place, { label: say("embed-address"), value: String(attrs?.["address"] ?? ""), kind: "address", hint });
  const title = field(place, { label: say("embed-title"), value: String(attrs?.["title"] ?? ""), ofStory: true });
  return openPanel<Attrs>(place, {
    title: say("embed"),
    content: [address.row, title.row],
    removable: attrs !== null,
    read: () => {
      const found = embedOf(address.value());
      if (found !== null) return { ...found, title: title.value() };
      address.wrong(say("embed-wrong"));
      return null;
    },
  });
}
