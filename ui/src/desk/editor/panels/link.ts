// Where a link leads: an address, or a story of our own.

import type { Attrs } from "prosemirror-model";
import { meantLink } from "../address";
import { type Outcome, field, openPanel } from "../panel";
import { picker } from "../picker";
import type { Workplace } from "../workplace";

/** Asks for the address of a link. */
export function askLink(place: Workplace, href: string, removable: boolean): Promise<Outcome<Attrs>> {
  const { say } = place;
  const address = field(place, { label: say("link-address"), value: href, kind: "address", hint: say("link-address-hint") });
  const stories = picker(place, {
    label: say("own-story"),
    find: place.search.stories,
    name: (story) => story.headline,
    detail: (story) => story.detail,
    choose: (story) => {
      address.input.value = story.address;
      address.input.focus();
    },
  });
  return openPanel<Attrs>(place, {
    title: say("link"),
    content: [address.row, stories],
    removable,
    read: () => {
      const meant = meantLink(address.value());
      if (meant !== null) return { href: meant };
      address.wrong(say("link-wrong"));
      return null;
    },
  });
}
