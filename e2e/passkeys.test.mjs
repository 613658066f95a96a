// A passkey's life in a real browser, with a device that the browser itself plays (Web Authentication, §11: virtual
// authenticators): made, used alone, used after the password, offered in the field for the address, removed. Once with the
// desk in a language that runs to the right, once in one that runs to the left.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser } from "./browser.mjs";

const base = process.env.BASE;
const password = process.env.DESK_PASSWORD;
// Keys are kept for a name: the same server, called by one.
const named = base?.replace("127.0.0.1", "localhost");
let browser;

before(async () => {
  assert.ok(base && password, "start.mjs sets BASE and DESK_PASSWORD");
  browser = await openBrowser();
});
after(() => browser?.close());

/** A browser with a device in it; what it complains of fails the test. */
async function withDevice() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (said) => said.type() === "error" && page.complaints.push(said.text()));
  const tell = await context.newCDPSession(page);
  await tell.send("WebAuthn.enable", { enableUI: false });
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await tell.send("WebAuthn.addVirtualAuthenticator", { options });
  // The device answers at once, also what the page only offers: so it offers nothing until it is told to.
  await context.addInitScript(() => {
    if (!localStorage.getItem("offered")) PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  const offer = (offered) => page.evaluate((on) => (on ? localStorage.setItem("offered", "1") : localStorage.clear()), offered);
  const is = (verified) => tell.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: verified });
  return { context, page, offer, is };
}

const inside = /\/desk\/(stories|welcome)?(\?.*)?$/;

async function byPassword(page, email, then = inside) {
  await page.goto(`${named}/desk/sign-in`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForURL(then), page.click("main form:has([name=password]) button")]);
}

async function signOut(page) {
  await page.goto(`${named}/desk/account`);
  await page.locator('form[action="/desk/sign-out"]').first().evaluate((form) => form.submit());
  await page.waitForURL(/sign-in/);
}

for (const [language, direction, email] of [["en", "ltr", "reporter@orsel.example"], ["ar", "rtl", "editor@orsel.example"]]) {
  test(`a passkey's life in ${language}`, async () => {
    const { context, page, offer, is } = await withDevice();
    await byPassword(page, email);
    await page.goto(`${named}/desk/account`);
    await page.selectOption("form [name=language]", language);
    await Promise.all([page.waitForURL(/done=saved/), page.click("form:has([name=language]) button.main")]);
    assert.equal(await page.locator("html").getAttribute("dir"), direction);

    // Made; it is the first, so there are recovery codes.
    const make = page.locator("form[data-device=create]");
    await make.locator("[name=passkey]").fill(language === "ar" ? "هاتفي" : "My phone");
    await Promise.all([page.waitForURL(`${named}/desk/account/passkeys`), make.locator("button").click()]);
    assert.equal(await page.locator(".codes li").count(), 10);
    await page.goto(`${named}/desk/account`);
    assert.equal(await page.locator("[data-part=passkeys] > li").count(), 1);

    // The same device makes no second one.
    await make.locator("[name=passkey]").fill("Again");
    await make.locator("button").click();
    await page.locator("form[data-device=create] [data-device-said]:not([hidden])").waitFor();

    // Used by the button. What was sent is sent once more by whoever overheard it: it opens nothing.
    await signOut(page);
    const replayed = [];
    const carried = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    await page.route("**/desk/sign-in/passkey", async (route) => {
      const sent = { method: "POST", redirect: "manual", body: route.request().postData(), headers: { "content-type": "application/x-www-form-urlencoded", cookie: carried } };
      const answer = await fetch(route.request().url(), sent);
      replayed.push(answer.status, (await fetch(route.request().url(), sent)).status);
      const headers = { location: answer.headers.get("location") ?? "", "set-cookie": answer.headers.getSetCookie().join("\n") };
      await route.fulfill({ status: answer.status, headers });
    });
    await page.locator("form[data-device=get] button").click();
    await page.waitForURL(inside);
    await page.unroute("**/desk/sign-in/passkey");
    assert.deepEqual(replayed, [303, 422], "what was sent is sent once more");

    // Whoever does not know the PIN does not come in.
    await signOut(page);
    await is(false);
    await page.goto(`${named}/desk/sign-in`);
    await page.locator("form[data-device=get] button").click();
    await page.locator("form[data-device=get] [data-device-said]:not([hidden])").waitFor();
    await is(true);

    // Offered in the field for the address: the device answers as soon as the page is there.
    assert.match(await page.getAttribute("[name=email]", "autocomplete"), /webauthn/);
    await offer(true);
    await page.goto(`${named}/desk/sign-in`, { waitUntil: "commit" });
    await page.waitForURL(inside);
    await offer(false);

    // After the password it is the second factor.
    await signOut(page);
    await byPassword(page, email, /sign-in\/code/);
    await page.locator("form[data-device=get] button").click();
    await page.waitForURL(inside);

    // Removed; who has just come in is not asked for the password.
    await page.goto(`${named}/desk/account`);
    await page.locator("[data-part=passkeys] summary").click();
    await Promise.all([page.waitForURL(/done=passkey-removed/), page.locator('form[action$="/remove"] button.is-danger').click()]);
    assert.equal(await page.locator("[data-part=passkeys] > li").count(), 0);
    await signOut(page);
    await page.goto(`${named}/desk/sign-in`);
    await page.locator("form[data-device=get] button").click();
    await page.waitForURL(/sign-in\/passkey/);
    assert.ok((await page.locator("[role=alert]:visible").first().innerText()).length > 10);
    await byPassword(page, email);

    const unexpected = page.complaints.filter((said) => !said.includes("status of 422"));
    assert.deepEqual(unexpected, []);
    await context.close();
  });
}

test("where the desk has no name there are no passkeys, and it says why", async () => {
  const { context, page } = await withDevice();
  await page.goto(`${base}/desk/sign-in?language=en`);
  assert.equal(await page.locator("form[data-device]").count(), 0);
  await page.fill("[name=email]", "chief@orsel.example");
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForURL(inside), page.click("main form:has([name=password]) button")]);
  await page.goto(`${base}/desk/account`);
  assert.equal(await page.locator("form[data-device]").count(), 0);
  assert.match(await page.locator("#passkeys").innerText(), /base_address/);
  assert.deepEqual(page.complaints, []);
  await context.close();
});

test("without scripts the desk says what is missing, and the password still opens it", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${named}/desk/sign-in?language=en`);
  assert.equal(await page.locator("form[data-device]").isVisible(), false);
  await page.fill("[name=email]", "chief@orsel.example");
  await page.fill("[name=password]", password);
  await page.click("main form:has([name=password]) button");
  await page.goto(`${named}/desk/account`);
  assert.equal(await page.locator("form[data-device=create]").isVisible(), false);
  assert.equal(await page.locator("[data-without-device]").isVisible(), true);
  await context.close();
});
