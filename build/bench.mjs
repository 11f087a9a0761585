// npm run bench: how long things take, as ratios within one run: a machine's own speed says nothing about the app.
import { ensureBuilt } from './built.mjs';
import { inDesktop } from './desktop.mjs';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root, tools } from './root.mjs';
import { setUp } from './setup.mjs';

passSignalsOn();
await setUp('test');
await ensureBuilt();
const [command, ...args] = inDesktop(
  ...[process.execPath, tools.playwright, 'test', '--config', 'build/bench.config.ts', ...process.argv.slice(2)],
);
process.exitCode = await exitCode(launch(command, args, { stdio: 'inherit', cwd: root }));
