import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { practicePeople } from '../../electron/practice/people';
import { audit, setTheme } from '../support/audit';
import { expect, test, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { startProxy, type Proxy } from '../support/proxy';
import { searchPage } from '../support/search-page';
import { serversPage } from '../support/servers-page';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { operator, organisation, tokens } = practicePeople;
const fixed = 'Set by your organisation';

test('a policy locks settings and servers, hides what it hides, and a change counts without a restart', async ({
  signedIn: page,
  served,
  profile,
}) => {
  test.setTimeout(120_000);
  const settings = serversPage(page);
  const lockAfter = page.getByRole('textbox', { name: 'Lock after' });
  await frame(page).visit('Settings');
  await expect(lockAfter).toBeEnabled();

  const server = { name: 'Head office', address: served.url, organisation };
  writePolicy(profile, {
    servers: [server],
    onlyTheseServers: true,
    lock: { deskMinutes: 7 },
    offline: { queue: false },
    companyCa: [],
    hidden: ['list', 'print', 'life-cycle', 'one-time-password', 'practice'],
  });
  await expect(lockAfter).toBeDisabled();
  await expect(lockAfter).toHaveValue('7');
  await expect(lockAfter).toHaveAccessibleDescription(new RegExp(fixed));
  await expect(page.getByRole('checkbox', { name: /^Save work on this desk/ })).toBeDisabled();
  await expect(settings.rows).toHaveText([/Head office.*Set by your organisation/]);
  await expect(settings.add).toBeHidden();
  await expect(settings.chooseCa).toBeHidden();
  await expect(settings.ca).toContainText(fixed);
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme);
    expect.soft(await audit(page), theme).toEqual([]);
  }

  await expect(frame(page).link('List')).toBeHidden();
  await frame(page).visit('Search');
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('button', { name: 'Set not effective' })).toBeHidden();
  const code = { authenticationCode: tokens.effective.authentication_code };
  const refusals = await page.evaluate(
    async ({ asked }) => {
      const { desk } = window;
      const answers = await Promise.all([
        desk.call('settings:change', { lockAfter: 60 }),
        desk.call('settings:change', { servers: [] }),
        desk.call('tokens:generate-otp', asked),
        desk.call('tokens:not-associated', { number: 1 }),
        desk.call('session:practise', null),
        desk.call('session:sign-in', { with: 'web-api-key', server: 'https://elsewhere.example', webApiKey: 'x' }),
      ]);
      return answers.map((answer) => (answer.ok ? 'answered' : answer.failure.reason));
    },
    { asked: code },
  );
  expect(refusals).toEqual(Array(6).fill('by-policy'));

  // whoever is on a screen that is taken away leaves it, and nothing else leads there
  await frame(page).visit('Outbox');
  await expect(page.getByText('Saving for later is switched off')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open Settings' })).toBeHidden();
  await frame(page).visit('Settings');
  await expect(lockAfter).toBeVisible();
  const ofTokens = ['create', 'delete', 'verification', 'pass-codes', 'one-time-password', 'accounts'];
  writePolicy(profile, { servers: [server], hidden: ['settings', ...ofTokens] });
  await expect(searchPage(page).heading).toBeVisible();
  await expect(frame(page).link('Settings')).toBeHidden();
  await searchPage(page).find('NO-SUCH-CODE');
  await expect(searchPage(page).alert).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create a token with this code' })).toBeHidden();
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).update).toBeVisible();
  await expect(page.getByRole('button', { name: 'More actions' })).toBeHidden();

  // another server only: whoever is signed in elsewhere goes
  writePolicy(profile, { servers: [{ ...server, address: 'https://other.example' }], onlyTheseServers: true });
  const form = signInPage(page);
  await expect(form.heading).toBeVisible();
  await expect(form.server).toBeDisabled();
  await expect(form.server).toHaveValue('https://other.example');
  await expect(form.organisation).toHaveValue(organisation);
  await expect(settings.choice.getByRole('option')).toHaveText(['Head office']);
});

