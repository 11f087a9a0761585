import { expect, test } from 'vitest';
import type { Settings } from '../../electron/contract/desk-state';
import { failed, success } from '../../electron/contract/failure';
import type { Ask, RequestName } from '../../electron/contract/requests';
import { noteRequest, noteSettings } from '../../electron/shell/audit';
import { logLine, type LogFields } from '../../electron/shell/log';
import { readSettings } from '../../electron/shell/settings-schema';
import { everyRequest } from '../support/every-request';

/** The events that a request leaves behind, each as it stands in the log. */
function notedFor<N extends RequestName>(
  name: N,
  answer: Parameters<typeof noteRequest<N>>[3],
  ask: Ask<N> = everyRequest[name],
) {
  const lines: unknown[] = [];
  noteRequest((event, fields) => void lines.push(asLine(event, fields)), name, ask, answer);
  return lines;
}

function asLine(event: string, fields: LogFields = {}): unknown {
  const { at: _, ...line } = logLine({ at: '2026-01-02T03:04:05.000Z', event, ...fields }) ?? { at: '' };
  return line;
}

const refusal = failed({ code: 'rejected', reason: 'refused-by-server', message: 'jane has hunter2' });
const unknown = failed({ code: 'unknown-outcome', reason: 'timed-out', message: 'no' });
const saved = success({ saved: true });
const anything = success({} as never);

test('who signs in, out, locks, unlocks or hands over is noted, and each attempt that fails', () => {
  expect(notedFor('session:sign-in', anything)).toEqual([{ event: 'signed-in' }]);
  expect(notedFor('session:sign-in', refusal)).toEqual([
    { event: 'sign-in-failed', outcome: 'rejected', reason: 'refused-by-server' },
  ]);
  expect(notedFor('session:sign-in-again', anything)).toEqual([{ event: 'signed-in' }]);
  expect(notedFor('session:practise', anything)).toEqual([{ event: 'practice-begun' }]);
  expect(notedFor('session:sign-out', anything)).toEqual([{ event: 'signed-out' }]);
  expect(notedFor('session:leave', anything)).toEqual([{ event: 'signed-out' }]);
  expect(notedFor('lock:unlock', success(null))).toEqual([{ event: 'unlocked' }]);
  expect(notedFor('lock:unlock', refusal)).toEqual([
    { event: 'unlock-failed', outcome: 'rejected', reason: 'refused-by-server' },
  ]);
  expect(notedFor('lock:hand-over', success(null))).toEqual([{ event: 'handed-over' }]);
});

test('what leaves the desk is noted, and nothing that was called off', () => {
  const rows = [['a'], ['b'], ['c']];
  expect(notedFor('tokens:export', saved, { fileName: 'x.csv', rows })).toEqual([{ event: 'exported', count: 3 }]);
  expect(notedFor('tokens:export', success({ saved: false }))).toEqual([]);
  expect(notedFor('tokens:export', refusal)).toEqual([]);
  expect(notedFor('health:bundle', saved)).toEqual([{ event: 'support-bundle-saved' }]);
  expect(notedFor('health:bundle', success({ saved: false }))).toEqual([]);
  expect(notedFor('window:print', success(null))).toEqual([{ event: 'print-asked', outcome: 'done' }]);
});

test('a new pass code or verification code is noted, also where nobody knows whether it was made', () => {
  for (const name of ['tokens:reset-pass-code', 'tokens:forgot-pass-code'] as const) {
    expect(notedFor(name, anything)).toEqual([{ event: 'pass-code-reset', outcome: 'done' }]);
    expect(notedFor(name, unknown)).toEqual([
      { event: 'pass-code-reset', outcome: 'unknown-outcome', reason: 'timed-out' },
    ]);
  }
  expect(notedFor('tokens:reset-verification-code', anything)).toEqual([
    { event: 'verification-code-reset', outcome: 'done' },
  ]);
});

test('an entry that is discarded is noted, and no other decision', () => {
  expect(notedFor('outbox:decide', anything)).toEqual([{ event: 'entry-discarded' }]);
  expect(notedFor('outbox:decide', anything, { id: 'x', decision: 'send-now' })).toEqual([]);
  expect(notedFor('outbox:decide', refusal)).toEqual([]);
});

test('nothing that was asked or answered is in what is noted, whatever the request', () => {
  const names = Object.keys(everyRequest) as RequestName[];
  const lines = names.flatMap((name) => [...notedFor(name, anything), ...notedFor(name, refusal)]);
  expect(JSON.stringify(lines)).not.toMatch(/hunter2|jane|99|"p"|tokens\.csv/);
});

test('settings are noted by their names alone, and what is trusted by how much it is', () => {
  const before: Settings = readSettings({}).value;
  const lines: unknown[] = [];
  const log = (event: string, fields?: LogFields) => void lines.push(asLine(event, fields));
  noteSettings(log, before, { ...before, theme: 'dark', lockAfter: before.lockAfter });
  const authority = { name: 'Company', validTo: '', pem: 'x', server: null };
  noteSettings(log, before, { ...before, companyCa: [authority] });
  const rememberedSignIn = { ...before.rememberedSignIn, userName: 'jane' };
  noteSettings(log, before, { ...before, rememberedSignIn });
  expect(lines).toEqual([
    { event: 'setting-changed', member: 'theme' },
    { event: 'trust-changed', count: 1 },
  ]);
});
