// Signing in to the demo's desk. The desk speaks the language of the account, and an account keeps what an earlier test
// chose: so the language is always said.

import assert from "node:assert/strict";

/** Signs somebody in on this page, with the desk in this language; the page stands on their account afterwards. */
export async function signIn(page, { base, email, password, language }) {
  await page.goto(`${base}/desk/sign-in?language=${language}`);
  await page.fill("[name=email]", email);
  await page.fill("[name=password]", password);
  await Promise.all([page.waitForURL(/\/desk\/(stories|members|account|welcome)?$/), page.click("main form button:not([name])")]);
  await page.goto(`${base}/desk/account`);
  await page.selectOption("form [name=language]", language);
  await Promise.all([page.waitForURL(/done=saved/), page.click("form:has([name=language]) button.main")]);
  assert.equal(await page.locator("html").getAttribute("lang"), language);
  return page;
}
