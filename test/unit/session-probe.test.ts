import { expect, test } from 'vitest';
import { findToken } from '../../electron/desk/find';
import { practicePeople } from '../../electron/practice/people';
import { signedIn } from './signed-in';

const identifier = { authenticationCode: practicePeople.tokens.effective.authentication_code };

test('a refusal is not taken for "not found" where the line breaks before the session could be asked about', async () => {
  const { session, practice } = await signedIn();
  practice.endSessions();
  practice.options.faults = { 'access_tokens/get_not_associated': { always: { kind: 'http', status: 502 } } };
  expect(await findToken(session, identifier)).toMatchObject({ failure: { code: 'offline' } });
  expect(session.state().signedIn).toBe(true);
  practice.options.faults = {};
  expect(await findToken(session, identifier)).toMatchObject({ failure: { code: 'signed-out' } });
});

test('a release without classifications is believed after one question', async () => {
  const { session, practice } = await signedIn({ release: 'R8' });
  practice.endSessions();
  expect(await findToken(session, identifier)).toMatchObject({ failure: { code: 'signed-out' } });
});
