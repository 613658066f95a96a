// Real Yjs clients write one draft at once, while connections are cut and the server is killed:
// all say the same in the end, and nothing that was said to be saved is lost.
//
//   node --test drafting.test.mjs          a few hundred edits
//   DRAFTING_EDITS=5000 node --test …      the long one
//   DRAFTING_SEED=7 node --test …          the same random edits again
//
// The server is an example of the room itself: cargo build -p drafting --example room_server (ROOM_SERVER names another).

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Schema } from "prosemirror-model";
import WebSocket from "ws";
import { yXmlFragmentToProseMirrorRootNode } from "y-prosemirror";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { body as ofTheBody } from "../crates/drafting/fixtures/schema.mjs";

const schema = new Schema(ofTheBody);
const EDITS = Number(process.env.DRAFTING_EDITS ?? 500);
const SEED = Number(process.env.DRAFTING_SEED ?? Math.floor(Math.random() * 2 ** 31));
const program = process.env.ROOM_SERVER ?? fileURLToPath(new URL("../target/debug/examples/room_server", import.meta.url));

const pause = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

async function until(what, done, patience = 30_000) {
  const end = Date.now() + patience;
  while (!(await done())) {
    if (Date.now() > end) assert.fail(`not within ${patience} ms: ${what()}`);
    await pause(20);
  }
}

let folder;
let server;

async function open() {
  const child = spawn(program, [join(folder, "newsroom.db")], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((told, ended) => {
    lines.once("line", told);
    child.once("exit", (code) => ended(new Error(`room_server ended with ${code}`)));
  });
  const ended = new Promise((done) => child.once("exit", done));
  server = { ...JSON.parse(first), kill: () => (child.kill("SIGKILL"), ended) };
}

before(async () => {
  assert.ok(existsSync(program), `${program} is not there: cargo build -p drafting --example room_server`);
  folder = await mkdtemp(join(tmpdir(), "nightdesk-drafting-"));
  await open();
});

after(async () => {
  await server.kill();
  await rm(folder, { recursive: true, force: true });
});

/** A connection that remembers which sync updates went out on it, in their order. */
class Wire extends WebSocket {
  brought = [];

  send(data, ...rest) {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    if (decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) > 0) {
      this.brought.push(decoding.readVarUint8Array(decoder));
    }
    super.send(data, ...rest);
  }
}

/** An editor's window: a document and its provider; `acknowledged` is all that the room said to be on disk. */
function sit(member, doc = new Y.Doc()) {
  const provider = new WebsocketProvider(`ws://${server.address}/rooms`, server.story, doc, {
    params: { member: String(member) },
    WebSocketPolyfill: Wire,
    disableBc: true,
    maxBackoffTime: 200,
  });
  const window = { doc, provider, acknowledged: [], saves: 0 };
  provider.messageHandlers[4] = (_, decoder, from) => {
    const state = decoding.readVarUint8Array(decoder);
    const count = decoding.readVarUint(decoder);
    window.saves += 1;
    window.acknowledged.push({ state: Y.decodeStateVector(state), updates: from.ws.brought.slice(0, count) });
    from.ws.brought.fill(null, 0, count);
  };
  return window;
}

/** Closes a window for good; its timers would keep the test from ending. */
function leave({ doc, provider }) {
  provider.destroy();
  doc.destroy();
}

const synced = (window) => until(() => "a window does not open", () => window.provider.synced);
const says = (doc) => doc.getXmlFragment("body").toString() + "|" + JSON.stringify(doc.getMap("fields").toJSON());

