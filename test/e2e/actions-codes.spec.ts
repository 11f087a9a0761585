import { practicePeople } from '../../electron/practice/people';
import type { Fault } from '../../electron/practice/faults';
import { actionsPage } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { press } from '../support/scan';
import { searchPage } from '../support/search-page';
import { tokenPage } from '../support/token-page';

const { identified, notEffective, pending, short } = practicePeople.tokens;
const refusal: Fault = { kind: 'error', code: 'X-17', message: 'Not today.' };

test('verifies a token with the code that its customer got', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(pending.authentication_code);
  const actions = actionsPage(signedIn);
  const { dialog, code, passCode, submit } = actions.verifying;
  await expect(actions.verify).toBeVisible();
  await press(signedIn, 'Control+e');
  await expect(code).toBeFocused();
  await submit.click();
  await expect(code).toHaveAccessibleDescription('Please fill this in.');
  await code.fill('111111');
  await press(signedIn, 'Enter');
  await expect(dialog).toContainText('The server did not verify the token');
  await expect(dialog).toContainText('or send a new one.');
  await expect(code).toBeFocused();
  await passCode.fill('new secret');
  await code.fill(pending.verification_code);
  await submit.click();
  await expect(dialog).toContainText('The identifier is mandatory.');
  await passCode.fill('');
  await submit.click();
  await expect(frame(signedIn).said(/Token AT\d{10} verified/)).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(actions.setNotEffective).toBeVisible();
  await expect(tokenPage(signedIn).group('Verification')).toContainText('Verified by');
  expect(
    served.ledger.entries('access_tokens/verify').map(({ outcome, request }) => [outcome, request['has_pass_code']]),
  ).toEqual([
    ['wrong-verification-code', undefined],
    ['identifier-required', true],
    ['ok', undefined],
  ]);
});

test('has a new verification code sent, and says when the server does not', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(pending.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.choose('Send a new verification code');
  await expect(frame(signedIn).said('has a new verification code, sent by CRM.COM')).toBeVisible();
  await expect(signedIn.getByRole('dialog')).toHaveCount(0);
  expect(served.messages().at(-1)).toMatchObject({ about: 'verification' });
  await expect(tokenPage(signedIn).group('Classification')).toContainText('Portal');

  served.options.faults = { 'access_tokens/reset_verification_code': [refusal] };
  await actions.choose('Send a new verification code');
  await expect(frame(signedIn).alert).toContainText('The server did not send a new verification code');
  await expect(frame(signedIn).alert).toContainText('Not today.');
});

test('shows a new pass code once, masked until it is asked for', async ({ app, signedIn, served }) => {
  await searchPage(signedIn).find(identified.authentication_code);
  const actions = actionsPage(signedIn);
  const { dialog, make, mail, secret, show, copy, noted } = actions.passCode;
  await actions.choose('New pass code');
  await expect(dialog).toContainText('the present one stops working at once');
  await expect(dialog).toContainText('Newer CRM.COM releases advise against this');
  await expect(mail).toBeVisible();
  expect(served.ledger.entries('access_tokens/reset_pass_code')).toEqual([]);
  await make.click();
  await expect(show).toBeFocused();
  await expect(secret.locator('output')).toHaveCount(0);
  await press(signedIn, 'Space');
  const passCode = await secret.locator('output').innerText();
  expect(passCode).toMatch(/^\w{4,}$/);
  await copy.click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe(passCode);
  await noted.click();
  await expect(frame(signedIn).said('has a new pass code')).toHaveCount(1);
  await expect(actions.more).toBeFocused();
  expect(await signedIn.content()).not.toContain(passCode);

  await press(signedIn, '/');
  const search = searchPage(signedIn);
  await search.by('Identifier').check();
  await search.identifier.fill(identified.identifier);
  await search.passCode.fill(passCode);
  await search.submit.click();
  await expect(tokenPage(signedIn).heading).toBeVisible();

  served.options.faults = { 'access_tokens/reset_pass_code': [refusal] };
  await actions.choose('New pass code');
  await make.click();
  await expect(dialog).toContainText('The present one still works.');
  await expect(dialog).toContainText('Not today.');
});

