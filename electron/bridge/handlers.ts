import { app } from 'electron';
import { randomUUID } from 'node:crypto';
import type { AssociationAnswer, AssociationAsk, BareIdentifier } from '../contract/actions';
import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenPage } from '../contract/model';
import type { KeychainState, Settings, SettingsChange } from '../contract/desk-state';
import type { SubmitOptions } from '../contract/requests';
import type { QueuedWork, QueueOptions, QueueView } from '../contract/outbox';
import type { UnheardOutcome } from '../contract/unheard';
import { parseServerAddress } from '../crm/address';
import * as accounts from '../desk/accounts';
import * as act from '../desk/act';
import { changeToken } from '../desk/change';
import { keepClassifications } from '../desk/classifications';
import type { ConnectionWatch } from '../desk/connection';
import { findToken } from '../desk/find';
import { issueToken } from '../desk/issue';
import type { OfflineDesk } from '../desk/offline';
import { listNotAssociated, listTokens } from '../desk/list';
import { signIn } from '../desk/sign-in';
import { openDoubts, openSubmits } from '../desk/submits';
import type { Keychain } from '../session/keychain';
import type { Session } from '../session/session';
import { chooseCompanyCa } from '../shell/choose-company-ca';
import { confirmOtherServer } from '../shell/confirm';
import { exportRows } from '../shell/export';
import { print } from '../shell/print';
import type { DeskClipboard } from '../shell/clipboard';
import type { DeskWindow } from '../shell/desk-window';
import type { DeepLinks } from '../shell/deep-links';
import type { Drafts } from '../shell/drafts';
import type { IdleWatch } from '../shell/idle';
import type { Lock } from '../shell/lock';
import type { PolicyView } from '../contract/policy';
import type { Presence } from '../shell/presence';
import type { DeskSettings } from '../shell/policy-settings';
import type { StartNotices } from '../shell/start-notices';
import type { DeskHealth } from '../operations/health';
import type { Network } from '../shell/network';
import type { Unheard } from '../shell/unheard';
import type { Updates } from '../shell/updates';
import { deskHandlers } from './desk-handlers';
import { healthHandlers } from './health-handlers';
import type { Handlers } from './serve';

interface Parts {
  session: Session;
  connection: ConnectionWatch;
  keychain: Keychain;
  settings: DeskSettings;
  notices: StartNotices;
  policy: () => PolicyView;
  offline: OfflineDesk;
  desk: DeskWindow;
  links: DeepLinks;
  lock: Lock;
  idle: IdleWatch;
  drafts: Drafts;
  unheard: Unheard;
  clipboard: DeskClipboard;
  presence: Presence;
  proxies: Network['proxies'];
  health: DeskHealth;
  updates: Updates;
}

