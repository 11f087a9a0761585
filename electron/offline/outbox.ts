import { failed, type Failure, type Result } from '../contract/failure';
import { isRefusal } from '../crm/find-token';
import type { AccessToken } from '../contract/model';
import type { HeldWhy } from '../contract/outbox';
import { meaningOf, noteOf } from './answer-meaning';
import { decide, type Decision } from './decide';
import type { Entry, EntryState } from './entry';
import { canLookUp } from './look-up';
import type { OtherWork } from './nameless';
import { judge, type Sight } from './reconcile';
import { rest, type Phase, type Standing } from './standing';
import { codeAfter, withoutPassCodes } from './work';

export type OutboxEvent =
  /** The entry may act; how old it is serves the hold alone. */
  | { event: 'turn'; age: number }
  /** `others`: what else this desk has asked for, when it looked. */
  | { event: 'looked'; result: Result<Sight>; now: number; others: OtherWork }
  /** This desk has had a token made, so no other create made it. */
  | { event: 'made'; id: string }
  /** The request can no longer arrive. */
  | { event: 'waited' }
  | { event: 'answered'; result: Result<AccessToken>; now: number }
  /** What the desk sent itself was answered; `failure`: null where it was done; `unheard`: the token, where nobody heard of it. */
  | { event: 'told'; failure: Failure | null; unheard: AccessToken | null; now: number }
  | { event: 'decided'; decision: Decision; stamp: Pick<Entry, 'approvedAt' | 'isServerTime'> };

/**
 * What has to be done outside, after the entry is on disk. `trouble`: the server could not be asked, or there was no session
 * to ask it under, so it is left alone for a while.
 */
export type Effect =
  /** `withdraw`: it was never promised, and shall not turn up later either. */
  | { do: 'look' | 'send' | 'wait' | 'forget' | 'withdraw' }
  /** `askedMs`: so long the server asked to be left alone. */
  | { do: 'trouble'; askedMs?: number }
  | { do: 'remember'; token: AccessToken };

export interface Step {
  standing: Standing;
  effects: Effect[];
}

/** From this age on an entry is sent only when a person says so, in milliseconds. */
export const heldAfterMs = 72 * 3_600_000;

/** What an entry becomes, and what follows, when something happens to it; an event that does not fit changes nothing. */
export function step(standing: Standing, event: OutboxEvent): Step {
  const { entry, phase } = standing;
  switch (event.event) {
    case 'turn':
      return phase === 'resting' ? takeTurn(standing, event.age) : { standing, effects: [] };
    case 'looked':
      return takeLook(standing, event.result, event);
    case 'made':
      return { standing: exclude(standing, event.id), effects: [] };
    case 'waited':
      return phase === 'waiting' ? during(entry, 'looking-again', 'look') : { standing, effects: [] };
    case 'told':
      return phase === 'direct' ? takeDirectAnswer(standing, event) : { standing, effects: [] };
    case 'answered':
      return phase === 'sending' ? takeAnswer(entry, event.result, event.now) : { standing, effects: [] };
    case 'decided': {
      const decided = decide(standing, event.decision, event.stamp);
      if (decided === 'forget') return { standing, effects: [{ do: 'forget' }] };
      return { standing: decided ?? standing, effects: [] };
    }
  }
}

function takeTurn(standing: Standing, age: number): Step {
  const { entry } = standing;
  const { state, work } = entry;
  if (state.name === 'unknown') return during(entry, 'looking', 'look');
  if (state.name !== 'queued') return { standing, effects: [] };
  if (age >= heldAfterMs) return stop(entry, 'too-old');
  if (work.kind !== 'create') return during(entry, 'reading', 'look');
  return canLookUp(work) ? send(entry) : during(entry, 'counting', 'look');
}

function exclude({ entry, phase }: Standing, id: string): Standing {
  const idsBefore = entry.idsBefore && [...entry.idsBefore, id];
  return { entry: { ...entry, idsBefore }, phase };
}

function takeLook(
  { entry, phase }: Standing,
  result: Result<Sight>,
  { now, others }: { now: number; others: OtherWork },
): Step {
  if (phase !== 'reading' && phase !== 'counting' && phase !== 'looking' && phase !== 'looking-again') {
    return { standing: { entry, phase }, effects: [] };
  }
  if (!result.ok) return couldNotLook(entry, result.failure);
  if (phase === 'counting') return send({ ...entry, idsBefore: idsOf(result.value) });
  const verdict = judge(entry, result.value, others);
  switch (verdict.is) {
    case 'done':
      return confirm(entry, verdict.token, now);
    case 'conflict':
      // A change that was lost may still arrive, and would undo what a person decides about it now.
      if (phase === 'looking' && entry.work.kind !== 'create') return during(entry, 'waiting', 'wait');
      return {
        standing: rest(entry, { name: 'conflict', differences: verdict.differences, theirs: verdict.theirs }),
        effects: [],
      };
    case 'undecided':
      return howSent(entry).isForced && verdict.why === 'not-recognisable' ? send(entry) : stop(entry, verdict.why);
    case 'absent':
      return phase === 'reading' ? send(entry) : absent(entry, phase, verdict.isProof);
  }
}

