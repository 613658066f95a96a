// The examples of docs/webhooks.md, run as they stand there, against a real server of ours: what it sends they take, once;
// what is forged, changed or old they refuse.
//
//   node --test hooks.test.mjs
//
// The one in Python wants python3 with the package standardwebhooks, the one in Rust a program built from it, which
// RUST_RECEIVER names; where they are missing it says so.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Webhook } from "standardwebhooks";

const here = fileURLToPath(new URL(".", import.meta.url));
const program = resolve(process.env.NIGHTDESK_BIN ?? join(here, "../target/debug/nightdesk"));
const PATIENCE = 30_000;

let folder;
let server;
const running = [];

async function freePort() {
  const socket = createServer().listen(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  socket.close();
  return port;
}

async function within(what, found) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await found();
    if (value) return value;
    if (Date.now() > end) assert.fail(`not within ${PATIENCE} ms: ${what}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

const nightdesk = (...words) => execFileSync(program, words, { cwd: folder, encoding: "utf8" });

/** The example in this language, as it stands in the guide. */
async function recipe(language) {
  const guide = await readFile(join(here, "../docs/webhooks.md"), "utf8");
  const found = guide.split(`<!-- recipe: ${language} -->`)[1]?.match(/```\w+\n([\s\S]*?)```/);
  assert.ok(found, `the guide has no example for ${language}`);
  return found[1];
}

/** A receiver that runs, the lines that it says, and where it listens. */
async function receiver(command, words, secret, port) {
  const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: String(port) };
  const child = spawn(command, words, { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  running.push(child);
  const lines = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const address = `http://127.0.0.1:${port}/in`;
  await within(`${command} listens`, () => fetch(address, { method: "POST", body: "{}" }).then(() => true, () => false));
  return { lines, address };
}

before(async () => {
  assert.ok(existsSync(program), `${program} is not there: cargo build -p nightdesk`);
  folder = await mkdtemp(join(tmpdir(), "nightdesk-hooks-"));
  await symlink(join(here, "node_modules"), join(folder, "node_modules"));
  nightdesk("init", "--data", "data", "--name", "The Post", "--edition", "en");
});

after(async () => {
  for (const child of [...running, server]) child?.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

/** The program that runs this example, or why it cannot be had. */
const RECEIVERS = {
  node: async () => {
    await writeFile(join(folder, "receiver.mjs"), await recipe("node"));
    return { command: process.execPath, words: ["receiver.mjs"] };
  },
  python: async () => {
    const python = process.env.PYTHON ?? "python3";
    if (spawnSync(python, ["-c", "import standardwebhooks"]).status !== 0) return { missing: "no python3 with standardwebhooks" };
    await writeFile(join(folder, "receiver.py"), await recipe("python"));
    return { command: python, words: ["receiver.py"] };
  },
  rust: async () => {
    const built = process.env.RUST_RECEIVER;
    return built ? { command: resolve(built), words: [] } : { missing: "RUST_RECEIVER names no program" };
  },
};

for (const [language, made] of Object.entries(RECEIVERS)) {
  test(`the example in ${language} takes what a server sends, once, and refuses what is forged or old`, async (t) => {
    const { missing, command, words } = await made();
    if (missing) return t.skip(missing);
    const port = await freePort();
    const host = `127.0.0.1:${port}`;
    const add = ["hook", "add", "--data", "data", language, "--address", `http://${host}/in`, "--hook-host", host, "--json"];
    const { id, secret } = JSON.parse(nightdesk(...add));
    const { lines, address } = await receiver(command, words, secret, port);
    // A server of its own for each example: what a host may be reached at is said when it starts.
    server?.kill("SIGKILL");
    server = spawn(program, ["serve", "--data", "data", "--listen", `127.0.0.1:${await freePort()}`, "--hook-host", host], { cwd: folder, stdio: "ignore" });
    nightdesk("flash", "--data", "data", "--edition", "en", "Bridge reopens");
    await within("the flash is told", () => lines.some((line) => line.includes("flash.sent")));
    assert.equal(JSON.parse(nightdesk("hook", "test", "--data", "data", id, "--hook-host", host, "--json")).said, "thank you");
    await within("the test is told", () => lines.some((line) => line.includes("hook.test")));

    // Whoever has the secret may say anything; nobody else, and not later, and not twice.
    const hook = new Webhook(secret);
    const body = JSON.stringify({ type: "story.killed", timestamp: new Date().toISOString(), data: { story: { address: "/en/x" } } });
    const send = async (id, at, signed, said = body) => {
      const headers = { "webhook-id": id, "webhook-timestamp": String(Math.floor(at / 1000)), "webhook-signature": signed };
      const answer = await fetch(address, { method: "POST", headers, body: said });
      return [answer.status, await answer.text()];
    };
    const now = Date.now();
    const sign = (id, at) => hook.sign(id, new Date(at), body);
    assert.deepEqual(await send("one", now, sign("one", now)), [200, "thank you"]);
    assert.deepEqual(await send("one", now, sign("one", now)), [200, "known"]);
    assert.deepEqual(await send("two", now, `v1,AAAA ${sign("two", now)}`), [200, "thank you"]);
    const refused = "not signed by the newsroom, or too old";
    const old = now - 6 * 60_000;
    assert.deepEqual(await send("old", old, sign("old", old)), [400, refused], "signed well, six minutes ago");
    assert.deepEqual(await send("old", now, sign("old", old)), [400, refused], "an old signature with a new time");
    assert.deepEqual(await send("other", now, sign("one", now)), [400, refused], "another id");
    assert.deepEqual(await send("three", now, sign("three", now), body.replace("killed", "saved")), [400, refused], "a changed body");
    assert.deepEqual(await send("four", now, new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").sign("four", new Date(now), body)), [400, refused]);
  });
}
