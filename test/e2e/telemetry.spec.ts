import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { readExport, startCollector } from '../support/collector';
import { expect, startDesk, test } from '../support/desk';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { supervisor, organisation, tokens } = practicePeople;

test('where the policy names a collector, it gets timings and failures, and nothing about anybody', async ({
  profile,
  served,
}) => {
  const collector = await startCollector();
  writeFileSync(join(profile, 'policy.json'), JSON.stringify({ telemetry: { endpoint: collector.url } }), {
    mode: 0o600,
  });
  const { app, page } = await startDesk(profile);
  served.options.faults['access_tokens/show'] = [{ kind: 'error', code: 'X', message: 'refused' }];
  await signInPage(page).signIn(served.url, supervisor);
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(page.getByRole('alert').first()).toContainText('refused');
  await searchPage(page).find(tokens.effective.authentication_code);
  await expect(tokenPage(page).heading).toBeVisible();
  // what was measured last is sent as the app ends
  await app.close();
  await expect.poll(() => collector.received.length).toBeGreaterThan(0);
  await collector.close();
  const sent = collector.received.map(({ body }) => body);
  expect(readExport(sent.at(-1) ?? '').counts).toMatchObject({
    'tokendesk.api.duration s authentication/token ok': 1,
    // a code that is refused is compared with one that no token has, and with one that is shown
    'tokendesk.api.duration s access_tokens/show ok': 2,
    'tokendesk.api.duration s access_tokens/show rejected': 2,
    'tokendesk.api.errors {error} access_tokens/show rejected refused-by-server': 2,
  });
  const secrets = [supervisor.password, supervisor.username, organisation, tokens.effective.authentication_code];
  const text = sent.join('\n');
  expect([...secrets, ...served.sessionTokens, served.url].filter((secret) => holds(text, secret))).toEqual([]);
});
