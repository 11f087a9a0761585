import type { AccessToken, TokenChange } from '../contract/model';
import { seenOf, type HeldWhy, type QueueDifference, type SeenToken } from '../contract/outbox';
import { compareChange, differencesFromDraft, isSameValue, type Compared } from './compare';
import type { Entry } from './entry';
import { candidatesFor, isCertain, otherWork, type OtherWork } from './nameless';

/** What a look at the server showed. */
export type Sight =
  /** `isPassCodeAsSent`: whether the pass code that was sent opens it; null where that cannot be asked. */
  | { saw: 'token'; token: AccessToken; isPassCodeAsSent: boolean | null }
  | { saw: 'nothing' }
  /** All tokens among which a new one would be, as far as the server gives them. */
  | { saw: 'list'; tokens: AccessToken[]; isWhole: boolean }
  /** An answer that will not get better by asking again, and decides nothing. */
  | { saw: 'several' | 'nonsense' };

/**
 * What follows from a look. `absent`: it has not happened, so far; `isProof`: nothing that others do could hide it.
 * To be believed only once the lost request can no longer arrive.
 */
export type Verdict =
  | { is: 'done'; token: AccessToken }
  | { is: 'absent'; isProof: boolean }
  | { is: 'conflict'; differences: QueueDifference[]; theirs: SeenToken }
  | { is: 'undecided'; why: HeldWhy };

/**
 * Decides from an entry and what a look showed what became of it (docs/design/offline.md, An entry's life); `others`: what
 * else this desk has asked for, where that may be taken for it.
 */
export function judge(entry: Entry, sight: Sight, others: OtherWork = otherWork(entry, [])): Verdict {
  switch (sight.saw) {
    case 'several':
      return { is: 'undecided', why: 'several-found' };
    case 'nonsense':
      return { is: 'undecided', why: 'cannot-look-up' };
    case 'list':
      return sight.isWhole ? judgeList(entry, sight.tokens, others) : { is: 'undecided', why: 'not-recognisable' };
    case 'nothing':
      return entry.work.kind === 'create' ? { is: 'absent', isProof: true } : { is: 'undecided', why: 'not-found' };
    case 'token':
      return judgeToken(entry, sight.token, sight.isPassCodeAsSent);
  }
}

function judgeToken({ work, attempts }: Entry, token: AccessToken, isPassCodeAsSent: boolean | null): Verdict {
  switch (work.kind) {
    case 'create': {
      const differences = differencesFromDraft(work.draft, token);
      if (isPassCodeAsSent === false) differences.push(hiddenDifference);
      return differences.length === 0 ? { is: 'done', token } : conflict(differences, token);
    }
    case 'update':
      return judgeUpdate(work.change, compareChange(work.change, work.seen, token), {
        token,
        isPassCodeAsSent,
        wasTried: attempts > 0,
      });
    case 'set-effective':
    case 'set-not-effective': {
      const ours = work.kind === 'set-effective' ? 'EFFECTIVE' : 'NOT_EFFECTIVE';
      const { lifeCycleState: theirs } = token;
      const { lifeCycleState: seen } = work.seen;
      if (theirs === ours) return { is: 'done', token };
      if (theirs === seen) return { is: 'absent', isProof: true };
      return conflict([{ field: 'lifeCycleState', seen, ours, theirs }], token);
    }
  }
}

interface Found {
  token: AccessToken;
  isPassCodeAsSent: boolean | null;
  wasTried: boolean;
}

/** An update is done whole or not at all, so one field that shows it stands for those that cannot be seen. */
function judgeUpdate({ passCode }: TokenChange, compared: Compared[], found: Found): Verdict {
  const { token, isPassCodeAsSent, wasTried } = found;
  const isThere = (one: Compared): boolean =>
    // A code made anew is any other one, and only where the server was asked for it.
    one.field === 'authenticationCode' && one.ours === null
      ? wasTried && one.theirs !== one.seen
      : isSameValue(one.field, one.ours, one.theirs);
  const differences = compared.filter((one) => !isThere(one) && !isSameValue(one.field, one.seen, one.theirs));
  if (differences.length > 0) return conflict(differences, token);
  if (!compared.every(isThere)) return { is: 'absent', isProof: true };
  if (passCode === undefined || isPassCodeAsSent === true) return { is: 'done', token };
  if (isPassCodeAsSent === false) return { is: 'absent', isProof: true };
  const isShown = compared.some((one) => !isSameValue(one.field, one.ours, one.seen));
  if (isShown && wasTried) return { is: 'done', token };
  return wasTried ? { is: 'undecided', why: 'not-recognisable' } : { is: 'absent', isProof: true };
}

/**
 * Without a code of its own a new token is known by being new, and like the draft. That confirms only what nothing else can
 * have made; in doubt a person decides.
 */
function judgeList(entry: Entry, tokens: AccessToken[], others: OtherWork): Verdict {
  if (entry.work.kind !== 'create' || entry.idsBefore === null) return { is: 'undecided', why: 'not-recognisable' };
  const [first, ...more] = candidatesFor(entry, tokens, others);
  if (more.length > 0) return { is: 'undecided', why: 'several-found' };
  // Somebody may have linked it meanwhile, and so have taken it off this list: its absence proves nothing.
  if (!first) return { is: 'absent', isProof: false };
  return isCertain(entry, first, others) ? { is: 'done', token: first } : { is: 'undecided', why: 'not-recognisable' };
}

const hiddenDifference: QueueDifference = { field: 'passCode', seen: null, ours: null, theirs: null };

function conflict(compared: QueueDifference[], token: AccessToken): Verdict {
  const differences = compared.map(({ field, seen, ours, theirs }) => ({ field, seen, ours, theirs }));
  return { is: 'conflict', differences, theirs: seenOf(token) };
}
