import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { startBus } from '../../build/desktop/bus.mjs';
import { end } from '../../build/processes.mjs';

const root = resolve(import.meta.dirname, '../..');
const scripts = ['tokendesk-session.sh', 'gnome-kiosk-script.sh'].map((name) => join(root, 'docs/kiosk', name));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokendesk-kiosk-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

test.each(scripts)('%s is a script that a shell can read', (file) => {
  expect(() => execFileSync('sh', ['-n', file], { stdio: 'pipe' })).not.toThrow();
});

test.each(scripts)('%s opens a keychain that no person was asked for, at every start the same', async (file) => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = (name: string, text: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  for (const name of ['setxkbmap', 'xset', 'matchbox-window-manager', 'sleep']) program(name, '');
  // the app in its place, which ends the session that would start it again and again
  const entry = `const { getPassword, setPassword } = require('keytar');
    getPassword('Tokendesk kiosk', 'test')
      .then((kept) => setPassword('Tokendesk kiosk', 'test', 'kept').then(() => console.log(kept)))
      .catch((error) => console.log(error.message));`;
  writeFileSync(join(folder, 'entry.cjs'), entry);
  program('tokendesk', `cd '${root}' && '${process.execPath}' -e "$(cat '${folder}/entry.cjs')"; kill $PPID`);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'a secret of the machine');

  const starts = [];
  for (let start = 0; start < 2; start += 1) {
    const run = join(folder, `run-${String(start)}`);
    mkdirSync(run, { mode: 0o700 });
    const bus = await startBus(run);
    const env = { ...process.env, ...bus.env, HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: run };
    const session = promisify(execFile)('sh', [file], {
      env: { ...env, PATH: `${bin}:${process.env['PATH'] ?? ''}`, TOKENDESK_KEYRING: secret },
    });
    starts.push(await session.catch((error: unknown) => error));
    await end(bus.child);
  }
  expect(starts).toMatchObject([{ stdout: 'null\n' }, { stdout: 'kept\n' }]);
});