test('mails a new pass code to an e-mail address, and explains where there is none', async ({ signedIn, served }) => {
  await searchPage(signedIn).find(identified.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.choose('Mail a new pass code');
  await expect(frame(signedIn).said(`a new pass code to ${identified.identifier}`)).toBeVisible();
  await actions.choose('New pass code');
  await actions.passCode.mail.click();
  await expect.poll(() => served.messages().filter(({ to }) => to === identified.identifier).length).toBe(2);
  served.options.faults = { 'access_tokens/forgot_pass_code': [refusal] };
  await actions.choose('Mail a new pass code');
  await expect(frame(signedIn).alert).toContainText('The server did not mail a new pass code');

  await press(signedIn, '/');
  await searchPage(signedIn).find(short.authentication_code);
  await actions.more.click();
  await expect(actions.item('Mail a new pass code')).toHaveAccessibleDescription(
    'Its identifier is not an e-mail address.',
  );
});

test.describe('a one-time password', () => {
  test.use({ practiceOptions: { oneTimePasswordSeconds: 3 } });

  test('counts down to its end', async ({ app, signedIn, served }) => {
    await searchPage(signedIn).find(identified.authentication_code);
    const actions = actionsPage(signedIn);
    const { dialog, code, show, timer, copy, again } = actions.oneTimePassword;
    const release = served.hold('generate_otp');
    await actions.choose('One-time password');
    await expect.poll(() => dialog.evaluate((element) => element.getAnimations().length)).toBe(0);
    const before = await again.boundingBox();
    release();
    await show.click();
    await expect(code).toHaveText(/^\d{6}$/);
    expect(await again.boundingBox(), 'no button moves under the pointer').toEqual(before);
    await expect(timer).toHaveText(/^0:0\d left$/);
    const first = await code.innerText();
    await copy.click();
    await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(first);
    await expect(dialog.getByText('Expired')).toBeVisible();
    await expect(copy).toHaveCount(0);

    // a server in another zone, whose date tells no time that is left
    served.options.utcOffsetMinutes = 14 * 60;
    await again.click();
    await expect(dialog).toContainText(/Valid until \d+ \w{3} \d{4}, [\d:]+, by the server’s clock/);
    await expect(code).toHaveCount(0);
    await show.click();
    await expect(code).not.toHaveText(first);
    served.options.faults = { 'access_tokens/generate_otp': [refusal] };
    await again.click();
    await expect(dialog).toContainText('The server made no one-time password');
    await expect(code).toHaveCount(0);
    await press(signedIn, 'Escape');
    await expect(actions.more).toBeFocused();
  });
});

test('tells whose a token is that came without an account', async ({ signedIn }) => {
  await searchPage(signedIn).find(short.authentication_code);
  const actions = actionsPage(signedIn);
  const summary = tokenPage(signedIn).group('Summary');
  await expect(summary).toContainText('Not associated with anybody');
  await actions.choose('Whose is this?');
  await expect(frame(signedIn).alert).toContainText('Most likely the token belongs to nobody.');

  // meanwhile another desk gives it to somebody
  await signedIn.evaluate(
    ([code, value]) =>
      window.desk.call('accounts:associate', {
        account: { by: 'number', value },
        association: { existing: { authenticationCode: code } },
      }),
    [short.authentication_code, practicePeople.accounts.threeTokens.number] as const,
  );
  await actions.choose('Whose is this?');
  await expect(frame(signedIn).said(`belongs to ${practicePeople.accounts.threeTokens.owner}`)).toBeVisible();
  await expect(summary).toContainText(practicePeople.accounts.threeTokens.owner);
  await expect(tokenPage(signedIn).group('Account')).toContainText(practicePeople.accounts.threeTokens.number);
  await actions.more.click();
  await expect(actions.item('Whose is this?')).toHaveCount(0);

  await press(signedIn, 'Escape', '/');
  await searchPage(signedIn).find(notEffective.authentication_code);
  await actions.more.click();
  await expect(actions.item('Whose is this?')).toHaveAccessibleDescription(
    'Only an effective token tells whose it is. Set it effective first.',
  );
});
