import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLastPolicy } from '../../electron/shell/last-policy';
import { isInUse } from '../../electron/shell/profile-files';
import { openStartNotices } from '../../electron/shell/start-notices';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-notices-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what the start found is told until it was read', () => {
  const lost = { notice: 'settings-lost', file: null } as const;
  const notices = openStartNotices([() => lost, () => null]);
  expect(notices.read()).toEqual([lost]);
  notices.dismiss();
  expect(notices.read()).toEqual([]);
});

test('a profile is in use once there is a file of the store', () => {
  expect(isInUse(folder)).toBe(false);
  writeFileSync(join(folder, 'outbox.db'), '');
  expect(isInUse(folder)).toBe(true);
});

test('the copy of the last good policy is there, absent or damaged', () => {
  const file = join(folder, 'last-policy.json');
  expect(openLastPolicy(file).found()).toBe('nothing');
  writeFileSync(file, '{"kiosk": tr');
  expect(openLastPolicy(file).found()).toBe('damaged');
  expect(openLastPolicy(file).read()).toEqual({});
  const good = openLastPolicy(file);
  good.keep({ kiosk: true });
  expect([openLastPolicy(file).found(), openLastPolicy(file).read()]).toEqual(['policy', { kiosk: true }]);
});
