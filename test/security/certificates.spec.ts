import type { ElectronApplication, Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test as base } from '../support/desk';
import { frame } from '../support/frame';
import { startProxy, type Proxy } from '../support/proxy';
import { searchPage } from '../support/search-page';
import { certificateFile, serveSecurely, type SecurelyServed } from '../support/secure-served';
import type { Served } from '../support/served';
import { serversPage } from '../support/servers-page';
import { signInPage } from '../support/sign-in-page';

const { operator } = practicePeople;

const test = base.extend<{ secure: SecurelyServed }>({
  secure: async ({}, use) => {
    const secure = await serveSecurely();
    await use(secure);
    await secure.close();
  },
});

/** Signs in to another server, and goes to **Settings**. */
async function openSettings(page: Page, served: Served): Promise<void> {
  await signInPage(page).signIn(served.url, operator);
  await expect(searchPage(page).heading).toBeVisible();
  await frame(page).visit('Settings');
}

/** Adds a server by its address to **Settings**, and picks it for the company's authority. */
async function addServer(page: Page, address: string): Promise<void> {
  const settings = serversPage(page);
  await settings.add.click();
  await settings.name.fill(address);
  await settings.address.fill(address);
  await settings.save.click();
  await settings.caServer.selectOption({ label: address });
}

/** Lets the system's file dialog choose a file, or nothing. */
async function willChoose(app: ElectronApplication, name: string | null): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
    name === null ? [] : [certificateFile(name)],
  );
}

/** Trusts an authority for the server on a port of this machine, by its names, and signs out. */
async function choose(
  { app, page, served }: { app: ElectronApplication; page: Page; served: Served },
  name: string,
  port: number,
  hosts = ['127.0.0.1'],
): Promise<void> {
  await openSettings(page, served);
  for (const host of hosts) {
    await addServer(page, `https://${host}:${String(port)}`);
    await willChoose(app, name);
    await serversPage(page).chooseCa.click();
    await expect(
      frame(page).said(`The company authority counts for https://${host}:${String(port)} from now on.`),
    ).toBeVisible();
  }
  await frame(page).signOut.click();
}

/** Tries to sign in, and shows that the server saw a connection, but not one request. */
async function isRefused(page: Page, secure: SecurelyServed, host = '127.0.0.1'): Promise<void> {
  const before = [secure.connections(), secure.ledger.entries().length] as const;
  const form = signInPage(page);
  await form.signIn(`https://${host}:${secure.port}`, operator);
  await expect(form.alert).toContainText('The server’s identity could not be verified');
  expect(secure.connections()).toBeGreaterThan(before[0]);
  expect(secure.ledger.entries()).toHaveLength(before[1]);
}

test('the company’s authority is trusted once it is chosen, and no longer once it is removed', async ({
  app,
  page,
  served,
  secure,
}) => {
  await isRefused(page, secure);
  await choose({ app, page, served }, 'company-ca.pem', secure.port);
  await signInPage(page).signIn(`https://127.0.0.1:${secure.port}`, operator);
  await expect(searchPage(page).heading).toBeVisible();
  expect(secure.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });

  const settings = serversPage(page);
  await frame(page).visit('Settings');
  await expect(settings.ca).toContainText(`· for https://127.0.0.1:${String(secure.port)}`);
  await settings.removeCa.click();
  await expect(settings.ca).toContainText('None chosen.');
  await expect(settings.chooseCa).toBeFocused();
  await frame(page).signOut.click();
  secure.hangUp();
  await isRefused(page, secure);
});

test('the authority counts for the server that it was chosen for alone', async ({ app, page, served, secure }) => {
  const other = await serveSecurely();
  await choose({ app, page, served }, 'company-ca.pem', other.port);
  await isRefused(page, secure);
  await signInPage(page).signIn(`https://127.0.0.1:${String(other.port)}`, operator);
  await expect(searchPage(page).heading).toBeVisible();
  await other.close();
});

