import type { FailureReason } from '../../../electron/contract/failure';
import type { HeldWhy, QueueEntry } from '../../../electron/contract/outbox';
import { explain, type Doing } from './failure';
import { insteadOfServer } from './failure-reasons';

const doing: Readonly<Record<QueueEntry['kind'], Doing>> = {
  create: 'creating',
  update: 'updating',
  'set-effective': 'set-effective',
  'set-not-effective': 'set-not-effective',
};

const done: Readonly<Record<QueueEntry['kind'], string>> = {
  create: 'The server has the token as it was asked for: nothing is left to do.',
  update: 'The server has the changes as they were asked for: nothing is left to do.',
  'set-effective': 'The token is effective on the server: nothing is left to do.',
  'set-not-effective': 'The token is not effective on the server any more: nothing is left to do.',
};

const held: Readonly<Record<HeldWhy, string>> = {
  'too-old':
    'By the clock it waited for three days and may no longer be wanted, so it was not sent: send it now, or change or discard it.',
  'not-found':
    'The server shows no such token, so nothing was changed: it may have another code by now. Look it up again, or discard this.',
  'not-arrived':
    'It was sent, no answer came, and the server does not show it: look it up once more, then send it again or discard it.',
  'not-recognisable':
    'It was sent, no answer came, and it has no code to be looked up by: see the newest tokens under List, then discard this if the token is there; sending it again makes a second one.',
  'several-found':
    'More than one token on the server could be this one: compare them under List, then discard this or send it again.',
  'cannot-look-up':
    'It was sent, no answer came, and the server cannot tell whether it was done: compare under List, then discard this or send it again.',
};

/** What happened to an entry, what it means and what to do, in one sentence. */
export function storyOf(entry: QueueEntry): string {
  const { state, kind, why, isHere, isBehind, owner } = entry;
  if (!isHere) return elsewhere(entry, owner.server);
  if (isBehind)
    return 'It waits behind an earlier entry for the same token that needs you: decide about that one first, then this goes on.';
  switch (state) {
    case 'waiting':
      return waiting(entry);
    case 'sending':
      return 'It is on its way to the server: what becomes of it is shown here in a moment.';
    case 'confirmed':
      return done[kind];
    case 'rejected':
      return refused(entry);
    case 'unknown':
      return `${unanswered(entry)} It may have been done or not, so it is looked up before anything is sent again.`;
    case 'conflict':
      return kind === 'create'
        ? 'The server has a token with this code or identifier that differs from yours: nothing was overwritten, so compare and decide.'
        : 'Somebody changed this token after you saw it: nothing was overwritten, so compare and decide.';
    case 'held':
      return heldStory(entry, why ?? 'cannot-look-up');
  }
}

/** What was sent may be done; what never was is not. */
function heldStory({ attempts }: QueueEntry, why: HeldWhy): string {
  if (why === 'not-found' && attempts > 0) return sentAndGone;
  if (why === 'cannot-look-up' && attempts === 0) return neverLookedUp;
  return held[why];
}

const sentAndGone =
  'It was sent, no answer came, and the server shows no token under the code that it had or should get: it may have a new code by now, so find it by its number under List, then discard this.';
const neverLookedUp =
  'It was not sent, as the server did not show how the token is now: look it up again, or discard this.';

/** What stands between this desk and the server, and certainly kept the request from it. */
const waitingFor: Partial<Record<FailureReason, string>> = {
  'proxy-sign-in':
    'The proxy of this network asks for a user name and password, so nothing was sent: it goes out by itself once you have signed in to the proxy.',
  'proxy-sign-in-unsupported':
    'The proxy of this network asks for a sign-in that this computer cannot give, so nothing was sent: ask your administrator; it is tried again by itself.',
  'proxy-sign-in-unexpected':
    'Something on the way asks for a proxy sign-in, so nothing was sent: ask your administrator which proxy to use; it is tried again by itself.',
  'proxy-refused':
    'The proxy of this network did not connect to the server, so nothing was sent: it is tried again by itself.',
  'proxy-unreachable': 'The proxy of this network cannot be reached, so nothing was sent: it is tried again by itself.',
  'network-sign-in':
    'This network asks you to sign in first, so nothing was sent: sign in to it in a web browser, and it goes out by itself.',
  certificate:
    'The server’s identity could not be verified, so nothing was sent: on a guest network sign in to it first; it is tried again by itself.',
};

/** What came in place of the answer of a request whose outcome is not known. */
function unanswered({ lastFailure }: QueueEntry): string {
  return (lastFailure?.reason && insteadOfServer[lastFailure.reason]) ?? 'It was sent, but no answer came.';
}

function waiting({ isLate, attempts, lastFailure }: QueueEntry): string {
  if (lastFailure?.code === 'signed-out')
    return 'Your session ended before it could be sent: it goes out by itself once you have signed in again.';
  if (lastFailure?.httpStatus === 429)
    return 'The server has too much to do and asked to be left alone for a while: nothing was done yet, and it is tried again by itself.';
  const onTheWay = lastFailure?.reason && waitingFor[lastFailure.reason];
  if (onTheWay) return onTheWay;
  if (isLate)
    return 'It has waited for more than a day without reaching the server: it is still tried, and after three days it is held for you.';
  if (lastFailure || attempts > 0)
    return 'The server could not be reached, so nothing was done yet: it is tried again by itself.';
  return 'It is saved on this desk and was not sent yet: it goes out by itself once the server answers.';
}

function refused({ kind, lastFailure }: QueueEntry): string {
  const { title, action } = explain({ code: 'rejected', message: '', ...lastFailure }, doing[kind]);
  return `${title}. ${action}`;
}

function elsewhere({ state }: QueueEntry, server: string): string {
  if (state === 'confirmed') return `It was done at ${server}: nothing is left to do.`;
  return `It was saved for ${server} and is not sent to another address by itself: move it if that is the same server, sign in there, or discard it.`;
}
