import { chmodSync, mkdirSync } from 'node:fs';
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
  expect(policyFile(place.file, [1]).read().state).toBe('unreadable');
  chmodSync(place.folder, 0o777);
  expect(policyFile(place.file, owners).read().state).toBe('unreadable');
  expect(policyFile(place.file, undefined).read().state).toBe('found');
});
