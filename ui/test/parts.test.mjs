// The editor's parts without a page: the schema it shares with Rust, its rules, its words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parts } from "./parts.mjs";
import { wordsIn } from "./words.mjs";

const { Y, schema } = parts;
const sample = JSON.parse(readFileSync(new URL("../../crates/editorial/schema/sample.json", import.meta.url), "utf8"));

/** JSON without what is a default on both sides. */
function bare(value) {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, bare(inner)]);
  const empty = (key, inner) =>
    (["role", "through", "said"].includes(key) && inner === "") || (["content", "marks"].includes(key) && inner.length === 0);
  return Object.fromEntries(entries.filter(([key, inner]) => !empty(key, inner)));
}

test("what Rust writes goes through ProseMirror and Yjs and comes back the same", () => {
  const doc = schema.nodeFromJSON(sample.body);
  doc.check();
  assert.deepEqual(bare(doc.toJSON()), bare(sample.body));
  const here = new Y.Doc();
  parts.prosemirrorToYXmlFragment(doc, here.getXmlFragment("body"));
  // Over the wire, so that attribute values are those that were encoded.
  const there = new Y.Doc();
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
  const back = parts.yXmlFragmentToProseMirrorRootNode(there.getXmlFragment("body"), schema);
  back.check();
  assert.deepEqual(back.toJSON(), doc.toJSON());
});

test("every kind of node is in the sample", () => {
  const met = new Set(["doc"]);
  schema.nodeFromJSON(sample.body).descendants((node) => void met.add(node.type.name));
  assert.deepEqual([...met].sort(), Object.keys(schema.nodes).sort());
});

test("attributes of the wrong shape are refused", () => {
  const asset = { kept: "0198c0de-0000-7000-8000-000000000001" };
  assert.ok(parts.fitsNode("picture", { asset, alt: "a" }));
  for (const [name, attrs] of [
    ["picture", { alt: "no asset" }],
    ["picture", { asset: { kept: "x" } }],
    ["picture", { asset, onclick: "alert(1)" }],
    ["gallery", { pictures: [{ asset }] }],
    ["heading", { level: 4 }],
    ["quotation", { standing: "perhaps" }],
    ["quotation", { said: "yesterday" }],
    ["embed", { provider: "elsewhere", address: "https://example.org" }],
    ["fact_box", { title: "", lines: [{ kind: "text", content: [{ type: "text", text: "a", marks: [{ type: "blink" }] }] }] }],
    ["table", { rows: [[1]] }],
    ["chart", { title: "", rows: [{ label: "a", value: "2", written: "2" }] }],
    ["marquee", {}],
  ]) {
    assert.equal(parts.fitsNode(name, attrs), false, `${name} ${JSON.stringify(attrs)}`);
    // What ProseMirror does not know it leaves out; everything else it must refuse.
    if ("onclick" in attrs) assert.equal(schema.nodeFromJSON({ type: name, attrs }).attrs.onclick, undefined);
    else assert.throws(() => schema.nodeFromJSON({ type: name, attrs }).check(), `${name} ${JSON.stringify(attrs)}`);
  }
});

test("words are counted as the server counts them", () => {
  const text = parts.plainText(schema.nodeFromJSON(sample.body));
  assert.equal(text, sample.plain_text);
  assert.equal(parts.words(text), sample.words);
  assert.equal(parts.minutes(900, 228), sample.minutes.en);
  assert.equal(parts.minutes(900, 138), sample.minutes.ar);
});

test("links lead to the web, to mail or to this site", () => {
  for (const good of ["https://example.org/a?b#c", "HTTP://example.org", "mailto:desk@example.org", "/en/a", "/"]) {
    assert.ok(parts.isSafeLink(good), good);
  }
  for (const bad of ["javascript:alert(1)", "java\tscript:alert(1)", "//example.org", "\\\\example.org", "data:text/html,x", "example.org", "ftp://a", ""]) {
    assert.equal(parts.isSafeLink(bad), false, bad);
  }
  assert.equal(parts.meantLink(" example.org/a "), "https://example.org/a");
  assert.equal(parts.meantLink("desk@example.org"), "mailto:desk@example.org");
  assert.equal(parts.meantLink("javascript:alert(1)"), null);
  assert.equal(parts.meantLink("two words"), null);
});

