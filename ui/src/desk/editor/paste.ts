// What comes from the clipboard of Word, Google Docs and web pages, made plain before the schema reads it.
//
// The browser parses, into a template: inert, nothing is loaded or run. (Chromium notes in its console each style and
// handler that the page's policy kept from working; that is no fault.) Here the tree is walked: what programs add goes,
// what they say by style is said by element, and blocks come to stand as the body wants them. The schema then takes
// only what it knows, so nothing foreign can stay.

/** What was left out, so that the person can be told. */
export interface Dropped {
  pictures: number;
  frames: number;
}

const GONE = "script, style, noscript, template, link, meta, title, head, svg, math, canvas, object, applet, form, input, button, select, textarea, audio, video, iframe, img, picture, map, o\\:p, xml, [hidden], [aria-hidden=true]";
const BLOCK = "p, h1, h2, h3, h4, h5, h6, ul, ol, li, table, blockquote, pre, hr, div, section, article, header, footer, main, aside, figure, figcaption, dl, dt, dd, address, details, summary, nav";

/** The HTML as the schema may read it. */
export function cleanPaste(html: string): { html: string; dropped: Dropped } {
  const body = document.createElement("template");
  body.innerHTML = html;
  return cleaned(body.content);
}

function cleaned(body: DocumentFragment): { html: string; dropped: Dropped } {
  const foreign = body.querySelector("[data-pm-slice]") === null;
  const dropped: Dropped = {
    pictures: body.querySelectorAll("img, picture").length,
    frames: body.querySelectorAll("iframe, object, video, audio").length,
  };
  comments(body);
  wordLists(body);
  for (const gone of body.querySelectorAll(GONE)) gone.remove();
  if (!foreign) return { html: htmlOf(body), dropped };
  styles(body);
  quotations(body);
  items(body);
  wrappers(body);
  lines(body);
  return { html: htmlOf(body), dropped };
}

function htmlOf(body: DocumentFragment): string {
  const box = body.ownerDocument.createElement("div");
  box.append(body);
  return box.innerHTML;
}

/** Conditional comments of Word, fragment marks of Windows. */
function comments(body: DocumentFragment): void {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found: Node[] = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

const styleOf = (element: Element): string => (element.getAttribute("style") ?? "").toLowerCase();

/** Word writes lists as paragraphs with the sign as text: `mso-list:l0 level1 lfo1`, the sign in `mso-list:Ignore`. */
function wordLists(body: DocumentFragment): void {
  const isItem = (element: Element | null): element is HTMLElement =>
    element !== null && element.matches("p, div") && (/mso-list:\s*l\d/.test(styleOf(element)) || /^MsoListParagraph/.test(element.className));
  for (const first of body.querySelectorAll("p, div")) {
    if (!isItem(first) || !body.contains(first)) continue;
    let list: HTMLElement | null = null;
    let item: Element | null = first;
    while (isItem(item)) {
      const next: Element | null = item.nextElementSibling;
      const sign = [...item.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/.test(styleOf(span)));
      const name = /[\dA-Za-z٠-٩][.)]/.test(sign?.textContent ?? "") ? "ol" : "ul";
      sign?.remove();
      if (list === null || list.localName !== name) {
        list = body.ownerDocument.createElement(name);
        item.before(list);
      }
      const made = body.ownerDocument.createElement("li");
      made.append(...item.childNodes);
      list.append(made);
      item.remove();
      item = next;
    }
  }
}

