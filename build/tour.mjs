// npm run tour [-- PROGRAM]: the app, or a package of it, does its main job on a display of its own. Prints each step
// with its outcome and where the pictures are; ends with 0 when all went well.
import { resolve } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { inDesktop } from './desktop.mjs';
import { exitCode, launch, passSignalsOn } from './processes.mjs';
import { root, tools } from './root.mjs';
import { setUp } from './setup.mjs';

passSignalsOn();
const [program] = process.argv.slice(2);
await setUp('test');
if (program === undefined) await ensureBuilt();
const [command, ...args] = inDesktop(process.execPath, tools.playwright, 'test', '--config', 'build/tour.config.ts');
const env = { ...process.env, ...(program === undefined ? {} : { TOKENDESK_PROGRAM: resolve(program) }) };
const code = await exitCode(launch(command, args, { stdio: 'inherit', cwd: root, env }));
console.log(`\nPictures: test-results/tour\n${code === 0 ? 'The tour went well.' : 'The tour FAILED.'}`);
process.exitCode = code;
