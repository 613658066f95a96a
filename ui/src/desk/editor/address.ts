// Which addresses may stand in a body. The server judges again (crates/wire/src/html/address.rs); here the person
// who pastes is told at once.

import { providers } from "./shape";

const TRICKS = /[\u0000-\u001f\u007f-\u009f\\]/;

/** The address as a URL, or null. */
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Whether a link may lead here: http, https, mailto, or a path of this site with a single slash in front. */
export function isSafeLink(href: string): boolean {
  if (TRICKS.test(href)) return false;
  if (href.startsWith("/")) return !href.startsWith("//");
  return ["http:", "https:", "mailto:"].includes(parsed(href)?.protocol ?? "");
}

/** What a person means who leaves out `https://`; null when it cannot be a link. */
export function meantLink(typed: string): string | null {
  const address = typed.trim();
  if (isSafeLink(address)) return address;
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(address)) return `mailto:${address}`;
  const guessed = `https://${address}`;
  return /^[^\s/:]+\.[^\s/:]{2,}/.test(address) && isSafeLink(guessed) ? guessed : null;
}

/** The service behind an address and the address with https; null when no story may use it. */
export function embedOf(typed: string): { provider: string; address: string } | null {
  const text = typed.trim();
  const url = TRICKS.test(text) ? null : parsed(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return null;
  if (url.username !== "" || url.password !== "" || url.port !== "") return null;
  const found = Object.entries(providers).find(([, { hosts }]) => hosts.includes(url.hostname));
  if (found === undefined) return null;
  url.protocol = "https:";
  return { provider: found[0], address: framed(found[0], url) };
}

/** The address that the service serves as a frame, where it is made from the address of its page. */
function framed(provider: string, page: URL): string {
  if (provider === "youtube") {
    const film = page.hostname === "youtu.be" ? page.pathname.slice(1) : page.searchParams.get("v");
    if (film !== null && /^[\w-]+$/.test(film)) return `https://www.youtube-nocookie.com/embed/${film}`;
  }
  if (provider === "vimeo") {
    const film = /^\/(\d+)$/.exec(page.pathname)?.[1];
    if (page.hostname === "vimeo.com" && film !== undefined) return `https://player.vimeo.com/video/${film}`;
  }
  if (provider === "soundcloud" && page.hostname === "soundcloud.com") {
    return `https://w.soundcloud.com/player/?url=${encodeURIComponent(page.href)}`;
  }
  return page.href;
}
