// npm run package [-- --for-testing]: the packages that this system can make, in release/.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { packageConfiguration } from './package/configuration.mjs';
import { passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUp } from './setup.mjs';
import { releaseRefusal } from './setup/installed-electron.mjs';

const forTesting = process.argv.includes('--for-testing');
passSignalsOn();
const electron = await setUp('package');
const refusal = forTesting ? undefined : releaseRefusal(electron);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
// what an older build has left in the folder must not be packaged
rmSync(join(root, 'dist'), { recursive: true, force: true });
await ensureBuilt();
const { build } = await import('electron-builder');
const made = await build({
  projectDir: root,
  config: packageConfiguration(electron, { forTesting }),
  publish: 'never',
  ...(forTesting ? { dir: true } : {}),
});
console.log(forTesting ? 'For testing only: release/for-testing' : made.join('\n'));
