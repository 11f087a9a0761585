import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

test.each(['tokendesk-session.sh', 'gnome-kiosk-script.sh'])('%s is a script that a shell can read', (name) => {
  const file = resolve(import.meta.dirname, '../../docs/kiosk', name);
  expect(() => execFileSync('sh', ['-n', file], { stdio: 'pipe' })).not.toThrow();
});
