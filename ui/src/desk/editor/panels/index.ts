// Which panel edits which block.

import type { Attrs } from "prosemirror-model";
import type { Outcome } from "../panel";
import type { Workplace } from "../workplace";
import { askAttribution, askSpeaker } from "./attribution";
import { askChart } from "./chart";
import { askEmbed } from "./embed";
import { askFactBox } from "./fact_box";
import { askFilm, askGallery, askPicture, newFilm, newPicture } from "./pictures";
import { askRelated } from "./related";
import { askTable } from "./table";

type Ask = (place: Workplace, attrs: Attrs) => Promise<Outcome<Attrs>>;
type Begin = (place: Workplace) => Promise<Attrs | null>;

/** Opens the panel of a block of this kind; a divider has none. */
export const ASK: Record<string, Ask> = {
  quotation: (place, attrs) => askAttribution(place, "quotation", attrs),
  pull_quote: askSpeaker,
  picture: askPicture,
  gallery: askGallery,
  film: askFilm,
  embed: askEmbed,
  fact_box: askFactBox,
  table: askTable,
  chart: askChart,
  related: askRelated,
};

const asked =
  (ask: (place: Workplace) => Promise<Outcome<Attrs>>): Begin =>
  async (place) => {
    const outcome = await ask(place);
    return outcome.kind === "done" ? outcome.value : null;
  };

/** Asks for what a new block of this kind needs; null when the person thought better of it. */
export const BEGIN: Record<string, Begin> = {
  picture: newPicture,
  gallery: asked((place) => askGallery(place, { pictures: [] })),
  film: newFilm,
  embed: asked((place) => askEmbed(place, null)),
  pull_quote: async () => ({ speaker: "" }),
  fact_box: asked((place) => askFactBox(place, null)),
  table: asked((place) => askTable(place, null)),
  chart: asked((place) => askChart(place, null)),
  related: asked((place) => askRelated(place, null)),
  divider: async () => ({}),
};
