// npm run practice -- --port N: the practice service over HTTP, on this machine alone.
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUpPackages } from './setup.mjs';

passSignalsOn();
await setUpPackages();
await ensureBuilt();
const service = launch(process.execPath, [join(root, 'dist/practice.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = await exitCode(service);
