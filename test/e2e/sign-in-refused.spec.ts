import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { closedPort, serveSelfSigned, serveWebPages, type OtherServer } from '../support/servers';
import { signInPage } from '../support/sign-in-page';
import type { Page } from '@playwright/test';

const { operator, organisation } = practicePeople;

/** Tries to sign in where it cannot work, and shows that nothing typed is lost. */
async function tryAt(page: Page, address: string): Promise<void> {
  const form = signInPage(page);
  await form.signIn(address, operator);
  await expect(form.alert).toBeVisible();
  await expect(form.server).toHaveValue(address);
  await expect(form.organisation).toHaveValue(organisation);
  await expect(form.userName).toHaveValue(operator.username);
  await expect(form.password).toHaveValue(operator.password);
}

async function withServer(start: () => Promise<OtherServer>, work: (server: OtherServer) => Promise<void>) {
  const server = await start();
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

test('a server that cannot be reached is called that', async ({ page }) => {
  await tryAt(page, `http://127.0.0.1:${await closedPort()}`);
  await expect(signInPage(page).alert).toContainText('The server cannot be reached');
});

test('a web page is not taken for CRM.COM', async ({ page }) => {
  await withServer(serveWebPages, async (server) => {
    await tryAt(page, `http://127.0.0.1:${server.port}`);
    await expect(signInPage(page).alert).toContainText('A web page answered instead of CRM.COM');
    expect(server.requests).toEqual(['POST /crmapi/rest/v2/authentication/token']);
  });
});

test('a server that is CRM.COM, but at another path, is not found', async ({ page, served }) => {
  await tryAt(page, `${new URL(served.url).origin}/elsewhere`);
  await expect(signInPage(page).alert).toContainText('Check the server address and its path.');
  expect(served.ledger.entries()).toEqual([]);
});

test('a certificate that does not verify is refused before anything is sent', async ({ page }) => {
  await withServer(serveSelfSigned, async (server) => {
    await tryAt(page, `https://127.0.0.1:${server.port}`);
    await expect(signInPage(page).alert).toContainText('The server’s identity could not be verified');
    expect(server.connections()).toBeGreaterThan(0);
    expect(server.requests).toEqual([]);
  });
});

test.describe('with a name that leads to this machine', () => {
  test.use({ switches: ['--host-resolver-rules=MAP crm.example.com 127.0.0.1'] });

  test('http:// to another machine is refused before a connection is made', async ({ page }) => {
    await withServer(serveWebPages, async (server) => {
      await tryAt(page, `http://crm.example.com:${server.port}`);
      await expect(signInPage(page).alert).toContainText('This address is not secure');
      await expect(signInPage(page).server).toBeFocused();
      await expect(signInPage(page).server).toHaveAccessibleDescription(/Use an address that begins with https/);
      expect(server.connections()).toBe(0);

      // the way there is open: the same name over https:// does arrive
      await tryAt(page, `https://crm.example.com:${server.port}`);
      await expect.poll(server.connections).toBeGreaterThan(0);
      expect(server.requests).toEqual([]);
    });
  });
});

test('what is no address at all is said at its field', async ({ page }) => {
  await tryAt(page, 'https://crm example com');
  await expect(signInPage(page).server).toBeFocused();
  await expect(signInPage(page).server).toHaveAccessibleDescription(/This does not have the expected form\./);
});
