import type {
  AssociationAnswer,
  AssociationAsk,
  BareIdentifier,
  NewPassCode,
  OneTimePassword,
  ParticipantPage,
  ParticipantsAsk,
  VerifyAsk,
} from './actions';
import type {
  About,
  Connection,
  KeychainState,
  SessionState,
  Settings,
  SettingsChange,
  StartNotice,
  SignIn,
} from './desk-state';
import type { DeepLink } from './deep-link';
import type { Health } from './health';
import type {
  DirectoryMatch,
  QueueDecision,
  QueuedWork,
  QueueOptions,
  QueueOwner,
  QueueView,
  SeenToken,
} from './outbox';
import type { KeptWork } from './kept-work';
import type { LockState, WindowNews } from './lock';
import type { PolicyView } from './policy';
import type { KnownProxy, ProxyAsk, ProxySignedIn, ProxySignIn } from './proxy';
import type { UnheardOutcome } from './unheard';
import type { UpdateState } from './updates';
import type {
  AccessToken,
  AccountIdentifier,
  AccountsReceivable,
  Classification,
  LifeCycleState,
  TokenChange,
  TokenColumn,
  TokenDraft,
  TokenHolder,
  TokenIdentifier,
  TokenPage,
} from './model';

/** Everything the window may ask of the main process: name -> what is asked, what is answered. */
export interface Requests {
  'session:read': { ask: null; answer: SessionState };
  'session:sign-in': { ask: SignIn; answer: SessionState };
  /** For the operator of this desk, whose session has ended: their password or key is all that is asked. */
  'session:sign-in-again': { ask: { secret: string }; answer: SessionState };
  'session:practise': { ask: null; answer: SessionState };
  'session:sign-out': { ask: null; answer: SessionState };
  /** Signs out as well, but what the operator was in the middle of waits for them. */
  'session:leave': { ask: null; answer: SessionState };
  'connection:read': { ask: null; answer: Connection };
  'keychain:read': { ask: null; answer: KeychainState };
  /** To be asked once the operator was told that the system may want a password: waits up to 30 s for it. */
  'keychain:retry': { ask: null; answer: KeychainState };
  /** The sign-in that a proxy asks for; null where none does. */
  'proxy:read': { ask: null; answer: ProxyAsk | null };
  /** Tries a user name and password with the proxy that asks, and keeps them if it takes them. */
  'proxy:sign-in': { ask: ProxySignIn; answer: ProxySignedIn };
  /** The proxies that are signed in to by themselves. */
  'proxy:known': { ask: null; answer: KnownProxy[] };
  /** Forgets what a proxy is given, in the keychain too; gives those that are left. */
  'proxy:forget': { ask: { proxy: string }; answer: KnownProxy[] };

  'tokens:find': { ask: TokenIdentifier; answer: AccessToken };
  'tokens:not-associated': { ask: NotAssociatedAsk; answer: TokenPage };
  'tokens:list': { ask: ListAsk; answer: TokenPage };
  'tokens:create': { ask: TokenDraft & SubmitOptions; answer: AccessToken };
  'tokens:update': {
    ask: { token: TokenIdentifier; change: TokenChange; seen: SeenToken; submitId?: string };
    answer: AccessToken;
  };
  'tokens:set-effective': { ask: LifeCycleAsk; answer: AccessToken };
  'tokens:set-not-effective': { ask: LifeCycleAsk; answer: AccessToken };
  /**
   * What became of what a form sent, or saved, before its window was begun anew; null where neither happened. `kept`: it waits
   * in the Outbox.
   */
  'tokens:outcome': { ask: { submitId: string }; answer: AccessToken | 'kept' | null };
  'tokens:delete': { ask: TokenIdentifier; answer: null };
  'tokens:verify': { ask: VerifyAsk; answer: AccessToken };
  'tokens:reset-verification-code': { ask: BareIdentifier; answer: AccessToken };
  'tokens:reset-pass-code': { ask: BareIdentifier; answer: NewPassCode };
  'tokens:forgot-pass-code': { ask: { identifier: string }; answer: null };
  'tokens:generate-otp': { ask: TokenIdentifier; answer: OneTimePassword };
  'tokens:export': { ask: { fileName: string; rows: string[][] }; answer: { saved: boolean } };

  'classifications:list': { ask: null; answer: Classification[] };
  'accounts:show': { ask: AccountIdentifier; answer: AccountsReceivable };
  'accounts:of-token': { ask: TokenIdentifier; answer: AccountsReceivable };
  'accounts:associate': { ask: AssociationAsk & SubmitOptions; answer: AssociationAnswer };
  /** Likewise, for a token that was added to an account. */
  'accounts:outcome': { ask: { submitId: string }; answer: AssociationAnswer | null };
  'accounts:detach': { ask: { account: AccountIdentifier; token: TokenIdentifier }; answer: AssociationAnswer };
  'participants:list': { ask: ParticipantsAsk; answer: ParticipantPage };

