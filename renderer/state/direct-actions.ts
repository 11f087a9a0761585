import type { BareIdentifier } from '../../electron/contract/actions';
import { success } from '../../electron/contract/failure';
import type { AccessToken } from '../../electron/contract/model';
import { call } from '../lib/call';
import { ownerName } from '../lib/readable';
import { actionWords } from '../lib/words/actions';
import type { TokenActionsState } from './actions.svelte';
import { renewToken } from './known-token';
import { changeLifeCycle } from './life-cycle';
import { notices } from './notices.svelte';

/** The actions that are done without asking first. */
export const directActions = {
  'set-effective': (actions: TokenActionsState) => change('set-effective', actions),
  'set-not-effective': (actions: TokenActionsState) => change('set-not-effective', actions),
  'send-code': sendCode,
  'mail-pass-code': mailPassCode,
  whose: askWhose,
} as const;

async function change(to: 'set-effective' | 'set-not-effective', actions: TokenActionsState): Promise<void> {
  const { token, address } = actions;
  if (!address) return;
  await actions.ask(to, async () => {
    const failure = await changeLifeCycle(to, token, address);
    return failure ? { ok: false, failure } : success(null);
  });
}

async function sendCode(actions: TokenActionsState): Promise<void> {
  const { token } = actions;
  const bare = bareIdentifier(token);
  if (!bare) return;
  const sent = await actions.ask('send-code', () => call('tokens:reset-verification-code', bare));
  if (!sent) return;
  actions.tellCode(sent.verificationCode);
  notices.say(actionWords.codeSent(token.number));
  await actions.readAgain();
}

async function mailPassCode(actions: TokenActionsState): Promise<void> {
  const { identifier } = actions.token;
  if (!identifier) return;
  await actions.ask('mail-pass-code', async () => {
    const answer = await call('tokens:forgot-pass-code', { identifier });
    if (answer.ok) notices.say(actionWords.mailed(identifier));
    return answer;
  });
}

async function askWhose(actions: TokenActionsState): Promise<void> {
  const { token, address } = actions;
  if (!address) return;
  const account = await actions.ask('whose', () => call('accounts:of-token', address));
  if (!account) return;
  renewToken(token, { ...token, accountsReceivable: account });
  const holder = ownerName(account.owner) ?? account.name ?? account.number ?? account.id;
  if (holder) notices.say(actionWords.belongsTo(token.number, holder));
}

/** What the methods take that reset something: they need no pass code (docs/design/api.md 3.9 and 3.10). */
export function bareIdentifier({ authenticationCode, identifier }: AccessToken): BareIdentifier | null {
  if (authenticationCode) return { authenticationCode };
  return identifier ? { identifier } : null;
}
