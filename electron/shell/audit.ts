import { isDeepStrictEqual } from 'node:util';
import type { Settings } from '../contract/desk-state';
import type { Result } from '../contract/failure';
import type { Answer, Ask, RequestName } from '../contract/requests';
import type { AuditEvent, Log, LogFields } from './log';

type Noted = { event: AuditEvent; fields?: LogFields } | null;
type Readings = { [N in RequestName]?: (ask: Ask<N>, answer: Result<Answer<N>>) => Noted };

/** What of the requests an auditor asks for: what was done, and how it went, but nothing of whom or what it was about. */
const readings: Readings = {
  'session:sign-in': (_ask, answer) => attempt('signed-in', 'sign-in-failed', answer),
  'session:sign-in-again': (_ask, answer) => attempt('signed-in', 'sign-in-failed', answer),
  'session:practise': (_ask, answer) => attempt('practice-begun', 'sign-in-failed', answer),
  'session:sign-out': (_ask, answer) => done('signed-out', answer),
  'session:leave': (_ask, answer) => done('signed-out', answer),
  'lock:unlock': (_ask, answer) => attempt('unlocked', 'unlock-failed', answer),
  'lock:hand-over': (_ask, answer) => done('handed-over', answer),
  'tokens:export': ({ rows }, answer) =>
    isSaved(answer) ? { event: 'exported', fields: { count: rows.length } } : null,
  'health:bundle': (_ask, answer) => (isSaved(answer) ? { event: 'support-bundle-saved' } : null),
  // the system does not say whether the person printed or closed its dialog
  'window:print': (_ask, answer) => tried('print-asked', answer),
  // one that failed may have been done all the same
  'tokens:reset-pass-code': (_ask, answer) => tried('pass-code-reset', answer),
  'tokens:forgot-pass-code': (_ask, answer) => tried('pass-code-reset', answer),
  'tokens:reset-verification-code': (_ask, answer) => tried('verification-code-reset', answer),
  'outbox:decide': ({ decision }, answer) => (decision === 'discard' ? done('entry-discarded', answer) : null),
};

/** Writes what an auditor asks for of a request that was answered. */
export function noteRequest<N extends RequestName>(log: Log, name: N, ask: Ask<N>, answer: Result<Answer<N>>): void {
  const noted = readings[name]?.(ask, answer);
  if (noted) log(noted.event, noted.fields);
}

/** Writes which settings were changed, by their names alone, and how many authorities are trusted where that is among them. */
export function noteSettings(log: Log, before: Settings, now: Settings): void {
  for (const name of Object.keys(now) as (keyof Settings)[]) {
    if (name === 'rememberedSignIn' || isDeepStrictEqual(before[name], now[name])) continue;
    if (name === 'companyCa') log('trust-changed', { count: now.companyCa.length });
    else log('setting-changed', { member: name });
  }
}

function attempt(good: AuditEvent, bad: AuditEvent, answer: Result<unknown>): Noted {
  return answer.ok ? { event: good } : { event: bad, fields: outcomeOf(answer) };
}

function done(event: AuditEvent, answer: Result<unknown>): Noted {
  return answer.ok ? { event } : null;
}

function tried(event: AuditEvent, answer: Result<unknown>): Noted {
  return { event, fields: outcomeOf(answer) };
}

function outcomeOf(answer: Result<unknown>): LogFields {
  return answer.ok ? { outcome: 'done' } : { outcome: answer.failure.code, reason: answer.failure.reason };
}

function isSaved(answer: Result<{ saved: boolean }>): boolean {
  return answer.ok && answer.value.saved;
}
