// npm run fleet: a day of 200 customers on the real app, counted by the practice ledger, into docs/fleet.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { inDesktop } from './desktop.mjs';
import { measured } from './fleet/measured.mjs';
import { readJson } from './json.mjs';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root, tools } from './root.mjs';
import { setUp } from './setup.mjs';

passSignalsOn();
await setUp('test');
await ensureBuilt();
const [command, ...args] = inDesktop(process.execPath, tools.playwright, 'test', '--config', 'build/fleet.config.ts');
process.exitCode = await exitCode(launch(command, args, { stdio: 'inherit', cwd: root }));
if (process.exitCode === 0) {
  const page = join(root, 'docs/fleet.md');
  const day = /** @type {import('./fleet/measured.mjs').Day} */ (readJson(join(root, 'test-results/fleet.json')));
  writeFileSync(page, measured(readFileSync(page, 'utf8'), day));
}
