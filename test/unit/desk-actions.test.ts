import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../electron/contract/failure';
import * as accounts from '../../electron/desk/accounts';
import * as act from '../../electron/desk/act';
import { findToken } from '../../electron/desk/find';
import { practicePeople } from '../../electron/practice/people';
import type { Practice } from '../../electron/practice/practice';
import type { Session } from '../../electron/session/session';
import { signedIn } from './signed-in';

let practice: Practice;
let session: Session;
beforeEach(async () => {
  ({ practice, session } = await signedIn());
});

const { tokens, accounts: people } = practicePeople;
const address = (token: { authentication_code: string }) => ({ authenticationCode: token.authentication_code });
const account = (number: string) => ({ by: 'number', value: number }) as const;

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

test('a token is stopped and let go again, and shown as the server has it', async () => {
  practice.options.partialAnswers = 'no-data';
  const stopped = await act.setNotEffective(session, address(tokens.effective));
  expect(stopped).toMatchObject({ ok: true, value: { lifeCycleState: 'NOT_EFFECTIVE' } });
  const allowed = await act.setEffective(session, address(tokens.effective));
  expect(allowed).toMatchObject({ ok: true, value: { lifeCycleState: 'EFFECTIVE' } });
});

test('only a token that is not effective is deleted', async () => {
  expect(await act.deleteToken(session, address(tokens.effective))).toMatchObject({
    ok: false,
    failure: { code: 'rejected', server: { code: 'OPAQUE' } },
  });
  expect(await act.deleteToken(session, address(tokens.notEffective))).toMatchObject({ ok: true });
  expect((await findToken(session, address(tokens.notEffective))).ok).toBe(false);
});

test('a pending token is verified by its code, not by another', async () => {
  const token = address(tokens.pending);
  expect((await act.verifyToken(session, { token, verificationCode: '000000' })).ok).toBe(false);
  const verified = await act.verifyToken(session, { token, verificationCode: tokens.pending.verification_code });
  expect(verified).toMatchObject({ ok: true, value: { lifeCycleState: 'EFFECTIVE' } });
});

test('a new verification code makes the old one useless', async () => {
  const token = address(tokens.pending);
  expect((await act.resetVerificationCode(session, token)).ok).toBe(true);
  expect((await act.verifyToken(session, { token, verificationCode: tokens.pending.verification_code })).ok).toBe(
    false,
  );
});

test('a new pass code opens the token from then on', async () => {
  const { randomPassCode } = valueOf(await act.resetPassCode(session, { identifier: tokens.identified.identifier }));
  const { identifier, pass_code } = tokens.identified;
  expect((await findToken(session, { identifier, passCode: pass_code })).ok).toBe(false);
  expect((await findToken(session, { identifier, passCode: randomPassCode ?? '' })).ok).toBe(true);
});

test('the mail for a forgotten pass code goes to an identifier that is an e-mail address', async () => {
  expect((await act.forgotPassCode(session, tokens.identified.identifier)).ok).toBe(true);
  expect(practice.messages()).toHaveLength(1);
  expect((await act.forgotPassCode(session, tokens.short.identifier)).ok).toBe(false);
});

test('a one-time password is text, with the time that is left', async () => {
  const password = valueOf(await act.generateOtp(session, address(tokens.effective)));
  expect(password.oneTimePassword).toMatch(/^\d{6}$/);
  expect(password.remainingMs).toBeGreaterThan(100_000);
  expect(password.remainingMs).toBeLessThanOrEqual(121_000);
});

test('the owner of a token is told by its account', async () => {
  const owner = valueOf(await accounts.showOwner(session, address(tokens.effective)));
  expect(owner).toMatchObject({ number: people.threeTokens.number, owner: { name: people.threeTokens.owner } });
  const shown = valueOf(await accounts.showAccount(session, account(people.threeTokens.number)));
  expect(shown).toEqual(owner);
});

test('the rewards participants of an account are listed', async () => {
  const ask = { account: account(people.threeTokens.number), numberOfResults: 10, offset: 0 };
  const page = valueOf(await accounts.listParticipants(session, ask));
  expect(page.participants.map((participant) => participant.number)).toEqual([practicePeople.participant.number]);
});

test('a token is tied to an account and untied, each seen by reading it again', async () => {
  const token = address(tokens.short);
  const ask = { account: account(people.noTokens.number), association: { existing: token } };
  expect(valueOf(await accounts.associateToken(session, ask))).toMatchObject({
    isAsAsked: true,
    token: { accountsReceivable: { number: people.noTokens.number } },
  });
  expect(valueOf(await accounts.detachToken(session, { account: ask.account, token }))).toMatchObject({
    isAsAsked: true,
    token: { accountsReceivable: null },
  });
});

test('a token is made with its account', async () => {
  const ask = {
    account: account(people.noTokens.number),
    association: { added: { authenticationCode: 'ADDED-1' } },
  };
  expect(valueOf(await accounts.associateToken(session, ask))).toMatchObject({
    isAsAsked: true,
    token: { authenticationCode: 'ADDED-1' },
  });
});

test('a server that knows the list by another name is caught by reading again', async () => {
  practice.options.tokenSetName = 'tokens_elsewhere';
  const ask = { account: account(people.noTokens.number), association: { existing: address(tokens.short) } };
  const answer = await accounts.associateToken(session, ask);
  expect(answer.ok ? answer.value.isAsAsked : false).toBe(false);
});

test.each([{ authenticationCode: 'ADDED-7' }, { identifier: 'added@example.com', passCode: 'S3cret!7' }])(
  'a token added to an account, whose answer was lost, is recognised when it is added again: %j',
  async (added) => {
    practice.options.faults['accounts_receivable/update'] = [{ kind: 'after-commit', then: { kind: 'truncated' } }];
    const ask = { account: account(people.noTokens.number), association: { added } };
    expect(await accounts.associateToken(session, ask)).toMatchObject({ failure: { code: 'unknown-outcome' } });
    expect(await accounts.associateToken(session, ask)).toMatchObject({ ok: true, value: { isAsAsked: true } });
    // the next one with this code is refused like any other
    expect(await accounts.associateToken(session, ask)).toMatchObject({ ok: false, failure: { code: 'rejected' } });
  },
);
