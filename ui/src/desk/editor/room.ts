// The room of a story: the connection to the server that keeps the draft.
//
// What goes over the wire, at `/desk/stories/{id}/room` (binary WebSocket messages, numbers and byte arrays as lib0
// writes them):
//
//   0  sync       y-protocols/sync: step 1 (state vector), step 2 and update (what the other lacks)
//   1  awareness  y-protocols/awareness: who is here and where
//   3  query      asks for everybody's awareness
//   4  saved      server to client only, after it has durably stored what came from this client:
//                 varUint8Array(state vector of what is stored)
//                 varUint(how many step 2 and update messages of this connection are stored)
//
// Why the count: a deletion does not move a state vector, so the vector alone cannot say that a deletion is kept. A
// server that leaves the count out is understood; then a change counts as saved with the next message 4 whose vector
// covers this client.
//
// The server answers step 1 with step 2 and asks with a step 1 of its own. It sends something at least every 25
// seconds (awareness is echoed to its sender too, and clients renew theirs every 15): y-websocket takes a silence of
// 30 seconds for a dead line. Close codes 4400 to 4499 say that coming back is pointless: 4403 the member may no
// longer write here, 4404 the story is gone; the reason is shown. Any other close is followed by new attempts.
//
// Changes that are not saved stay in memory and go out when the line is back; closing the window asks first.

import { createDecoder, hasContent, readVarUint, readVarUint8Array } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const SYNC = 0;
const STEP_1 = 0;
const SAVED = 4;

/** How the connection stands. */
export type Standing =
  | { kind: "connecting" }
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "offline"; kept: number }
  | { kind: "refused"; reason: string; kept: number };

/** A room that is open. */
export interface Room {
  /** Settles when the draft has come for the first time. */
  ready: Promise<void>;
  standing(): Standing;
  leave(): void;
}

/** What a test or another runtime may bring. */
export interface Ways {
  WebSocket: typeof WebSocket;
  window: Pick<Window, "addEventListener" | "removeEventListener">;
}

/** Counts changes until they are known to be stored. */
export class Unsaved {
  /** For each change the message of this connection that carried it; null while it is nowhere but here. */
  private changes: { message: number | null }[] = [];
  private sent = 0;

  constructor(private readonly client: () => number) {}

  get count(): number {
    return this.changes.length;
  }

  /** A change was made here, and went out with the last message where the line is up. */
  made(out: boolean): void {
    this.changes.push({ message: out ? this.sent : null });
  }

  /** Step 2 or an update went out: everything made so far is in it or in one before. */
  wrote(): void {
    this.sent += 1;
    for (const change of this.changes) change.message ??= this.sent;
  }

  /** The line was cut: nothing that was not acknowledged is known to be stored. */
  cut(): void {
    this.sent = 0;
    for (const change of this.changes) change.message = null;
  }

  /** The server said what it has stored. */
  stored(vector: Map<number, number>, count: number | null, clock: number): void {
    const all = count === null && (vector.get(this.client()) ?? 0) >= clock;
    this.changes = this.changes.filter(({ message }) => message === null || !(all || (count !== null && message <= count)));
  }
}

/** Opens the room of a story. `address` is its page, `wss://host/desk/stories/{id}`. */
export function openRoom(
  address: string,
  doc: Y.Doc,
  awareness: Awareness,
  changed: (standing: Standing) => void,
  ways: Ways = { WebSocket, window },
): Room {
  const unsaved = new Unsaved(() => doc.clientID);
  let refused: string | null = null;
  let synced = false;

  /** A socket that notices what goes out. */
  class Counted extends ways.WebSocket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      super.send(data);
      if (!(data instanceof Uint8Array)) return;
      const decoder = createDecoder(data);
      if (readVarUint(decoder) === SYNC && readVarUint(decoder) !== STEP_1) unsaved.wrote();
    }
  }

  const provider = new WebsocketProvider(address, "room", doc, {
    awareness,
    connect: false,
    // Windows of one person meet in the room, under the eyes of the server.
    disableBc: true,
    WebSocketPolyfill: Counted,
    // Attempts double from 0.2 seconds; each client stops at a limit of its own, so that a server that comes back
    // does not meet everybody in the same second.
    maxBackoffTime: 4_000 + Math.random() * 6_000,
  });

  const standing = (): Standing => {
    if (refused !== null) return { kind: "refused", reason: refused, kept: unsaved.count };
    if (!provider.wsconnected) return synced ? { kind: "offline", kept: unsaved.count } : { kind: "connecting" };
    return unsaved.count > 0 ? { kind: "saving" } : { kind: "saved" };
  };
  const say = (): void => changed(standing());

  // The provider listens to updates since it was made, so a change has gone out, where it can, when it is counted:
  // it stands in the last message that was sent.
  const note = (_update: Uint8Array, origin: unknown): void => {
    if (origin === provider) return;
    unsaved.made(provider.wsconnected);
    say();
  };
  provider.messageHandlers[SAVED] = (_encoder, decoder) => {
    const vector = Y.decodeStateVector(readVarUint8Array(decoder));
    const count = hasContent(decoder) ? readVarUint(decoder) : null;
    unsaved.stored(vector, count, Y.getState(doc.store, doc.clientID));
    say();
  };

  const ready = new Promise<void>((resolve) => {
    provider.on("sync", (done: boolean) => {
      if (!done) return;
      synced = true;
      resolve();
      say();
    });
  });
  provider.on("status", ({ status }) => {
    if (status === "disconnected") unsaved.cut();
    say();
  });
  provider.on("closed", ({ code, reason }) => {
    refused = reason || String(code);
    say();
  });

  const retry = (): void => provider.connect();
  const warn = (event: BeforeUnloadEvent): void => {
    if (unsaved.count > 0) event.preventDefault();
  };
  ways.window.addEventListener("online", retry);
  ways.window.addEventListener("beforeunload", warn as EventListener);
  doc.on("update", note);
  provider.connect();
  say();
  return {
    ready,
    standing,
    leave: () => {
      ways.window.removeEventListener("online", retry);
      ways.window.removeEventListener("beforeunload", warn as EventListener);
      doc.off("update", note);
      provider.destroy();
    },
  };
}
