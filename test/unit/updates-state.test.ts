import { expect, test } from 'vitest';
import { nextStage, type UpdateEvent, type UpdateStage } from '../../electron/shell/updates-state';

const idle: UpdateStage = { state: 'idle' };
const checking: UpdateStage = { state: 'checking' };
const none: UpdateStage = { state: 'none', at: 7 };
const available: UpdateStage = { state: 'available', version: '1.2.0' };
const coming: UpdateStage = { state: 'downloading', version: '1.2.0', percent: 10 };
const ready: UpdateStage = { state: 'ready', version: '1.2.0' };
const failed: UpdateStage = { state: 'failed', why: 'damaged', version: '1.2.0' };

const found = (version: string): UpdateEvent => ({ is: 'found', version });
const nothing: UpdateEvent = { is: 'nothing-newer', at: 7 };
const checkFailed: UpdateEvent = { is: 'check-failed', why: 'no-answer' };

test.each<[string, UpdateStage, UpdateEvent, UpdateStage]>([
  ['a check is shown where nothing is known', idle, { is: 'asked' }, checking],
  ['and after a failure', failed, { is: 'asked' }, checking],
  ['a check behind a known version is not shown', ready, { is: 'asked' }, ready],
  ['nothing newer', checking, nothing, none],
  ['something newer', checking, found('1.2.0'), available],
  ['the same again is no news', ready, found('1.2.0'), ready],
  ['something newer still replaces what was fetched', ready, found('1.3.0'), { state: 'available', version: '1.3.0' }],
  ['what is no longer offered was withdrawn', ready, nothing, none],
  ['a check that failed', checking, checkFailed, { state: 'failed', why: 'no-answer', version: null }],
  ['takes nothing away', ready, checkFailed, ready],
  ['it begins to come', available, { is: 'coming', percent: 0 }, { ...coming, percent: 0 }],
  ['and comes', coming, { is: 'coming', percent: 55 }, { ...coming, percent: 55 }],
  ['a word that comes late changes nothing', ready, { is: 'coming', percent: 99 }, ready],
  ['it is here', coming, { is: 'downloaded' }, ready],
  ['it could not be had', coming, { is: 'download-failed', why: 'damaged' }, failed],
  ['an end without a beginning changes nothing', none, { is: 'downloaded' }, none],
])('%s', (_name, before, event, after) => {
  expect(nextStage(before, event)).toEqual(after);
});