/** Whether everything acknowledged to a window is in this document: what was written, and what was deleted. */
function assertKept(doc, window) {
  const has = Y.decodeStateVector(Y.encodeStateVector(doc));
  const { ds } = Y.snapshot(doc);
  for (const { state, updates } of window.acknowledged) {
    for (const [client, clock] of state) {
      assert.ok((has.get(client) ?? 0) >= clock, `acknowledged up to ${clock} of ${client}, kept ${has.get(client) ?? 0}`);
    }
    for (const update of updates.filter(Boolean)) {
      const { structs, ds: deleted } = Y.decodeUpdate(update);
      for (const { id, length } of structs) {
        assert.ok((has.get(id.client) ?? 0) >= id.clock + length, "an acknowledged change is lost");
      }
      for (const [client, ranges] of deleted.clients) {
        for (const { clock, len } of ranges) {
          for (const at of [clock, clock + len - 1]) {
            assert.ok(Y.isDeleted(ds, Y.createID(client, at)), "an acknowledged deletion is lost");
          }
        }
      }
    }
  }
  window.acknowledged = [];
}

/** The same numbers for the same seed (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

const WORDS = [
  "النهر ", "انخفض", " يوم الأحد", "el río ", "bajó año", "¿señal?", "the wall ", "holds", "🌊", "👩‍👩‍👧", "🇪🇸",
  "\u200f", "\u202bنعم\u202c", "\u2067abc\u2069", "\u200e", "é", "e\u0301", "لا", " ", "—",
];

const MARKS = [
  { strong: {} },
  { em: {} },
  { link: { href: "https://example.org/ñ" } },
  { "claim--AAAAAAAA": { speaker: "Greta Lund", role: "", through: "", standing: "on-record", said: "" } },
  { strong: null },
];

/** The places between the letters of a text. No editor puts anything inside a letter; Yjs itself has no one answer then. */
function between(text) {
  const words = text.toDelta().map(({ insert }) => insert).join("");
  const places = [0];
  for (const letter of words) places.push(places.at(-1) + letter.length);
  return places;
}

/** A random stretch of a text, up to so many letters long. */
function stretch(text, longest, roll) {
  const places = between(text);
  const from = roll(places.length - 1);
  const to = Math.min(places.length - 1, from + 1 + roll(longest));
  return [places[from], places[to] - places[from]];
}

/** One random edit, as an editor would make it. */
function edit(doc, roll) {
  const body = doc.getXmlFragment("body");
  const word = () => WORDS[roll(WORDS.length)];
  const insert = (text) => {
    const places = between(text);
    text.insert(places[roll(places.length)], word());
  };
  const paragraph = () => {
    const element = new Y.XmlElement(["paragraph", "heading", "pull_quote"][roll(3)]);
    if (element.nodeName === "heading") element.setAttribute("level", 2 + roll(2));
    const text = new Y.XmlText();
    text.insert(0, word());
    element.insert(0, [text]);
    return element;
  };
  if (body.length === 0) return body.insert(0, [paragraph()]);
  const element = body.get(roll(body.length));
  const text = element.get(0);
  switch (roll(10)) {
    case 0:
      return body.insert(roll(body.length + 1), [paragraph()]);
    case 1:
      return body.length > 6 ? body.delete(roll(body.length), 1) : body.insert(0, [paragraph()]);
    case 2: {
      const headline = doc.getMap("fields").get("headline_page");
      if (headline.length > 30) return headline.delete(...stretch(headline, 20, roll));
      return insert(headline);
    }
    case 3:
      return doc.getMap("fields").set("source", ["own", "agency", "agencies"][roll(3)]);
    case 4:
      if (text?.length > 0) text.format(...stretch(text, 3, roll), MARKS[roll(MARKS.length)]);
      return;
    case 5:
    case 6:
      if (text?.length > 0) text.delete(...stretch(text, 2, roll));
      return;
    default:
      if (text) insert(text);
  }
}

