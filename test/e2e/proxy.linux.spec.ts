import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { audit, setTheme } from '../support/audit';
import { expect, quit, startDesk, test as base, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { outboxPage, saving } from '../support/outbox-page';
import { startProxy, type Proxy } from '../support/proxy';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { certificateFile, serveSecurely, type SecurelyServed } from '../support/secure-served';
import { signInPage } from '../support/sign-in-page';
import { createPage } from '../support/token-form';
import { tokenPage } from '../support/token-page';

const { operator, tokens } = practicePeople;
const account = { userName: 'desk-7', password: 'Proxy-Secret-48151' };
const later = { ...account, password: 'Proxy-Secret-62342' };

const test = base.extend<{ company: Proxy; secure: SecurelyServed; address: string }>({
  company: async ({}, use) => {
    const company = await startProxy();
    await use(company);
    await company.close();
  },
  secure: async ({}, use) => {
    const secure = await serveSecurely();
    await use(secure);
    await secure.close();
  },
  /** Of a server over TLS, which the proxy tunnels to. */
  address: async ({ secure }, use) => use(`https://127.0.0.1:${String(secure.port)}`),
});

test.beforeEach(({ profile, company }): void => {
  const companyCa = [readFileSync(certificateFile('company-ca.pem'), 'utf8')];
  const servers = `127.0.0.1:${String(company.port)}`;
  writePolicy(profile, { companyCa, proxy: { mode: 'servers', servers, bypass: '<-loopback>' } });
});

function proxyDialog(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Sign in to the proxy' });
  const box = (name: string) => dialog.getByRole('textbox', { name, exact: true });
  return {
    dialog,
    userName: box('User name'),
    password: box('Password'),
    async signIn({ userName, password }: typeof account): Promise<void> {
      await box('User name').fill(userName);
      await box('Password').fill(password);
      await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    },
  };
}

/** The files of a profile in which a secret stands in any form. */
function filesWith(profile: string, secret: string): string[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((file) => holds(readFileSync(file), secret));
}

test('a proxy’s sign-in is asked for, kept once it worked, given after a restart, and asked for again once it changed', async ({
  profile,
  company,
  secure,
  address,
}) => {
  test.setTimeout(180_000);
  company.account = account;
  const first = await startDesk(profile);
  const asked = proxyDialog(first.page);
  await signInPage(first.page).signIn(address, operator);
  await expect(asked.dialog).toContainText(`127.0.0.1:${String(company.port)}`);
  await expect(asked.dialog).toContainText('Head office');
  await expect(asked.userName).toBeFocused();
  await expect(asked.password).toHaveAttribute('type', 'password');
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(first.page, theme);
    expect.soft(await audit(first.page), theme).toEqual([]);
  }
  expect(secure.ledger.entries()).toEqual([]);
  await asked.signIn(later);
  await expect(asked.dialog).toContainText('The proxy did not accept this user name and password.');
  await asked.signIn(account);
  // what waited for the proxy goes on by itself
  await expect(searchPage(first.page).heading).toBeVisible();
  await expect(frame(first.page).said('Signed in to the proxy')).toBeVisible();
  expect(company.triedWith(later.password)).toBe(1);
  await first.app.close();

  const second = await startDesk(profile);
  await searchPage(second.page).find(tokens.effective.authentication_code);
  await expect(tokenPage(second.page).heading).toBeVisible();
  const again = proxyDialog(second.page);
  await expect(again.dialog).toBeHidden();

  company.account = later;
  await frame(second.page).visit('Search');
  await searchPage(second.page).find(tokens.effective.authentication_code);
  await expect(again.dialog).toContainText('no longer accepts');
  await again.signIn(later);
  await expect(tokenPage(second.page).heading).toBeVisible();
  await second.app.close();
  for (const { password } of [account, later]) expect(filesWith(profile, password)).toEqual([]);
  expect(filesWith(profile, account.userName)).toEqual([]);
});

