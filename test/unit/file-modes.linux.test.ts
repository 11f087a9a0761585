import { lstatSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDurably } from '../../electron/offline/quarantine';
import { noteDisplay } from '../../electron/operations/start-problem';
import { writeBundle } from '../../electron/operations/support-bundle';
import { openMarker } from '../../electron/session/keychain-marker';
import { openLastPolicy } from '../../electron/shell/last-policy';
import { createLog } from '../../electron/shell/log';
import { saveSettings } from '../../electron/shell/settings-file';
import { readSettings } from '../../electron/shell/settings-schema';
import { openInFlightMark } from '../../electron/shell/updates-mark';

let before = 0;
beforeAll(() => (before = process.umask(0)));
afterAll(() => process.umask(before));

test.each<[string, (file: string, folder: string) => unknown]>([
  [
    'the log',
    async (file) => {
      const { log, written } = createLog(file);
      log('started');
      await written();
    },
  ],
  ['settings', (file) => saveSettings(file, readSettings({}).value)],
  ['what is known of an entry of the keychain', (file) => openMarker(file).set('written')],
  ['the last good policy', (file) => openLastPolicy(file).keep({})],
  ['that entries are on their way', (file) => openInFlightMark(file).set(true)],
  ['the display', (_file, folder) => noteDisplay(folder, {})],
  ['damaged files that are set aside', (file) => writeDurably(file, Buffer.from('x'))],
  ['a support bundle', (file) => writeBundle(file, {} as Parameters<typeof writeBundle>[1])],
])('%s: what is written is its owner’s alone, whatever the system gives new files', async (_what, write) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-modes-'));
  await write(join(folder, 'file'), folder);
  const modes = readdirSync(folder).map((name) => (lstatSync(join(folder, name)).mode & 0o777).toString(8));
  expect(modes).toEqual(['600']);
});
