import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { base } from './playwright-base';

const isLinux = process.platform === 'linux';

/** These hold the app to bounds of time, which they can only do on a machine that does nothing else meanwhile. */
export const alone = '**/keychain*.linux.spec.ts';

export default defineConfig(base, {
  outputDir: '../test-results/e2e',
  // build/desktop.mjs says where the system has no user namespaces; npm test names what does not run there
  ...(process.env['TOKENDESK_NO_SANDBOX'] === undefined ? {} : { grepInvert: /@namespaces/ }),
  testIgnore: isLinux ? [alone] : ['**/*.linux.spec.ts'],
  // each worker has a desktop of its own on Linux; elsewhere all share one focus, one clipboard and one keychain
  workers: isLinux ? Math.min(availableParallelism(), 4) : 1,
  // what takes longest begins first, lest one core wait for it at the end
  projects: [
    { name: 'faults', testMatch: 'faults/**/*.spec.ts' },
    { name: 'security', testMatch: 'security/**/*.spec.ts' },
    { name: 'desk', testMatch: 'e2e/**/*.spec.ts' },
  ],
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
});