  'outbox:read': { ask: null; answer: QueueView };
  /**
   * Answers when the work is on disk; `replaces` is the entry that was edited, `id` names the new one, the same for each try
   * to save it. A new code that this computer has seen in use is taken only with `evenIfSeen`, and a create that may be done
   * already, since its answer was lost, only with `again`.
   */
  'outbox:queue': { ask: { work: QueuedWork } & QueueOptions; answer: QueueView };
  'outbox:decide': { ask: { id: string; decision: QueueDecision }; answer: QueueView };
  /** Discards all that waits for another operator, where the policy allows that and a person confirms it outside the window. */
  'outbox:discard-others': { ask: { owner: QueueOwner }; answer: QueueView };
  /** What an entry would do, for the form to take over; its pass code has to be typed again. */
  'outbox:edit': { ask: { id: string }; answer: QueuedWork };
  /** The operator has read what is missing of the entries. */
  'outbox:acknowledge-loss': { ask: null; answer: QueueView };
  /** Sets aside what no key opens any more, and begins with an empty Outbox; nothing is deleted. */
  'outbox:start-anew': { ask: null; answer: QueueView };
  'directory:search': { ask: { text: string }; answer: DirectoryMatch[] };

  'settings:read': { ask: null; answer: Settings };
  /** What there is to say of the settings file since the start; null where it was as it should be. */
  'settings:notice': { ask: null; answer: StartNotice[] };
  /** The operator has read it: it is not told again. */
  'settings:notice-read': { ask: null; answer: null };
  'settings:change': { ask: SettingsChange; answer: Settings };
  /** Opens the system's file dialog; the window itself never brings a certificate. */
  'settings:choose-company-ca': { ask: { server: string }; answer: Settings };
  'settings:remove-company-ca': { ask: { server: string }; answer: Settings };
  'policy:read': { ask: null; answer: PolicyView };
  'lock:read': { ask: null; answer: LockState };
  'lock:now': { ask: null; answer: null };
  /** Somebody is here: the desk does not lock itself. */
  'lock:active': { ask: null; answer: null };
  'lock:unlock': { ask: { secret: string }; answer: null };
  /** The operator leaves a locked desk to somebody else. */
  'lock:hand-over': { ask: null; answer: null };
  'drafts:keep': { ask: KeptWork; answer: null };
  'drafts:read': { ask: null; answer: KeptWork | null };
  /** What became of secrets that were asked for before the desk locked or its window failed. */
  'unheard:read': { ask: null; answer: UnheardOutcome[] };
  'unheard:heard': { ask: { id: string }; answer: null };
  'clipboard:copy': { ask: { text: string }; answer: null };
  'health:read': { ask: null; answer: Health };
  /** Asks server and keychain anew, and like `keychain:retry` waits for a password that the system may want. */
  'health:check': { ask: null; answer: Health };
  /** Opens the system's file dialog, and writes a support bundle there. */
  'health:bundle': { ask: null; answer: { saved: boolean } };
  'updates:read': { ask: null; answer: UpdateState };
  /** Looks for a newer version now; answers when that is known. */
  'updates:check': { ask: null; answer: UpdateState };
  /** Fetches what was found; answers when it is here, or will not be. */
  'updates:download': { ask: null; answer: UpdateState };
  /** Quits, installs and starts anew; does nothing where nothing is ready, or it has to wait. */
  'updates:install': { ask: null; answer: UpdateState };
  /** The link from outside that waits to be opened, told once; `invalid`: one that is none of Tokendesk's. */
  'link:take': { ask: null; answer: DeepLink | 'invalid' | null };
  'window:print': { ask: null; answer: null };
  /** Told once. */
  'window:news': { ask: null; answer: WindowNews };
  'app:about': { ask: null; answer: About };
}

/** What the main process tells the window without being asked. */
export interface Events {
  'outbox:changed': QueueView;
  'session:changed': SessionState;
  'connection:changed': Connection;
  'keychain:changed': KeychainState;
  'proxy:changed': ProxyAsk | null;
  /** What `unheard:read` answers has changed; it holds secrets, so it is not told with it. */
  'unheard:changed': null;
  'lock:changed': LockState;
  /** Seconds until the desk locks itself; null once somebody is there. */
  'lock:warning': number | null;
  'settings:changed': Settings;
  'policy:changed': PolicyView;
  'updates:changed': UpdateState;
  /** A link from outside waits to be taken. */
  'link:arrived': null;
}

/**
 * `submitId`: made by the window, the same for as long as it is not known what became of the form; it names the entry of the
 * Outbox too. `again`: it may have been done before, and the operator wants it all the same.
 */
export interface SubmitOptions {
  submitId?: string;
  again?: true;
}

/** A token, and as the operator saw it: what became of a change whose answer is lost is told by what it was before. */
interface LifeCycleAsk {
  token: TokenIdentifier;
  seen: SeenToken;
}

/** Tokens linked to nobody; there is no second page, so more means a larger number (docs/design/api.md 3.3). */
export interface NotAssociatedAsk {
  number: number;
  lifeCycleState?: LifeCycleState;
  columns?: TokenColumn[];
}

/** Tokens of one account or one participant (docs/design/api.md 3.2). */
export interface ListAsk {
  holder: TokenHolder;
  classificationId?: string;
  numberOfResults: number;
  offset: number;
  columns?: TokenColumn[];
}

export type RequestName = keyof Requests;
export type EventName = keyof Events;
export type Ask<N extends RequestName> = Requests[N]['ask'];
export type Answer<N extends RequestName> = Requests[N]['answer'];
