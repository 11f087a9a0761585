import { describe, expect, test } from 'vitest';
import type { Failure, ServerStatus } from '../../electron/contract/failure';
import { explain } from '../../renderer/lib/words/failure';
import { adviceOn } from '../../renderer/lib/words/refusal-advice';

const said = (message: string | null, code: string | null = null): ServerStatus => ({
  code,
  message,
  description: null,
});
const rejected = (server: ServerStatus): Failure => ({
  ...{ code: 'rejected', reason: 'refused-by-server', message: 'refused' },
  server,
});

describe('adviceOn', () => {
  test.each([
    ['The verification code has expired.', /newest one/],
    ['The access token belongs to a rewards participant that is not terminated.', /participation/],
    ['The access token still has associations.', /off its account/],
    ['The life cycle state of the access token does not allow this.', /state does not allow/],
    ['The identifier is already used.', /another value/],
    ['The account has its maximum number of access tokens.', /limit/],
    ['The identifier must be an e-mail address.', /e-mail address only/],
    ['The pass code is not correct.', /Check the pass code/],
    ['The classification was not found.', /removed or renamed/],
    ['A value does not follow its format.', /rules set up in CRM\.COM/],
    ['You do not have the privilege.', /administrator/],
  ])('%s', (message, advice) => {
    expect(adviceOn(said(message))).toMatch(advice);
  });

  test('reads the last part of a code where nothing else was said', () => {
    expect(adviceOn(said(null, 'COM.CRM.EXCEPTION.ACCESSTOKENS.INVALIDLIFECYCLESTATEEXCEPTION'))).toMatch(/state/);
    expect(adviceOn(said(null, 'COM.CRM.UNKNOWN.FROBNICATEDEXCEPTION'))).toBeNull();
  });

  test('is silent about what it does not know', () => {
    expect(adviceOn(said('Der Server hat gerade Pause.'))).toBeNull();
    expect(adviceOn(undefined)).toBeNull();
  });
});

describe('explain', () => {
  const notFound = rejected(said('The accounts receivable was not found.'));

  test('improves what to do, and leaves what happened', () => {
    expect(explain(notFound, 'delete')).toMatchObject({
      title: 'The server did not delete the token',
      action: expect.stringContaining('removed or renamed') as unknown,
    });
  });

  test('knows better where the question says it all', () => {
    expect(explain(notFound, 'whose').meaning).toBe('Most likely the token belongs to nobody.');
    expect(explain(notFound, 'whose').action).toBe('See under Details what the server says.');
    expect(explain(rejected(said('The pass code is not correct.')), 'finding-by-identifier').action).toMatch(
      /Check both/,
    );
  });

  test('says of each action what to do when nobody knows whether it was done', () => {
    const lost: Failure = { code: 'unknown-outcome', reason: 'connection-lost', message: 'lost' };
    expect(explain(lost, 'set-effective').action).toMatch(/^Look it up/);
    expect(explain(lost, 'new-pass-code').action).toMatch(/Make another/);
    expect(explain(lost, 'creating').action).toMatch(/^Search for the token/);
  });
});
