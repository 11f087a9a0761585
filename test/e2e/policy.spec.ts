import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { audit, setTheme } from '../support/audit';
import { expect, test, writePolicy } from '../support/desk';
import { frame } from '../support/frame';
import { startProxy } from '../support/proxy';
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

  // another server only: whoever is signed in elsewhere goes
  writePolicy(profile, { servers: [{ ...server, address: 'https://other.example' }], onlyTheseServers: true });
  const form = signInPage(page);
  await expect(form.heading).toBeVisible();
  await expect(form.server).toBeDisabled();
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
    writePolicy(profile, { hidden: ['export'] });
    await expect(note).toBeHidden();
    await signInPage(page).signIn(served.url, operator);
    await expect(searchPage(page).heading).toBeVisible();
    const log = readFileSync(join(profile, 'logs/tokendesk.log'), 'utf8');
    expect(log).toMatch(/"event":"policy-read","outcome":"invalid"[\s\S]*"outcome":"in-force"/);
  });
});

test('requests go through the proxy that the policy names', async ({ page, served, profile }) => {
  const proxy = await startProxy();
  // Chromium leaves this machine out unless it is told otherwise
  const mode = { mode: 'servers', servers: `127.0.0.1:${proxy.port}`, bypass: '<-loopback>' };
  writePolicy(profile, { proxy: mode, logLevel: 'debug', lock: { deskMinutes: 9 } });
  await expect.poll(() => page.evaluate(async () => (await window.desk.call('policy:read', null)).ok)).toBe(true);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const answer = await window.desk.call('policy:read', null);
        return answer.ok && answer.value.locked.includes('lockAfter');
      }),
    )
    .toBe(true);
  await signInPage(page).signIn(served.url, operator);
  await expect(searchPage(page).heading).toBeVisible();
  expect(proxy.asked.some((asked) => asked.includes('authentication/token'))).toBe(true);
  await proxy.close();
});
