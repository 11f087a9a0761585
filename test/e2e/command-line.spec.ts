import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { practicePeople } from '../../electron/practice/people';
import { expect, test } from '../support/desk';
import { runProgram } from '../support/program';
import { searchPage } from '../support/search-page';
import { holds } from '../support/secrets';
import { signInPage } from '../support/sign-in-page';
import manifest from '../../package.json' with { type: 'json' };

const { supervisor, tokens } = practicePeople;

test('version and support bundle come without a window, while the desk is in use', async ({
  page,
  profile,
  served,
}) => {
  await signInPage(page).signIn(served.url, supervisor);
  await searchPage(page).find(tokens.effective.authentication_code);
  const sameProfile = `--user-data-dir=${profile}`;

  const version = await runProgram(['--version', sameProfile]);
  expect(version).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });

  const wrong = await runProgram([`--diagnose=${join(profile, 'missing', 'bundle.json')}`, sameProfile]);
  expect(wrong).toMatchObject({ code: 3, stdout: '' });
  expect(wrong.stderr).toContain('could not be written');

  const made = await runProgram([`--diagnose=${profile}`, sameProfile]);
  expect(made.code).toBe(0);
  const [name = ''] = readdirSync(profile).filter((each) => each.startsWith('tokendesk-support-'));
  expect(made.stdout.trim()).toBe(join(profile, name));
  const text = readFileSync(join(profile, name), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    format: 1,
    versions: { tokendesk: manifest.version },
    settings: { file: 'whole', lastSignIn: { host: new URL(served.url).host, hasUserName: true } },
    log: expect.arrayContaining([expect.objectContaining({ event: 'started', version: manifest.version })]),
  });
  const secrets = [supervisor.password, supervisor.username, practicePeople.organisation, ...served.sessionTokens];
  expect(secrets).toHaveLength(4);
  expect(secrets.filter((secret) => holds(text, secret))).toEqual([]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
