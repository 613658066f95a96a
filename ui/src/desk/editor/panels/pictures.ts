// Pictures, galleries and films out of the library, with the words that belong to them in this story.

import type { Attrs } from "prosemirror-model";
import { make } from "../element";
import { type Field, type Outcome, field, filled, openPanel } from "../panel";
import { picker } from "../picker";
import { type Shown, series } from "../series";
import type { FoundAsset, Workplace } from "../workplace";

/** Which asset is meant, as the body writes it. */
export type AssetRef = { kept: string } | { outside: string };

/** A picture as the body writes it. */
export interface Picture {
  asset: AssetRef;
  alt: string;
  caption: string;
  credit: string;
}

/** The id of an asset in the library; null for one that was left outside. */
export const kept = (asset: AssetRef | null): string | null => (asset !== null && "kept" in asset ? asset.kept : null);

const pictureOf = ({ asset, alt, caption, credit }: FoundAsset): Picture => ({ asset: { kept: asset }, alt, caption, credit });

/** The picture small, or a word that it is missing. */
export function small(place: Workplace, asset: AssetRef | null): HTMLElement {
  const id = kept(asset);
  if (id === null) return make("p", { class: "ed-warning" }, place.say("missing-asset"));
  return make("img", { class: "ed-thumb", src: place.thumbnail(id), alt: "" });
}

/** The words of a picture as fields; the description is needed. */
function words(place: Workplace, picture: Picture): { rows: HTMLElement[]; fields: Field[]; read(): Omit<Picture, "asset"> | null } {
  const { say } = place;
  const alt = field(place, { label: say("alt"), value: picture.alt, kind: "lines", hint: say("alt-hint"), ofStory: true });
  const caption = field(place, { label: say("caption"), value: picture.caption, kind: "lines", ofStory: true });
  const credit = field(place, { label: say("credit"), value: picture.credit, ofStory: true });
  const fields = [alt, caption, credit];
  return {
    fields,
    rows: fields.map(({ row }) => row),
    read: () => {
      if (!filled(place, alt)) return null;
      return { alt: alt.value(), caption: caption.value(), credit: credit.value() };
    },
  };
}

/** A search in the library. */
function library(place: Workplace, kind: "pictures" | "films", choose: (found: FoundAsset) => void): HTMLElement {
  return picker<FoundAsset>(place, {
    label: place.say(kind === "pictures" ? "search-pictures" : "search-films"),
    find: (query) => place.search[kind](query),
    name: (found) => found.caption || found.alt || found.detail,
    detail: (found) => found.credit,
    image: (found) => (kind === "pictures" ? found.asset : (found.poster ?? null)),
    choose,
    barred: (found) => (found.over === true ? place.say("rights-over") : null),
    eager: true,
  });
}

/** Asks for one asset of the library, and nothing more. */
export function chooseAsset(place: Workplace, kind: "pictures" | "films"): Promise<FoundAsset | null> {
  return new Promise((resolve) => {
    let chosen: FoundAsset | null = null;
    const content = library(place, kind, (found) => {
      chosen = found;
      content.closest("form")?.requestSubmit();
    });
    const title = place.say(kind === "pictures" ? "choose-picture" : "choose-film");
    void openPanel(place, { title, content: [content], wide: true, choosing: true, read: () => chosen }).then(() => resolve(chosen));
  });
}

/** Asks for the words of a picture. */
export function askPicture(place: Workplace, attrs: Attrs): Promise<Outcome<Attrs>> {
  const said = words(place, attrs as Picture);
  return openPanel<Attrs>(place, {
    title: place.say("picture"),
    content: [small(place, attrs["asset"]), ...said.rows],
    removable: true,
    read: () => {
      const read = said.read();
      return read === null ? null : { asset: attrs["asset"], ...read };
    },
  });
}

/** A picture that was just chosen: its words are asked at once when the library knows no description. */
export async function newPicture(place: Workplace): Promise<Attrs | null> {
  const found = await chooseAsset(place, "pictures");
  if (found === null) return null;
  const outcome = await askPicture(place, pictureOf(found));
  return outcome.kind === "done" ? outcome.value : null;
}

/** Asks for the pictures of a gallery, their order and words. */
export function askGallery(place: Workplace, attrs: Attrs): Promise<Outcome<Attrs>> {
  const { say } = place;
  const show = (picture: Picture): Shown<Picture> => {
    const said = words(place, picture);
    return {
      node: make("div", { class: "ed-gallery-item" }, small(place, picture.asset), make("div", {}, ...said.rows)),
      name: () => said.fields[1]?.value() || said.fields[0]?.value() || say("picture"),
      read: () => {
        const read = said.read();
        return read === null ? null : { asset: picture.asset, ...read };
      },
    };
  };
  const row = series<Picture>(place, { items: attrs["pictures"] as Picture[], show, label: say("gallery") });
  const find = library(place, "pictures", (found) => row.add(pictureOf(found)));
  return openPanel<Attrs>(place, {
    title: say("gallery"),
    content: [row.node, find],
    removable: true,
    wide: true,
    read: () => {
      const pictures = row.read();
      return pictures === null || pictures.length === 0 ? null : { pictures };
    },
  });
}

/** Asks for the words of a film. */
export function askFilm(place: Workplace, attrs: Attrs): Promise<Outcome<Attrs>> {
  const { say } = place;
  const caption = field(place, { label: say("caption"), value: String(attrs["caption"]), kind: "lines", ofStory: true });
  const credit = field(place, { label: say("credit"), value: String(attrs["credit"]), ofStory: true });
  return openPanel<Attrs>(place, {
    title: say("film"),
    content: [...(attrs["poster"] === null ? [] : [small(place, attrs["poster"])]), caption.row, credit.row],
    removable: true,
    read: () => ({ asset: attrs["asset"], poster: attrs["poster"], caption: caption.value(), credit: credit.value() }),
  });
}

/** A film that was just chosen. */
export async function newFilm(place: Workplace): Promise<Attrs | null> {
  const found = await chooseAsset(place, "films");
  if (found === null) return null;
  const poster = found.poster ? { kept: found.poster } : null;
  return { asset: { kept: found.asset }, poster, caption: found.caption, credit: found.credit };
}
