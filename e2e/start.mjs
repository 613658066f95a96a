// Starts the demo newsroom for the tests, and ends it after them.
//
//   node start.mjs COMMAND ARGS…    opens the demo, runs the command with BASE set to its address and DESK_PASSWORD to
//                                   what opens its desk, closes the demo
//
// BASE in the environment means that a newsroom is open already: it is used and left alone. NIGHTDESK_BIN names the
// program (usually target/debug/nightdesk). Everything the demo writes lies in a folder of its own and goes with it.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** How long the demo may take to draw its pictures and open, in milliseconds; a debug program is slow at drawing. */
const PATIENCE = 180_000;

/** The program under test. */
export function program() {
  const path = resolve(process.env.NIGHTDESK_BIN ?? join(here, "../target/debug/nightdesk"));
  if (!existsSync(path)) throw new Error(`${path} is not there: build it with cargo build -p nightdesk`);
  return path;
}

/** Opens the demo newsroom: its address without a slash at the end, the password of its people, and how to close it. */
export async function open() {
  if (process.env.BASE) {
    const password = process.env.DESK_PASSWORD ?? "";
    return { base: process.env.BASE.replace(/\/$/, ""), password, close: async () => {} };
  }
  const data = await mkdtemp(join(tmpdir(), "nightdesk-e2e-"));
  const { base, close } = await serve(["demo", "--data", data], data);
  const told = await readFile(join(data, "demo-sign-in.txt"), "utf8").catch(() => "");
  return { base, password: told.match(/: (\S+)\s*$/)?.[1] ?? "", close };
}

/** Runs the program with these arguments until it serves: its address, its process, and how to end it and its data. */
export async function serve(args, data) {
  const listen = `127.0.0.1:${await freePort()}`;
  const demo = spawn(program(), [...args, "--listen", listen], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [demo.stdout, demo.stderr]) stream.on("data", (words) => (said = (said + words).slice(-4_000)));
  const ended = new Promise((done) => demo.once("exit", done));
  const close = async () => {
    if (demo.exitCode === null) demo.kill("SIGTERM");
    // Open answers may keep it a little; what does not end is ended.
    const slow = setTimeout(() => demo.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(slow);
    await rm(data, { recursive: true, force: true });
  };
  const base = `http://${listen}`;
  const opened = await ready(base, demo);
  if (!opened) {
    await close();
    throw new Error(`the newsroom did not open; it said:\n${said}`);
  }
  return { base, child: demo, close };
}

async function ready(base, demo) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end && demo.exitCode === null) {
    const answer = await fetch(`${base}/health/ready`).catch(() => null);
    if (answer?.ok) return true;
    await new Promise((wake) => setTimeout(wake, 150));
  }
  return false;
}

function freePort() {
  return new Promise((found, lost) => {
    const probe = createServer();
    probe.once("error", lost);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Error("say what to run: node start.mjs COMMAND ARGS…");
  const { base, password, close } = await open();
  const run = spawn(command, args, { stdio: "inherit", env: { ...process.env, BASE: base, DESK_PASSWORD: password } });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => run.kill(signal));
  const code = await new Promise((done) => {
    run.once("error", (error) => (console.error(`${command} cannot be run: ${error.message}`), done(1)));
    run.once("exit", (status) => done(status ?? 1));
  });
  await close();
  process.exitCode = code;
}
