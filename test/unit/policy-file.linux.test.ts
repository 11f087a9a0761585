import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { policyFile } from '../../electron/shell/policy-file';
import { owners, policyPlace } from './policy-places';

test('what is not a file, too large, or open to others is not read, and that is another thing than being absent', () => {
  const place = policyPlace();
  mkdirSync(place.file);
  expect(place.open().standing().state).toBe('unreadable');
  place.write(' '.repeat(1_048_577));
  expect(place.open().standing().state).toBe('unreadable');
  place.write({ kiosk: true }, 0o666);
  expect(place.open().read()).toMatchObject({ onlyTheseServers: true, offline: { queue: false } });
  place.write({ kiosk: true });
  expect(policyFile(place.file, [1], place.folder).read().state).toBe('unreadable');
  chmodSync(place.folder, 0o777);
  expect(policyFile(place.file, owners, place.folder).read().state).toBe('unreadable');
  expect(policyFile(place.file, undefined).read().state).toBe('found');
});

test('nobody else may change a folder on the way to the file, or what a link leads to', () => {
  const place = policyPlace();
  const folder = join(place.folder, 'etc', 'tokendesk');
  const file = join(folder, 'policy.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, '{"kiosk":true}');
  const read = (name = file) => policyFile(name, owners, place.folder).read().state;
  expect(read()).toBe('found');
  chmodSync(join(place.folder, 'etc'), 0o777);
  expect(read()).toBe('unreadable');
  chmodSync(join(place.folder, 'etc'), 0o755);
  // the file itself is the administrator's, but where the link leads to stands below a folder that is open to everybody
  const open = join(place.folder, 'open');
  mkdirSync(open);
  renameSync(file, join(open, 'policy.json'));
  symlinkSync(join(open, 'policy.json'), file);
  expect(read()).toBe('found');
  chmodSync(open, 0o777);
  expect(read()).toBe('unreadable');
});