test('a create that meets a proxy’s sign-in was not sent, waits in the Outbox, and is made once', async ({
  profile,
  company,
  secure,
  address,
}) => {
  test.setTimeout(180_000);
  const desk = await startDesk(profile);
  const { page } = desk;
  await signInPage(page).signIn(address, operator);
  await expect(searchPage(page).heading).toBeVisible();
  company.account = account;
  // the form reads the classifications, and meets the proxy first
  await frame(page).visit('Create');
  const asked = proxyDialog(page);
  await expect(asked.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(asked.dialog).toBeHidden();
  const form = createPage(page);
  await form.code.fill('99021099999');
  await form.submit.click();
  await expect(form.alert).toContainText('The proxy of this network asks for a user name and password');
  await expect(form.alert).toContainText('the server was sent nothing');
  await expect(form.code).toHaveValue('99021099999');
  await saving(page).save.click();
  await frame(page).visit('Outbox');
  const entry = outboxPage(page).entry('99021099999');
  await expect(entry.row).toContainText('Waiting');
  await expect(entry.row).toContainText('The proxy of this network asks for a user name and password', {
    timeout: 30_000,
  });
  await frame(page).statusLine.getByRole('button', { name: 'Sign in to the proxy' }).click();
  await asked.signIn(account);
  await expect(entry.row).toContainText('Confirmed', { timeout: 60_000 });
  expect(secure.ledger.entries('access_tokens/create').map(({ outcome }) => outcome)).toEqual(['ok']);
  await quit(desk);
});

const said = {
  'only Negotiate': {
    refusal: { status: 407, headers: { 'proxy-authenticate': 'Negotiate' } },
    words: 'asks for a sign-in that this computer cannot give',
  },
  'a refused tunnel': { refusal: { status: 503 }, words: 'The proxy of this network did not connect to the server' },
  'a redirect in place of a tunnel': {
    refusal: { status: 302, headers: { location: 'http://portal.example/' } },
    words: 'The proxy of this network did not connect to the server',
  },
};

for (const [name, { refusal, words }] of Object.entries(said))
  test(`${name} of the proxy is said as what it is, and a create is not sent`, async ({
    profile,
    company,
    secure,
    address,
  }) => {
    const desk = await startDesk(profile);
    const { page } = desk;
    await signInPage(page).signIn(address, operator);
    await expect(searchPage(page).heading).toBeVisible();
    company.refusal = refusal;
    await frame(page).visit('Create');
    const form = createPage(page);
    await form.code.fill('99021099999');
    await form.submit.click();
    await expect(form.alert).toContainText(words);
    await expect(form.alert).toContainText('sent nothing');
    expect(secure.ledger.entries('access_tokens/create')).toEqual([]);
    await quit(desk);
  });

test('NTLM of the proxy asks for a Windows account', async ({ profile, company, address }) => {
  company.refusal = { status: 407, headers: { 'proxy-authenticate': ['NTLM', 'Negotiate'] } };
  const desk = await startDesk(profile);
  await signInPage(desk.page).signIn(address, operator);
  await expect(proxyDialog(desk.page).dialog).toContainText('DOMAIN\\name');
  await quit(desk);
});

const plain = {
  407: {
    refusal: { status: 407, headers: { 'proxy-authenticate': 'Basic realm="x"' } },
    words: 'asks for a user name and password',
    sent: false,
  },
  511: {
    refusal: { status: 511, body: '<h1>Sign in</h1>' },
    words: 'This network asks you to sign in first',
    sent: false,
  },
  'a page of a portal': {
    refusal: { status: 200, body: '<h1>Sign in</h1>' },
    words: 'A web page answered in place of CRM.COM',
    sent: true,
  },
  'a redirect of a portal': {
    refusal: { status: 302, headers: { location: 'http://portal.example/' } },
    words: 'Something sent this desk to another address',
    sent: true,
  },
};

for (const [name, { refusal, words, sent }] of Object.entries(plain))
  test(`${name} over http is said as what it is, and whether the server got a create`, async ({
    profile,
    company,
    served,
  }) => {
    const desk = await startDesk(profile);
    const { page } = desk;
    await signInPage(page).signIn(served.url, operator);
    await expect(searchPage(page).heading).toBeVisible();
    company.refusal = refusal;
    await frame(page).visit('Create');
    const form = createPage(page);
    const { dialog } = proxyDialog(page);
    if (refusal.status === 407) {
      // the form reads the classifications, and meets the proxy first
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await form.code.fill('99021099999');
    await form.submit.click();
    await expect(form.alert).toContainText(words);
    await expect(form.alert).toContainText(sent ? 'or not' : 'sent nothing');
    company.refusal = null;
    await quit(desk);
  });