/** Says by element what is said by style; forgets every other style and class. */
function styles(body: DocumentFragment): void {
  for (const element of [...body.querySelectorAll<HTMLElement>("*")]) {
    const style = styleOf(element);
    const weight = /(?:^|;)\s*font-weight:\s*(\w+)/.exec(style)?.[1];
    const slant = /(?:^|;)\s*font-style:\s*(\w+)/.exec(style)?.[1];
    const heading = element.closest("h1, h2, h3, h4, h5, h6") !== null;
    // Google Docs wraps everything in <b style="font-weight:normal">; headings are bold without being strong.
    const plain = (element.matches("b, strong") && isPlain(weight)) || (element.matches("i, em") && slant === "normal");
    const wanted = heading ? [] : [isBold(weight) && "strong", (slant === "italic" || slant === "oblique") && "em"];
    for (const name of wanted) {
      if (name === false || element.matches(BLOCK) || element.matches(name === "strong" ? "b, strong" : "i, em")) continue;
      const inner = body.ownerDocument.createElement(name);
      inner.append(...element.childNodes);
      element.append(inner);
    }
    for (const { name } of [...element.attributes]) {
      if (!/^(href|data-(speaker|role|through|standing|said|block))$/.test(name)) element.removeAttribute(name);
    }
    if (plain || (heading && element.matches("b, strong")) || element.matches("font, u, span:not([data-standing], [data-speaker])")) {
      element.replaceWith(...element.childNodes);
    }
    if (element.matches("a:not([href])")) element.replaceWith(...element.childNodes);
  }
}

const isBold = (weight: string | undefined): boolean => weight === "bold" || weight === "bolder" || Number(weight) >= 600;
const isPlain = (weight: string | undefined): boolean => weight === "normal" || Number(weight) < 600;

/** Several paragraphs of one quotation are several quotations of the same speaker; its footer names the speaker. */
function quotations(body: DocumentFragment): void {
  for (const quote of body.querySelectorAll("blockquote")) {
    const naming = quote.querySelector("footer, cite");
    const speaker = (naming?.textContent ?? "").replace(/^[\s—–―~-]+/u, "").trim();
    if (speaker !== "" && !quote.hasAttribute("data-speaker")) quote.setAttribute("data-speaker", speaker);
    naming?.remove();
    const parts = [...quote.querySelectorAll("p, div")].filter((part) => part.querySelector("p, div") === null);
    if (parts.length === 0) continue;
    for (const part of parts) {
      const one = quote.cloneNode(false) as HTMLElement;
      one.append(...part.childNodes);
      quote.before(one);
    }
    quote.remove();
  }
}

/** Items hold running text: paragraphs in them become lines, lists in them come after. */
function items(body: DocumentFragment): void {
  for (const inner of [...body.querySelectorAll("li ul, li ol, ul > ul, ol > ol, ul > ol, ol > ul")].reverse()) {
    const outer = inner.parentElement?.closest("li") ?? inner;
    if (outer === inner) inner.replaceWith(...inner.childNodes);
    else {
      outer.after(...inner.querySelectorAll(":scope > li"));
      inner.remove();
    }
  }
  for (const block of body.querySelectorAll("li p, li div, li h1, li h2, li h3, li h4, li h5, li h6")) {
    if (block.previousSibling !== null && (block.previousSibling.textContent ?? "").trim() !== "") {
      block.before(body.ownerDocument.createElement("br"));
    }
    block.replaceWith(...block.childNodes);
  }
}

/** Wrappers give way to what they hold; words that stand bare in them become a paragraph. */
function wrappers(body: DocumentFragment): void {
  const outer = "div, section, article, header, footer, main, aside:not([data-block]), figure, figcaption, nav, address, details, summary, dl, dt, dd, b, strong, i, em, a, pre";
  for (const element of [...body.querySelectorAll(outer)].reverse()) {
    const holds = element.querySelector(BLOCK) !== null;
    if (element.matches("b, strong, i, em, a") && !holds) continue;
    if (!holds && (element.textContent ?? "").trim() !== "" && element.closest("li, td, th, blockquote, p") === null) {
      const line = body.ownerDocument.createElement("p");
      line.append(...element.childNodes);
      element.replaceWith(line);
    } else element.replaceWith(...element.childNodes);
  }
}

/** Empty paragraphs and the line breaks between paragraphs say nothing. */
function lines(body: DocumentFragment): void {
  for (const line of body.querySelectorAll("p, li, h1, h2, h3, h4, h5, h6, blockquote")) {
    if ((line.textContent ?? "").replace(/\u00a0/g, " ").trim() === "") line.remove();
  }
  for (const stray of body.querySelectorAll("br")) if (stray.parentNode === body) stray.remove();
}