test("embeds come from the services of the house, and from nowhere else", () => {
  for (const [typed, provider, address] of [
    ["https://www.youtube.com/watch?v=abc-1", "youtube", "https://www.youtube-nocookie.com/embed/abc-1"],
    ["youtu.be/abc", "youtube", "https://www.youtube-nocookie.com/embed/abc"],
    ["http://vimeo.com/123", "vimeo", "https://player.vimeo.com/video/123"],
    ["https://www.openstreetmap.org/export/embed.html?bbox=1", "openstreetmap", "https://www.openstreetmap.org/export/embed.html?bbox=1"],
    ["https://soundcloud.com/a/b", "soundcloud", "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fa%2Fb"],
  ]) {
    assert.deepEqual(parts.embedOf(typed), { provider, address });
  }
  for (const bad of ["https://example.org/v", "https://youtube.com.example.org/", "https://user@youtube.com/", "https://youtube.com:8443/", "javascript://youtube.com/%0aalert(1)"]) {
    assert.equal(parts.embedOf(bad), null, bad);
  }
});

test("only the span that changed is written", () => {
  const span = (before, after, caret = after.length) => parts.changedSpan(before, after, caret);
  assert.deepEqual(span("", "abc"), { at: 0, gone: 0, come: "abc" });
  assert.deepEqual(span("flood fund", "flood wall fund", 11), { at: 6, gone: 0, come: "wall " });
  assert.deepEqual(span("aaa", "aaaa", 1), { at: 0, gone: 0, come: "a" });
  assert.deepEqual(span("abc", "ac", 1), { at: 1, gone: 1, come: "" });
  // Two faces share their first half: neither is cut.
  assert.deepEqual(span("a😀b", "a😁b", 3), { at: 1, gone: 2, come: "😁" });
});

test("any change of an input makes the text equal to it", () => {
  const letters = ["a", "b", "ا", "ل", "😀", "👩‍🚒", " "];
  let seed = 7;
  const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
  let before = "";
  for (let round = 0; round < 3000; round += 1) {
    const chars = [...before];
    const at = chance(chars.length + 1);
    chars.splice(at, chance(3), ...Array.from({ length: chance(3) }, () => letters[chance(letters.length)]));
    const after = chars.join("");
    const { at: start, gone, come } = parts.changedSpan(before, after, chance(after.length + 1));
    assert.equal(before.slice(0, start) + come + before.slice(start + gone), after);
    assert.ok(come.isWellFormed?.() ?? true);
    before = after.length > 60 ? "" : after;
  }
});

test("numbers are read as they are written in the languages of the house", () => {
  for (const [written, value] of [["61.50", 61.5], ["-2.5", -2.5], ["٦١٫٥", 61.5], ["1 200", 1200], ["١٬٢٠٠", 1200]]) {
    assert.equal(parts.numberOf(written), value, written);
  }
  for (const bad of ["", "twelve", "1,5", "1.2.3", "0x10"]) assert.equal(parts.numberOf(bad), null, bad);
});

test("a fact box's lines become a small text and lines again, marks included", () => {
  const lines = sample.body.content.find(({ type }) => type === "fact_box").attrs.lines;
  assert.deepEqual(bare(parts.docToLines(parts.linesToDoc(lines))), bare(lines));
  assert.deepEqual(parts.docToLines(parts.linesToDoc([])), []);
});

test("a grid of a spreadsheet is read by tabs and lines", () => {
  assert.deepEqual(parts.gridOfText("a\tb\r\nc\td\r\n"), [["a", "b"], ["c", "d"]]);
});

test("the letters on a colour can be read", () => {
  assert.equal(parts.inkOn("#ffffff"), "#000000");
  assert.equal(parts.inkOn("#0b5c55"), "#ffffff");
  assert.equal(parts.inkOn("#f2c14e"), "#000000");
});

test("the three catalogues say every word of the editor and no other", () => {
  const wanted = parts.WORDS.map((name) => `editor-${name}`).sort();
  for (const language of ["en", "es", "ar"]) {
    const said = wordsIn(language);
    assert.deepEqual(Object.keys(said).sort(), wanted, language);
    parts.wordsFrom(said);
  }
  assert.doesNotMatch(Object.values(wordsIn("ar")).join(" "), /[A-Za-z]/);
  assert.throws(() => parts.wordsFrom({}), /editor-surface/);
});
