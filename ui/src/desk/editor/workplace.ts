// What every part of the editor may ask of the page around it.

import type { Say } from "./words";

/** A story as the search of the desk answers it. */
export interface FoundStory {
  dossier: string;
  headline: string;
  /** Its address in this edition, a path of this site. */
  address: string;
  /** When and where it appeared, in words. */
  detail: string;
}

/** A picture or film of the library. */
export interface FoundAsset {
  asset: string;
  alt: string;
  caption: string;
  credit: string;
  /** The asset of the picture shown before a film plays. */
  poster?: string | null;
  /** Whether its rights are over, so that nobody may choose it. */
  over?: boolean;
  detail: string;
}

/** A colleague. */
export interface FoundMember {
  member: string;
  name: string;
}

/** Asks the desk. Each answers with the best first; a promise that fails is shown to the person. */
export interface Search {
  stories(query: string): Promise<FoundStory[]>;
  pictures(query: string): Promise<FoundAsset[]>;
  films(query: string): Promise<FoundAsset[]>;
  members(query: string): Promise<FoundMember[]>;
  /** The stories of these dossiers in this edition, in any order. */
  dossiers(ids: string[]): Promise<FoundStory[]>;
}

/** Where the editor works. */
export interface Workplace {
  say: Say;
  /** BCP 47 tags: of the story's edition, and of the person's desk. */
  language: string;
  deskLanguage: string;
  direction: "ltr" | "rtl";
  deskDirection: "ltr" | "rtl";
  search: Search;
  /** The address of a small rendition of an asset in the library. */
  thumbnail(asset: string): string;
  /** Says something to the person, politely. */
  tell(message: string): void;
  /** Where panels open. */
  root: HTMLElement;
}

async function ask<Found>(address: string, query: [string, string][]): Promise<Found[]> {
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return ((await answer.json()) as { items: Found[] }).items;
}

/** The searches of the desk: each `GET /desk/pick/…?q=` answers `{"items": […]}` in the shapes above. */
export function deskSearch(edition: string): Search {
  const within = (query: string): [string, string][] => [["q", query], ["edition", edition]];
  return {
    stories: (query) => ask("/desk/pick/stories", within(query)),
    pictures: (query) => ask("/desk/pick/pictures", within(query)),
    films: (query) => ask("/desk/pick/films", within(query)),
    members: (query) => ask("/desk/pick/members", within(query)),
    dossiers: (ids) =>
      ask("/desk/pick/stories", [["edition", edition], ...ids.map((id): [string, string] => ["dossier", id])]),
  };
}
