// npm run test:endurance: a thousand kills, two thousand damaged outboxes and ten thousand random days, which is too long for every change.
import { join } from 'node:path';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUpPackages } from './setup.mjs';

passSignalsOn();
await setUpPackages();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const tests = [
  'test/unit/offline-kill.test.ts',
  'test/unit/store-damage.test.ts',
  'test/unit/store-killed.test.ts',
  'test/unit/outbox-model.test.ts',
  'test/unit/directory-speed.test.ts',
];
const run = launch(
  process.execPath,
  [vitest, 'run', '--config', 'build/vitest.config.ts', '--silent=false', ...tests],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      TOKENDESK_KILLS: '1000',
      TOKENDESK_STORE_KILLS: '400',
      TOKENDESK_DAMAGES: '2000',
      TOKENDESK_MODEL_RUNS: '10000',
      TOKENDESK_DIRECTORY_TOKENS: '100000',
    },
  },
);
process.exitCode = await exitCode(run);
