// The room's connection against a small server that keeps the contract at the top of room.ts.

import assert from "node:assert/strict";
import { once } from "node:events";
import { test } from "node:test";
import WebSocket, { WebSocketServer } from "ws";
import { parts } from "./parts.mjs";

const { Y, Awareness, sync, encoding, decoding } = parts;

/** A server that keeps one document. `hold` keeps the acknowledgements back until they are let go. */
class Server {
  doc = new Y.Doc();
  held = [];
  hold = false;

  async open(port = 0) {
    this.sockets = new WebSocketServer({ host: "127.0.0.1", port });
    await once(this.sockets, "listening");
    this.sockets.on("connection", (socket) => this.meet(socket));
    this.port = this.sockets.address().port;
    return this;
  }

  meet(socket) {
    let kept = 0;
    const first = encoding.createEncoder();
    encoding.writeVarUint(first, 0);
    sync.writeSyncStep1(first, this.doc);
    socket.send(encoding.toUint8Array(first));
    socket.on("message", (bytes) => {
      const decoder = decoding.createDecoder(new Uint8Array(bytes));
      if (decoding.readVarUint(decoder) !== 0) return;
      const answer = encoding.createEncoder();
      encoding.writeVarUint(answer, 0);
      const kind = sync.readSyncMessage(decoder, answer, this.doc, socket);
      if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer));
      if (kind === sync.messageYjsSyncStep1) return;
      kept += 1;
      const count = kept;
      const vector = Y.encodeStateVector(this.doc);
      const say = () => {
        const saved = encoding.createEncoder();
        encoding.writeVarUint(saved, 4);
        encoding.writeVarUint8Array(saved, vector);
        encoding.writeVarUint(saved, count);
        socket.send(encoding.toUint8Array(saved));
      };
      if (this.hold) this.held.push(say);
      else say();
    });
  }

  /** Settles when a change has come whose acknowledgement is held. */
  async heard() {
    while (this.held.length === 0) await new Promise((soon) => setImmediate(soon));
  }

  release() {
    for (const say of this.held.splice(0)) say();
  }

  async close() {
    for (const socket of this.sockets.clients) socket.terminate();
    await new Promise((closed) => this.sockets.close(closed));
  }
}

/** A room, and a way to wait for how it stands. */
function enter(port) {
  const doc = new Y.Doc();
  const window = new EventTarget();
  let newest;
  const waiting = [];
  const awareness = new Awareness(doc);
  const room = parts.openRoom(`ws://127.0.0.1:${port}/desk/stories/1`, doc, awareness, (standing) => {
    newest = standing;
    for (const wait of waiting.splice(0)) wait();
  }, { WebSocket, window });
  const until = async (kind) => {
    while (newest.kind !== kind) await new Promise((changed) => waiting.push(changed));
    return newest;
  };
  const write = (text) => doc.getText("t").insert(0, text);
  /** Whether closing the window would be asked about. */
  const warns = () => {
    const event = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const leave = () => {
    room.leave();
    awareness.destroy();
  };
  return { doc, room, window, until, write, warns, leave, now: () => newest };
}

test("a change is being saved until the server has stored it, a deletion too", async () => {
  const server = await new Server().open();
  const seat = enter(server.port);
  await seat.room.ready;
  await seat.until("saved");
  server.hold = true;
  seat.write("abc");
  assert.equal(seat.now().kind, "saving");
  assert.ok(seat.warns());
  await server.heard();
  server.release();
  await seat.until("saved");
  assert.equal(seat.warns(), false);
  // No state vector moves with this one.
  seat.doc.getText("t").delete(0, 2);
  assert.equal(seat.now().kind, "saving");
  await server.heard();
  assert.equal(seat.now().kind, "saving");
  server.release();
  await seat.until("saved");
  assert.equal(server.doc.getText("t").toString(), "c");
  seat.leave();
  await server.close();
});

test("what is written without a line is kept, counted, and sent when the line is back", async () => {
  const server = await new Server().open();
  const seat = enter(server.port);
  await seat.room.ready;
  seat.write("one ");
  await seat.until("saved");
  await server.close();
  await seat.until("offline");
  seat.write("two ");
  seat.doc.getText("t").delete(0, 1);
  assert.deepEqual(seat.now(), { kind: "offline", kept: 2 });
  assert.ok(seat.warns());
  const again = new Server();
  again.doc = server.doc;
  await again.open(server.port);
  seat.window.dispatchEvent(new Event("online"));
  await seat.until("saved");
  assert.equal(again.doc.getText("t").toString(), "wo one ");
  assert.equal(seat.warns(), false);
  seat.leave();
  await again.close();
});

test("who may no longer write is told why, and does not knock again", async () => {
  const server = await new Server().open();
  const seat = enter(server.port);
  await seat.room.ready;
  await seat.until("saved");
  for (const socket of server.sockets.clients) socket.close(4403, "revoked");
  assert.deepEqual(await seat.until("refused"), { kind: "refused", reason: "revoked", kept: 0 });
  seat.leave();
  await server.close();
});

test("a server that sends no count is understood", () => {
  const unsaved = new parts.Unsaved(() => 7);
  unsaved.made(false);
  unsaved.wrote();
  unsaved.made(true);
  unsaved.stored(new Map([[7, 2]]), null, 3);
  assert.equal(unsaved.count, 2);
  unsaved.stored(new Map([[7, 3]]), null, 3);
  assert.equal(unsaved.count, 0);
});
