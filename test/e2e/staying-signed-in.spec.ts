import keytar from 'keytar';
import { practicePeople } from '../../electron/practice/people';
import { expect, startDesk, test } from '../support/desk';
import { frame } from '../support/frame';
import { searchPage } from '../support/search-page';
import type { Served } from '../support/served';
import { signInPage } from '../support/sign-in-page';
import { tokenPage } from '../support/token-page';

const { operator, organisation, tokens } = practicePeople;

async function isInKeychain(served: Served): Promise<boolean> {
  const sessionToken = served.sessionTokens.at(-1) ?? 'none was given';
  // an entry that goes while they are listed makes the listing fail
  const entries = await keytar.findCredentials('Tokendesk').catch(() => null);
  if (!entries) return isInKeychain(served);
  return entries.some(({ password }) => password.includes(sessionToken));
}

test('a restart finds the operator still signed in, until they sign out', async ({ profile, served }) => {
  const first = await startDesk(profile);
  await signInPage(first.page).signIn(served.url, operator);
  await expect(searchPage(first.page).heading).toBeVisible();
  await expect.poll(() => isInKeychain(served)).toBe(true);
  await first.app.close();

  const second = await startDesk(profile);
  await expect(searchPage(second.page).heading).toBeVisible();
  await expect(frame(second.page).statusLine).toContainText(operator.username);
  await searchPage(second.page).find(tokens.effective.authentication_code);
  await expect(tokenPage(second.page).heading).toBeVisible();
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 }, 'access_tokens/show': { ok: 1 } });
  await frame(second.page).signOut.click();
  await expect(signInPage(second.page).heading).toBeVisible();
  await expect(frame(second.page).said('You are signed out.')).toBeVisible();
  await expect(signInPage(second.page).server).toHaveValue(served.url);
  await expect.poll(() => isInKeychain(served)).toBe(false);
  await second.app.close();

  const third = await startDesk(profile);
  const form = signInPage(third.page);
  await expect(form.heading).toBeVisible();
  // all but the password is remembered, so the password is what is left to type
  await expect(form.server).toHaveValue(served.url);
  await expect(form.organisation).toHaveValue(organisation);
  await expect(form.userName).toHaveValue(operator.username);
  await expect(form.password).toHaveValue('');
  await expect(form.password).toBeFocused();
  await third.app.close();
  expect(served.ledger.counts()).toMatchObject({ 'authentication/token': { ok: 1 } });
});

test.describe('on a release that can release sessions', () => {
  test.use({ practiceOptions: { release: 'R11' } });

  test('signing out releases the session', async ({ signedIn, served }) => {
    await frame(signedIn).signOut.click();
    await expect(signInPage(signedIn).heading).toBeVisible();
    await expect
      .poll(() => served.ledger.entries('authentication/token/release').map(({ outcome }) => outcome))
      .toEqual(['ok']);
  });
});

test('signing out is not held up by a server that does not answer', async ({ signedIn, served }) => {
  served.options.faults['*'] = { always: { kind: 'hang' } };
  await frame(signedIn).signOut.click();
  await expect(signInPage(signedIn).heading).toBeVisible();
  await expect.poll(() => isInKeychain(served)).toBe(false);
});

/** Lets the session that the keychain keeps, which lasts as long as its server said, have lasted for a moment only. */
async function letItBeOver(served: Served): Promise<void> {
  const entries = await keytar.findCredentials('Tokendesk');
  const sessionToken = served.sessionTokens.at(-1) ?? 'none was given';
  const kept = entries.find(({ password }) => password.includes(sessionToken));
  const session = JSON.parse(kept?.password ?? '') as { term: { lasts: number } };
  expect(session.term.lasts / 60_000).toBeCloseTo(10, 0);
  const over = JSON.stringify({ ...session, term: { ...session.term, lasts: 1 } });
  await keytar.setPassword('Tokendesk', kept?.account ?? '', over);
}

test.describe('with a session of ten minutes', () => {
  test.use({ practiceOptions: { sessionSeconds: 600 } });

  test('a restart after the end of the session asks to sign in, and says why', async ({ profile, served }) => {
    const first = await startDesk(profile);
    await signInPage(first.page).signIn(served.url, operator);
    await expect(searchPage(first.page).heading).toBeVisible();
    await expect.poll(() => isInKeychain(served)).toBe(true);
    await first.app.close();
    await letItBeOver(served);

    const second = await startDesk(profile);
    await expect(signInPage(second.page).heading).toBeVisible();
    await expect(second.page.getByText('Your last session has ended. Please sign in again.')).toBeVisible();
    await expect.poll(() => isInKeychain(served)).toBe(false);
    await second.app.close();
  });
});