test.describe('a policy with a mistake', () => {
  test.use({ policy: '{"kiosk": false,' });

  test('is said on every screen and in the log, the desk is strict but usable, and its mending is taken up', async ({
    page,
    served,
    profile,
  }) => {
    const note = page.getByRole('region', { name: 'The rules of your organisation' });
    await expect(note).toContainText('have a mistake');
    await expect(note).toContainText('policy.json');
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(page, theme);
      expect.soft(await audit(page), theme).toEqual([]);
    }
    writePolicy(profile, {
      onlyTheseServers: true,
      loglevel: 'info',
      servers: [{ name: 'Main', address: served.url }],
    });
    await expect(note).toContainText('loglevel');
    writePolicy(profile, { hidden: ['export'], logLevel: 'debug' });
    await expect(note).toBeHidden();
    await signInPage(page).signIn(served.url, operator);
    await expect(searchPage(page).heading).toBeVisible();
    const read = () => readFileSync(join(profile, 'logs/tokendesk.log'), 'utf8');
    await expect.poll(read).toContain('"event":"request-answered","request":"authentication/token"');
    expect(read()).toMatch(/"event":"policy-read","outcome":"invalid"[\s\S]*"outcome":"in-force"/);
  });
});

test.describe('beside a proxy of the system', () => {
  const proxied = test.extend<{ proxies: Record<'system' | 'company', Proxy> }>({
    proxies: async ({}, use) => {
      const proxies = { system: await startProxy(), company: await startProxy() };
      await use(proxies);
      await Promise.all(Object.values(proxies).map(({ close }) => close()));
    },
    // Chromium leaves this machine out unless it is told otherwise
    switches: async ({ proxies }, use) => {
      await use([`--proxy-server=127.0.0.1:${proxies.system.port}`, '--proxy-bypass-list=<-loopback>']);
    },
  });

  proxied('requests go the way that the policy names', async ({ page, served, profile, proxies }) => {
    const { system, company } = proxies;
    const asks = ({ asked }: Proxy, what: string): boolean => asked.some((line) => line.includes(what));
    const form = signInPage(page);
    const go = async (proxy: object, address = served.url): Promise<void> => {
      await change(page, profile, proxy);
      [system.asked.length, company.asked.length] = [0, 0];
      await form.signIn(address, operator);
    };

    await go({ mode: 'pac', pacUrl: `http://127.0.0.1:${company.port}/proxy.pac` }, 'https://crm.invalid');
    await expect(form.alert).toContainText('The connection was lost');
    expect(asks(company, 'CONNECT crm.invalid:443')).toBe(true);

    await go({ mode: 'direct' });
    await expect(searchPage(page).heading).toBeVisible();
    expect([...system.asked, ...company.asked]).toEqual([]);
    await frame(page).signOut.click();

    await go({ mode: 'servers', servers: `127.0.0.1:${company.port}`, bypass: '<-loopback>' });
    await expect(searchPage(page).heading).toBeVisible();
    expect([asks(company, 'authentication/token'), asks(system, 'authentication/token')]).toEqual([true, false]);
    await frame(page).signOut.click();

    await go({ mode: 'system' });
    await expect(searchPage(page).heading).toBeVisible();
    expect([asks(company, 'authentication/token'), asks(system, 'authentication/token')]).toEqual([false, true]);
  });
});

let round = 0;
/** Puts another way out into the policy, and waits until it counts. */
async function change(page: Page, profile: string, proxy: object): Promise<void> {
  const deskMinutes = 9 + (round += 1);
  writePolicy(profile, { proxy, lock: { deskMinutes } });
  const lockAfter = () => page.evaluate(() => window.desk.call('settings:read', null));
  await expect.poll(lockAfter).toMatchObject({ value: { lockAfter: deskMinutes } });
}