/** Says who does what: request name -> the function that does it; a missing one does not compile. */
export function createHandlers(parts: Parts): Handlers {
  const { session, connection, keychain, proxies, settings, notices, offline, presence, desk, updates } = parts;
  const window = () => desk.current();
  const classifications = keepClassifications(session, () => performance.now());
  /** What the server showed is remembered for the time without it. */
  async function seen(asked: Promise<Result<AccessToken>>): Promise<Result<AccessToken>> {
    const remember = offline.witness();
    const answer = await asked;
    if (answer.ok) remember([answer.value], true);
    return answer;
  }
  async function seenAll(asked: Promise<Result<TokenPage>>, columns?: readonly string[]): Promise<Result<TokenPage>> {
    const remember = offline.witness();
    const answer = await asked;
    if (answer.ok) remember(answer.value.tokens, columns === undefined);
    return answer;
  }
  const doubts = openDoubts(
    (work) => offline.hasTwin(work),
    (entry) => offline.stateOf(entry),
  );
  const submits = openSubmits<AccessToken>(doubts);
  const additions = openSubmits<AssociationAnswer>(doubts);
  /** Whoever asks for a secret, for which token, and whether they still hear the answer. */
  function asking(action: UnheardOutcome['action'], identifier: BareIdentifier) {
    const token = 'authenticationCode' in identifier ? identifier.authenticationCode : identifier.identifier;
    return { operator: session.operator(), action, token, isHeard: presence.begin() };
  }
  function submit(
    work: QueuedWork,
    request: () => Promise<Result<AccessToken>>,
    { submitId = randomUUID(), again }: SubmitOptions,
  ): Promise<Result<AccessToken>> {
    const options = { id: submitId, tokenOf: (token: AccessToken) => token, isHeard: presence.begin() };
    const send = () => seen(offline.sendNow(work, request, options));
    return submits.send({ operator: session.operator(), id: submitId, work, again: again === true }, send);
  }
  function keep(work: QueuedWork, options: Omit<QueueOptions, 'again'>, again: boolean): Promise<Result<QueueView>> {
    const save = () => offline.queue(work, options);
    // what an entry is put right to says nothing of a form
    if (options.replaces !== undefined) return save();
    const { id = randomUUID() } = options;
    const isSaved = async () => {
      const saved = await offline.savedAs(id);
      return !saved.ok || saved.value === 'kept';
    };
    return submits.save({ operator: session.operator(), id, work, again }, isSaved, save);
  }
  function addToAccount({
    submitId = randomUUID(),
    again,
    ...ask
  }: AssociationAsk & SubmitOptions): Promise<Result<AssociationAnswer>> {
    const made = accounts.workOf(ask);
    const associate = () => accounts.associateToken(session, ask);
    const options = { id: submitId, tokenOf: ({ token }: AssociationAnswer) => token, isHeard: presence.begin() };
    const send = () => (made ? offline.sendNow(made, associate, options) : associate());
    return additions.send({ operator: session.operator(), id: submitId, work: made, again: again === true }, send);
  }
  const others = (base: string) => settings.read().companyCa.filter(({ server }) => server !== base);
  /** What is trusted for a server, an operator of one changes: practice is open to whoever stands there. */
  async function trust(server: string, change: (base: string) => Promise<Result<Settings>>): Promise<Result<Settings>> {
    const operator = session.operator();
    if (!operator || operator.practice) return failed(notYoursToTrust);
    const base = parseServerAddress(server);
    return base.ok ? change(base.value) : base;
  }
  async function retryKeychain(): Promise<Result<KeychainState>> {
    if ((await keychain.retry()) === 'working') await session.resume();
    return success(keychain.state());
  }
  const windowGone = failed({ code: 'unexpected', message: 'The window is gone' });
  return {
    'session:read': () => Promise.resolve(success(session.state())),
    'session:sign-in': (ask) =>
      signIn({ session, settings, confirmOther: (from, to) => confirmOtherServer(window(), from, to) }, ask),
    'session:sign-in-again': (ask) => session.signInAgain(ask.secret),
    'session:practise': () => session.practise(),
    'session:leave': () => session.signOut(),
    'session:sign-out': () => {
      const leaving = session.operator();
      if (leaving) parts.drafts.forget(leaving);
      if (leaving) for (const memory of [submits, additions, parts.unheard]) memory.forget(leaving);
      return session.signOut();
    },
    'connection:read': () => Promise.resolve(success(connection.state())),
    'keychain:read': () => Promise.resolve(success(keychain.state())),
    'keychain:retry': retryKeychain,
    'proxy:read': () => Promise.resolve(success(proxies.asks())),
    'proxy:known': async () => success(await proxies.known()),
    'proxy:forget': ({ proxy }) => proxies.forget(proxy),
    'proxy:sign-in': async (ask) => {
      const signedIn = await proxies.signIn(ask);
      if (signedIn.ok) offline.wake();
      return signedIn;
    },

    'tokens:find': (ask) => seen(findToken(session, ask)),
    'tokens:not-associated': (ask) => seenAll(listNotAssociated(session, ask), ask.columns),
    'tokens:list': (ask) => seenAll(listTokens(session, ask), ask.columns),
    'tokens:create': ({ submitId, again, ...draft }) =>
      submit({ kind: 'create', draft }, () => issueToken(session, draft), optionsOf(submitId, again)),
    'tokens:update': ({ submitId, ...ask }) =>
      submit({ kind: 'update', ...ask }, () => changeToken(session, ask.token, ask), optionsOf(submitId)),
    'tokens:outcome': async ({ submitId }) => {
      const operator = session.operator();
      return (operator && submits.outcome(operator, submitId)) ?? offline.savedAs(submitId);
    },
    'tokens:set-effective': (ask) =>
      seen(offline.sendNow({ kind: 'set-effective', ...ask }, () => act.setEffective(session, ask.token))),
    'tokens:set-not-effective': (ask) =>
      seen(offline.sendNow({ kind: 'set-not-effective', ...ask }, () => act.setNotEffective(session, ask.token))),
    'tokens:delete': async (ask) => {
      const deleted = await act.deleteToken(session, ask);
      if (!deleted.ok) return deleted;
      offline.forget(deleted.value);
      return success(null);
    },
    'tokens:verify': (ask) => seen(act.verifyToken(session, ask)),
    'tokens:reset-verification-code': (ask) => act.resetVerificationCode(session, ask),
    'tokens:reset-pass-code': (ask) =>
      parts.unheard.follow(
        {
          ...asking('new-pass-code', ask),
          tokenOf: ({ token }) => token.number,
          passCodeOf: ({ randomPassCode }) => randomPassCode,
        },
        act.resetPassCode(session, ask),
      ),
    'tokens:forgot-pass-code': (ask) => act.forgotPassCode(session, ask.identifier),
    'tokens:generate-otp': (ask) =>
      // another one is made in a moment, so none is kept
      parts.unheard.follow(
        { ...asking('one-time-password', ask), tokenOf: ({ number }) => number, passCodeOf: () => null },
        act.generateOtp(session, ask),
      ),
    'tokens:export': async (ask) => {
      const parent = window();
      return parent ? exportRows(parent, ask, settings.read().csvSeparator, presence.begin()) : windowGone;
    },

    'classifications:list': () => classifications.list(),
    'accounts:show': (ask) => accounts.showAccount(session, ask),
    'accounts:of-token': (ask) => accounts.showOwner(session, ask),
    'accounts:associate': addToAccount,
    'accounts:outcome': async ({ submitId }) => {
      const operator = session.operator();
      return (operator && additions.outcome(operator, submitId)) ?? success(null);
    },
    'accounts:detach': (ask) => accounts.detachToken(session, ask),
    'participants:list': (ask) => accounts.listParticipants(session, ask),

    'outbox:read': async () => success(await offline.view()),
    'outbox:queue': ({ work, again, ...options }) => keep(work, options, again === true),
    'outbox:decide': (ask) => offline.decide(ask.id, ask.decision),
    'outbox:discard-others': (ask) => offline.discardOthers(ask.owner),
    'outbox:edit': (ask) => offline.edit(ask.id),
    'outbox:acknowledge-loss': () => offline.acknowledgeLoss(),
    'outbox:start-anew': () => offline.startAnew(),
    'directory:search': (ask) => offline.search(ask.text),

    'settings:read': () => Promise.resolve(success(settings.read())),
    'settings:notice': () => Promise.resolve(success(notices.read())),
    'settings:notice-read': () => {
      notices.dismiss();
      return Promise.resolve(success(null));
    },
    'settings:change': (ask: SettingsChange) => Promise.resolve(settings.change(ask)),
    'settings:choose-company-ca': (ask) =>
      trust(ask.server, async (base) => {
        const parent = window();
        if (!parent) return windowGone;
        const isStillHere = presence.begin();
        const chosen = await chooseCompanyCa(parent, base);
        if (!chosen.ok) return chosen;
        if (!isStillHere()) return failed(notYoursToTrust);
        return chosen.value
          ? settings.change({ companyCa: [...others(base), ...chosen.value] })
          : success(settings.read());
      }),
    'policy:read': () => Promise.resolve(success(parts.policy())),
    'settings:remove-company-ca': (ask) =>
      trust(ask.server, (base) => Promise.resolve(settings.change({ companyCa: others(base) }))),
    ...deskHandlers(parts),
    ...healthHandlers({ ...parts, retryKeychain, window }),
    'updates:read': () => Promise.resolve(success(updates.state())),
    'updates:check': async () => success(await updates.check()),
    'updates:download': async () => success(await updates.download()),
    'updates:install': () => Promise.resolve(success(updates.install())),
    'window:print': async () => {
      const shown = window();
      return shown ? print(shown) : windowGone;
    },
    'app:about': () =>
      Promise.resolve(
        success({
          version: app.getVersion(),
          electron: process.versions.electron,
          platform: `${process.platform} ${process.arch}`,
        }),
      ),
  };
}

const notYoursToTrust: Failure = {
  code: 'rejected',
  reason: 'not-yours-to-trust',
  message: 'Only an operator who is signed in to a server changes what is trusted',
};

function optionsOf(submitId: string | undefined, again?: true): SubmitOptions {
  return { ...(submitId !== undefined && { submitId }), ...(again && { again }) };
}