function absent(entry: Entry, phase: 'looking' | 'looking-again', isProof: boolean): Step {
  const { state } = entry;
  if (state.name !== 'unknown') return { standing: { entry, phase: 'resting' }, effects: [] };
  if (state.isRefused) return { standing: rest(entry, { name: 'rejected' }), effects: [] };
  // The first request may still be on its way.
  if (phase === 'looking') return during(entry, 'waiting', 'wait');
  if (!isProof) return stop(entry, 'not-recognisable');
  if (!state.mayResend) return stop(entry, 'not-arrived');
  return { standing: rest(entry, { name: 'queued', isResend: true, isForced: false }), effects: [] };
}

/** An answer that is clear was for the operator, who has it, unless nobody heard it; one that is lost is looked for. */
function takeDirectAnswer(
  standing: Standing,
  { failure, unheard, now }: Extract<OutboxEvent, { event: 'told' }>,
): Step {
  if (unheard) return confirm(standing.entry, unheard, now);
  const isLost = failure !== null && meaningOf(failure) === 'lost';
  return isLost ? takeAnswer(standing.entry, failed(failure), now) : { standing, effects: [{ do: 'withdraw' }] };
}

function takeAnswer(entry: Entry, result: Result<AccessToken>, now: number): Step {
  if (result.ok) return confirm(entry, result.value, now);
  const { isResend, isForced } = howSent(entry);
  // Too many requests: whoever said so may stand before a server that has done it, so a refusal after this is looked into.
  const mayBeDone = isResend || result.failure.httpStatus === 429;
  const again: EntryState = { name: 'queued', isResend: mayBeDone, isForced };
  const noted = { ...entry, lastFailure: noteOf(result.failure) };
  switch (meaningOf(result.failure)) {
    case 'not-sent':
      return { standing: rest(noted, again), effects: [troubleOf(result.failure)] };
    case 'lost':
      return {
        standing: rest(noted, { name: 'unknown', mayResend: !isResend, isRefused: false }),
        effects: [troubleOf(result.failure)],
      };
    case 'refused':
      return {
        // A refusal of the second request may mean that the first one got through.
        standing: rest(noted, isResend ? { name: 'unknown', mayResend: false, isRefused: true } : { name: 'rejected' }),
        effects: [],
      };
  }
}

function couldNotLook(entry: Entry, failure: Failure): Step {
  const note = noteOf(failure);
  // Asking the same again and again would keep what waits behind it from its turn: a person says when.
  if (isRefusal(failure) || failure.reason === 'about-another')
    return stop({ ...entry, lastFailure: note }, 'cannot-look-up');
  // The same trouble again is nothing new to write down.
  const isNew = JSON.stringify(note) !== JSON.stringify(entry.lastFailure);
  return {
    standing: { entry: isNew ? { ...entry, lastFailure: note } : entry, phase: 'resting' },
    effects: [troubleOf(failure)],
  };
}

function troubleOf({ retryAfterMs }: Failure): Effect {
  return { do: 'trouble', ...(retryAfterMs !== undefined && { askedMs: retryAfterMs }) };
}

function send(entry: Entry): Step {
  const state: EntryState = { name: 'sending', ...howSent(entry) };
  return {
    standing: { entry: { ...entry, attempts: entry.attempts + 1, state }, phase: 'sending' },
    effects: [{ do: 'send' }],
  };
}

function howSent({ state }: Entry): { isResend: boolean; isForced: boolean } {
  const isKnown = state.name === 'queued' || state.name === 'sending';
  return isKnown ? { isResend: state.isResend, isForced: state.isForced } : { isResend: false, isForced: false };
}

function confirm(entry: Entry, token: AccessToken, at: number): Step {
  const { id, number, authenticationCode } = token;
  const outcome = { at, id, number, authenticationCode: authenticationCode ?? codeAfter(entry.work) };
  const confirmed: Entry = { ...entry, work: withoutPassCodes(entry.work), lastFailure: null, idsBefore: null };
  return {
    standing: rest(confirmed, { name: 'confirmed', outcome }),
    effects: [{ do: 'remember', token: { ...token, authenticationCode: outcome.authenticationCode } }],
  };
}

function stop(entry: Entry, why: HeldWhy): Step {
  return { standing: rest(entry, { name: 'needs-a-person', why }), effects: [] };
}

function during(entry: Entry, phase: Phase, effect: 'look' | 'wait'): Step {
  return { standing: { entry, phase }, effects: [{ do: effect }] };
}

function idsOf(sight: Sight): string[] | null {
  if (sight.saw !== 'list' || !sight.isWhole) return null;
  return sight.tokens.flatMap((token) => (token.id === null ? [] : [token.id]));
}
