import { practicePeople } from '../../electron/practice/people';
import { actionsPage, openToken, stateOf } from '../support/actions-page';
import { expect, test } from '../support/desk';
import { frame } from '../support/frame';
import { listPage } from '../support/list-page';
import { press } from '../support/scan';
import { tokenPage } from '../support/token-page';

test.use({ sharesDesk: true });

const { identified, notEffective, participant } = practicePeople.tokens;

test('sets a token not effective with Undo in place of a question, by mouse', async ({ signedIn, served }) => {
  const number = await openToken(signedIn, identified.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.setNotEffective.click();
  await expect(frame(signedIn).said(`Token ${number} set not effective`)).toBeVisible();
  await expect(actions.state('Not effective')).toBeVisible();
  await expect(tokenPage(signedIn).group('Token')).toContainText('Not effective');
  expect(stateOf(served, identified.authentication_code)).toBe('NOT_EFFECTIVE');

  await actions.undo.click();
  await expect(frame(signedIn).said(`Token ${number} set effective`)).toBeVisible();
  await expect(actions.undo).toHaveCount(0);
  await expect(actions.setNotEffective).toBeFocused();
  expect(stateOf(served, identified.authentication_code)).toBe('EFFECTIVE');
});

test('sets a token not effective and back by keyboard, wherever the operator goes meanwhile', async ({
  signedIn,
  served,
}) => {
  await openToken(signedIn, identified.authentication_code);
  const actions = actionsPage(signedIn);
  await press(signedIn, 'Control+e');
  await expect(actions.setEffective).toBeVisible();
  await expect(tokenPage(signedIn).heading).toBeFocused();
  await press(signedIn, 'Control+l');
  await expect(listPage(signedIn).heading).toBeFocused();
  await press(signedIn, 'Control+z');
  await expect(frame(signedIn).said('set effective')).toBeVisible();
  expect(stateOf(served, identified.authentication_code)).toBe('EFFECTIVE');
  await expect(actions.undo).toHaveCount(0);
});

test('what is done to a token is what Back comes to', async ({ signedIn }) => {
  await openToken(signedIn, notEffective.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.setEffective.click();
  await expect(actions.state('Effective')).toBeVisible();
  await tokenPage(signedIn).update.click();
  await expect(signedIn.getByRole('main').getByText('Effective', { exact: true })).toBeVisible();
  await press(signedIn, 'Escape');
  await expect(actions.setNotEffective).toBeVisible();
});

test('says what the server says when it refuses, and what can be done', async ({ signedIn, served }) => {
  await openToken(signedIn, participant.authentication_code);
  const actions = actionsPage(signedIn);
  await actions.setNotEffective.click();
  const { alert } = frame(signedIn);
  await expect(alert).toContainText('The server did not set the token not effective');
  await expect(alert).toContainText('End the participation in CRM.COM first.');
  await expect(alert).toContainText('The access token belongs to a rewards participant that is not terminated.');
  await expect(alert).toContainText('COM.CRM.EXCEPTION.ACCESSTOKENS.PARTICIPANTISEFFECTIVEEXCEPTION');
  await expect(actions.setNotEffective).toBeFocused();

  served.options.faults = {
    'access_tokens/set_as_effective': [{ kind: 'error', code: 'X-17', message: 'Not today.' }],
  };
  await press(signedIn, '/');
  await openToken(signedIn, notEffective.authentication_code);
  await actions.setEffective.click();
  await expect(alert).toContainText('The server did not set the token effective');
  await expect(alert).toContainText('Not today.');
  await expect(alert).toContainText('X-17');
});

test('shows how the token is by now when somebody else was faster', async ({ signedIn, served }) => {
  await openToken(signedIn, identified.authentication_code);
  const actions = actionsPage(signedIn);
  await expect(actions.setNotEffective).toBeVisible();
  const { authentication_code } = identified;
  const body = JSON.stringify({ token: served.sessionTokens[0], access_token_identifier: { authentication_code } });
  const headers = { 'content-type': 'application/json' };
  await served.fetch(
    new Request(`${served.url}/access_tokens/set_as_not_effective`, { method: 'POST', headers, body }),
  );
  await actions.setNotEffective.click();
  await expect(frame(signedIn).alert).toContainText('Its state does not allow this.');
  await expect(actions.setEffective).toBeVisible();
});

test('looks a token up after an answer that was lost', async ({ signedIn, served }) => {
  const number = await openToken(signedIn, identified.authentication_code);
  const actions = actionsPage(signedIn);
  served.options.faults = {
    'access_tokens/set_as_not_effective': [{ kind: 'after-commit', then: { kind: 'truncated' } }],
  };
  await actions.setNotEffective.click();
  await expect(frame(signedIn).alert).toContainText('It is not known whether this was done');
  await expect(actions.state('Effective')).toBeVisible();
  await actions.lookUp.click();
  await expect(frame(signedIn).said(`Token ${number} is now: not effective`)).toBeVisible();
  await expect(actions.setEffective).toBeVisible();
  await expect(frame(signedIn).alert).toHaveCount(0);
});
