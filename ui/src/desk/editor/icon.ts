// The icons of the toolbar: strokes on a square of 20, in the colour of the text.

const PATHS: Record<string, string> = {
  "heading-2": "M3 4v12M10 4v12M3 10h7M13 12c0-3 4-3 4 0 0 2-4 2.500-4 4h4.500",
  "heading-3": "M3 4v12M10 4v12M3 10h7M13 10.500h4l-2 2.300c3 0 3 3.700 0 3.700-1.200 0-1.800-.5-2.200-1",
  link: "M8.500 11.500a3 3 0 0 0 4.300 0l3-3a3 3 0 0 0-4.300-4.300l-1 1M11.500 8.500a3 3 0 0 0-4.300 0l-3 3a3 3 0 0 0 4.300 4.300l1-1",
  claim: "M4 5h12M4 9h6M4 13h4M13 17v-1a3 3 0 0 1 3-3h1M13.500 10.500a1.500 1.500 0 1 0 3 0 1.500 1.500 0 1 0-3 0M11.500 17c0-5 7-5 7 0",
  quotation: "M8 6c-3 0-4.500 2-4.500 5v3H8v-4H5M16.500 6c-3 0-4.500 2-4.500 5v3h4.500v-4h-3",
  bullets: "M8 5h9M8 10h9M8 15h9M4 5h.01M4 10h.01M4 15h.01",
  numbers: "M8.500 5H17M8.500 10H17M8.500 15H17M3.500 3.500 5 3v4M3 12.500c.5-1.500 2.500-1 2 .3L3 16h2.500",
  note: "M3 4h14v9H9l-4 4v-4H3zM7 8h6",
  undo: "M7 4 3 8l4 4M3 8h8a5 4.500 0 0 1 0 9H8",
  redo: "m13 4 4 4-4 4M17 8H9a5 4.500 0 0 0 0 9h3",
  insert: "M10 4v12M4 10h12",
  picture: "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 7.500h.01",
  gallery: "M6 3h11v9H6zM14 15H3V6M6 10l3-3 3 3 1.500-1.500L17 12",
  film: "M3 4h14v12H3zM8.500 7.500v5l4-2.500z",
  embed: "m7 6-4 4 4 4M13 6l4 4-4 4",
  pull_quote: "M4 3h12M4 17h12M8.500 7C6.500 7 5.500 8.500 5.500 11v2h3v-2.500H6.500M14.500 7c-2 0-3 1.500-3 4v2h3v-2.500h-2",
  fact_box: "M3 3h14v14H3zM6 7h8M6 10.500h8M6 14h5",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M10 4v12",
  chart: "M3 17h14M5 17v-6h2v6M9.500 17V5h2v12M14 17V9h2v8",
  related: "M3 4h6v5H3zM3 12h6v5H3zM12 5h5M12 8h5M12 13h5M12 16h5",
  divider: "M3 10h14",
};

/** An icon by its name, silent for screen readers. */
export function icon(name: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", `ed-icon ed-icon-${name}`);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
