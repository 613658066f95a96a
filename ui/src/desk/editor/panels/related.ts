// Related news: dossiers in the desk's order. Each edition shows its own story of them.

import type { Attrs } from "prosemirror-model";
import { make } from "../element";
import { type Outcome, openPanel } from "../panel";
import { picker } from "../picker";
import { type Shown, series } from "../series";
import type { FoundStory, Workplace } from "../workplace";

/** The stories of these dossiers in their order; one that cannot be found stands with its id. */
export async function storiesOf(place: Workplace, dossiers: string[]): Promise<FoundStory[]> {
  const found = dossiers.length === 0 ? [] : await place.search.dossiers(dossiers).catch(() => []);
  const known = new Map(found.map((story) => [story.dossier, story]));
  return dossiers.map((dossier) => known.get(dossier) ?? { dossier, headline: dossier, address: "", detail: "" });
}

/** Asks for the stories of a related block. */
export async function askRelated(place: Workplace, attrs: Attrs | null): Promise<Outcome<Attrs>> {
  const { say } = place;
  const items = await storiesOf(place, (attrs?.["dossiers"] ?? []) as string[]);
  const show = (story: FoundStory): Shown<FoundStory> => ({
    node: make("p", { lang: place.language, dir: place.direction }, story.headline, make("small", {}, story.detail)),
    name: () => story.headline,
    read: () => story,
  });
  const row = series<FoundStory>(place, { items, show, label: say("stories") });
  const has = (dossier: string): boolean => (row.read() ?? []).some((story) => story.dossier === dossier);
  const find = picker(place, {
    label: say("search-stories"),
    find: place.search.stories,
    name: (story) => story.headline,
    detail: (story) => story.detail,
    choose: (story) => {
      if (!has(story.dossier)) row.add(story);
    },
  });
  return openPanel<Attrs>(place, {
    title: say("related"),
    content: [row.node, find],
    removable: attrs !== null,
    read: () => {
      const dossiers = (row.read() ?? []).map((story) => story.dossier);
      if (dossiers.length === 0) find.querySelector("input")?.focus();
      return dossiers.length === 0 ? null : { dossiers };
    },
  });
}
