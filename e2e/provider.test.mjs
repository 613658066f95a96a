// Signing in with a house's identity provider, whole, in a real browser: the provider is `oidc-provider`, which is certified
// by the OpenID Foundation, and asks for name and consent as such providers do. A newsroom of its own is tied to it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import Provider from "oidc-provider";
import { openBrowser } from "./browser.mjs";
import { freePort, ready } from "./start.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const program = resolve(process.env.NIGHTDESK_BIN ?? join(here, "../target/debug/nightdesk"));
const PASSWORD = "four words by chance";
let browser, data, desk, base, provider;

/** Runs one command to its end. */
function nightdesk(args, input = "") {
  const done = spawnSync(program, args, { input, encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
}

before(async () => {
  data = await mkdtemp(join(tmpdir(), "nightdesk-provider-"));
  nightdesk(["init", "--data", data, "--name", "The Harbour Post", "--edition", "en", "--edition", "ar"]);
  for (const [name, email] of [["Lena Marsh", "lena@post.example"], ["Omar Haddad", "omar@post.example"]]) {
    nightdesk(["member", "add", name, "--email", email, "--role", "editor", "--password-stdin", "--data", data], `${PASSWORD}\n`);
  }
  const [port, own] = [await freePort(), await freePort()];
  base = `http://localhost:${port}`;
  const issuer = `http://localhost:${own}`;
  const oidc = new Provider(issuer, {
    clients: [{ client_id: "desk", client_secret: "a secret of some length", redirect_uris: [`${base}/desk/sign-in/provider/back`] }],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: !id.startsWith("unverified"), name: id }) }),
    cookies: { keys: ["a test"] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
  });
  provider = oidc.listen(own);
  const env = { ...process.env, NIGHTDESK_OIDC_CLIENT_SECRET: "a secret of some length" };
  const args = ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--oidc-issuer", issuer, "--oidc-client-id", "desk", "--oidc-name", "House ID", "--oidc-domain", "post.example", "--oidc-only"];
  desk = spawn(program, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  assert.ok(await ready(base, desk), "the desk did not open");
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  provider?.close();
  provider?.closeAllConnections();
  desk?.kill("SIGTERM");
  if (data) await rm(data, { recursive: true, force: true });
});

/** A browser that fetches nothing from elsewhere: the provider's own page would have a font from outside. */
async function visitor() {
  const context = await browser.newContext();
  await context.route("https://fonts.googleapis.com/**", (route) => route.fulfill({ contentType: "text/css", body: "" }));
  return context.newPage();
}

/** Goes through the provider as somebody; answers with the page where that ends. */
async function through(who, language = "en") {
  const page = await visitor();
  page.complaints = [];
  page.on("console", (said) => said.type() === "error" && page.complaints.push(said.text()));
  await page.goto(`${base}/desk/sign-in?language=${language}&next=/desk/account`);
  await page.getByRole("link", { name: /House ID/ }).click();
  await page.fill("[name=login]", who);
  await page.fill("[name=password]", "anything");
  await page.click("[type=submit]");
  await page.locator("form:has([name=prompt][value=consent]) [type=submit]").click();
  await page.waitForURL(`${base}/**`);
  return page;
}

test("a member comes in by the provider, in both directions", async () => {
  for (const [language, who] of [["en", "lena@post.example"], ["ar", "omar@post.example"]]) {
    const page = await through(who, language);
    assert.equal(page.url(), `${base}/desk/account`);
    assert.ok((await page.locator("main").innerText()).includes(who));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("from then on the password alone opens nothing, and says what does", async () => {
  const page = await visitor();
  await page.goto(`${base}/desk/sign-in?language=en`);
  await page.fill("[name=email]", "lena@post.example");
  await page.fill("[name=password]", PASSWORD);
  await page.click("main form:has([name=password]) button");
  assert.match(await page.locator("[role=alert]:visible").innerText(), /with your provider/);
  await page.context().close();
});

test("who is not verified, of another house, or nobody here stays outside and is told why", async () => {
  for (const [who, words] of [["unverified@post.example", /verified/], ["lena@elsewhere.example", /elsewhere\.example/], ["nobody@post.example", /nobody@post\.example/]]) {
    const page = await through(who);
    assert.match(await page.locator("[role=alert]:visible").innerText(), words);
    assert.equal(await page.locator("[name=password]").count(), 1, "the door");
    await page.context().close();
  }
});

test("whoever says no at the provider comes back to the door", async () => {
  const page = await visitor();
  await page.goto(`${base}/desk/sign-in?language=en`);
  await page.getByRole("link", { name: /House ID/ }).click();
  await page.fill("[name=login]", "lena@post.example");
  await page.fill("[name=password]", "anything");
  await page.click("[type=submit]");
  await page.locator("[name=prompt][value=consent]").waitFor({ state: "attached" });
  await page.locator('a[href*="abort"]').click();
  await page.waitForURL(`${base}/**`);
  assert.match(await page.locator("[role=alert]:visible").innerText(), /did not let you in/);
  // An old answer is good for nothing.
  await page.goto(`${base}/desk/sign-in/provider/back?code=made-up&state=made-up`);
  assert.match(await page.locator("[role=alert]:visible").innerText(), /begin again/i);
  await page.context().close();
});