test('nobody but an operator of a server can change what is trusted: practice is open to anybody', async ({ page }) => {
  const ask = () => page.evaluate(() => window.desk.call('settings:choose-company-ca', { server: 'crm.example' }));
  const refused = { ok: false, failure: { reason: 'not-yours-to-trust' } };
  await expect(signInPage(page).heading).toBeVisible();
  expect(await ask()).toMatchObject(refused);
  await signInPage(page).practise.click();
  await frame(page).visit('Settings');
  await expect(serversPage(page).ca).toContainText('Sign in to a server to change this: in practice anybody could.');
  await expect(serversPage(page).chooseCa).toHaveCount(0);
  expect(await ask()).toMatchObject(refused);
});

test('another authority does not help', async ({ app, page, served, secure }) => {
  await choose({ app, page, served }, 'other-ca.pem', secure.port);
  await isRefused(page, secure);
});

test('a certificate whose time is over stays refused, also under an authority that is trusted', async ({
  app,
  page,
  served,
}) => {
  const expired = await serveSecurely(['expired.pem']);
  await choose({ app, page, served }, 'past-ca.pem', expired.port);
  await isRefused(page, expired);
  await expired.close();
});

test.describe('with a name that leads to this machine', () => {
  test.use({ switches: ['--host-resolver-rules=MAP crm.example.net 127.0.0.1'] });

  test('a name that the certificate has not stays refused', async ({ app, page, served, secure }) => {
    const hosts = ['crm.example.net', 'localhost'];
    await choose({ app, page, served }, 'company-ca.pem', secure.port, hosts);
    await isRefused(page, secure, 'crm.example.net');
    await signInPage(page).signIn(`https://localhost:${secure.port}`, operator);
    await expect(searchPage(page).heading).toBeVisible();
  });
});

test('a file that is no authority is refused in words, and calling off changes nothing', async ({
  app,
  page,
  served,
}) => {
  const settings = serversPage(page);
  await openSettings(page, served);
  await willChoose(app, 'leaf.pem');
  await settings.chooseCa.click();
  await expect(settings.ca.getByRole('alert')).toContainText('This file holds no certificate authority');
  await willChoose(app, null);
  await settings.chooseCa.click();
  await expect(settings.ca.getByRole('alert')).toBeHidden();
  await expect(settings.ca).toContainText('None chosen.');
});

test('the authority is still trusted after a restart', async ({ profile, served, secure }) => {
  const first = await startDesk(profile);
  await choose({ ...first, served }, 'company-ca.pem', secure.port);
  await first.app.close();
  const second = await startDesk(profile);
  await signInPage(second.page).signIn(`https://127.0.0.1:${secure.port}`, operator);
  await expect(searchPage(second.page).heading).toBeVisible();
  await second.app.close();
});

const proxied = test.extend<{ companyProxy: Proxy }>({
  companyProxy: async ({}, use) => {
    const proxy = await startProxy();
    await use(proxy);
    await proxy.close();
  },
  // this machine itself is never asked by way of a proxy, unless that is said
  switches: async ({ companyProxy }, use) => {
    await use([`--proxy-server=127.0.0.1:${companyProxy.port}`, '--proxy-bypass-list=<-loopback>']);
  },
});

proxied('requests go through the proxy of the system', async ({ page, companyProxy, served }) => {
  await signInPage(page).signIn(served.url, operator);
  await expect(searchPage(page).heading).toBeVisible();
  expect(companyProxy.asked).toContain(`POST ${served.url}/authentication/token`);
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
});

proxied(
  'over TLS the proxy only tunnels: the authority counts as without it',
  async ({ app, page, companyProxy, served, secure }) => {
    await isRefused(page, secure);
    await choose({ app, page, served }, 'company-ca.pem', secure.port);
    await signInPage(page).signIn(`https://127.0.0.1:${secure.port}`, operator);
    await expect(searchPage(page).heading).toBeVisible();
    const asked = companyProxy.asked.filter((line) => line.includes(`:${secure.port}`));
    expect(new Set(asked)).toEqual(new Set([`CONNECT 127.0.0.1:${secure.port}`]));
  },
);