test(`four clients, ${EDITS} random edits, cut connections and a killed server (seed ${SEED})`, async () => {
  console.log(`DRAFTING_SEED=${SEED} DRAFTING_EDITS=${EDITS}`);
  const roll = dice(SEED);
  const windows = [1, 2, 3, 4].map((member) => sit(member));
  await Promise.all(windows.map(synced));
  let [cuts, kills] = [0, 0];
  for (let number = 1; number <= EDITS; number += 1) {
    edit(windows[roll(4)].doc, roll);
    if (roll(40) === 0) {
      windows[roll(4)].provider.ws?.terminate();
      cuts += 1;
    }
    if (number % Math.ceil(EDITS / 4) === 0) {
      // In the middle of everything; then somebody looks before the others bring back what they had.
      await server.kill();
      kills += 1;
      for (const { provider } of windows) provider.disconnect();
      await open();
      const witness = sit(9);
      await synced(witness);
      for (const window of windows) assertKept(witness.doc, window);
      leave(witness);
      for (const { provider } of windows) {
        provider.serverUrl = `ws://${server.address}/rooms`;
        provider.connect();
      }
    }
    if (roll(3) === 0) await pause(roll(8));
  }
  await until(
    () => `the windows do not say the same:\n${windows.map(({ doc }) => says(doc)).join("\n")}`,
    () => windows.every(({ doc, provider }) => provider.synced && says(doc) === says(windows[0].doc)),
  );
  const late = sit(5);
  await until(() => "one who comes late sees something else", () => late.provider.synced && says(late.doc) === says(windows[0].doc));
  // What the editor shows of it is what the newsroom reads.
  const shown = yXmlFragmentToProseMirrorRootNode(late.doc.getXmlFragment("body"), schema);
  shown.check();
  const answer = await fetch(`http://${server.address}/draft/${server.story}`);
  assert.equal(answer.status, 200);
  const read = await answer.json();
  const plain = (node) => [node.type, node.attrs?.level ?? null, (node.content ?? []).map((run) => run.text).join("")];
  assert.deepEqual(read.body.content.map(plain), shown.toJSON().content.map(plain));
  assert.equal(read.headlines.page, late.doc.getMap("fields").get("headline_page").toString());
  const saves = windows.reduce((sum, window) => sum + window.saves, 0);
  assert.ok(saves > kills, "hardly anything was said to be saved");
  console.log(`${cuts} cut connections, ${kills} kills, ${saves} times said to be saved`);
  [...windows, late].forEach(leave);
});

/** Sends bytes past every library; answers with the code of the close. */
async function push(bytes) {
  const wire = new WebSocket(`ws://${server.address}/rooms/${server.story}?member=6`);
  await new Promise((opened) => wire.once("open", opened));
  wire.on("error", () => {});
  const closed = new Promise((done) => wire.once("close", done));
  wire.send(bytes);
  return closed;
}

test("garbage and an update of 50 MB are refused, and the others go on", async () => {
  const [one, other] = [sit(1), sit(2)];
  await Promise.all([synced(one), synced(other)]);
  assert.equal(await push(Buffer.from("GET / HTTP/1.1\r\n\r\n")), 4400);
  assert.equal(await push(Buffer.from([0, 2, 6, 255, 255, 255, 255, 255, 255])), 4400);
  const huge = new Y.Doc();
  huge.getText("notes").insert(0, "x".repeat(50 << 20));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, 2);
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(huge));
  assert.notEqual(await push(encoding.toUint8Array(encoder)), 1000);
  one.doc.getMap("fields").get("headline_page").insert(0, "still here ");
  await until(
    () => "the others hear nothing any more",
    () => other.doc.getMap("fields").get("headline_page").toString().startsWith("still here "),
  );
  assert.equal((await fetch(`http://${server.address}/draft/${server.story}`)).status, 200);
  [one, other].forEach(leave);
});

test("a revoked member is out within two seconds and does not come back by itself", async () => {
  const window = sit(8);
  await synced(window);
  const closed = new Promise((done) => window.provider.once("closed", done));
  const began = Date.now();
  await fetch(`http://${server.address}/revoke/8`, { method: "POST" });
  assert.equal((await closed).code, 4403);
  assert.ok(Date.now() - began < 2_000);
  assert.equal(window.provider.shouldConnect, false);
  leave(window);
});
