// npm run package [-- [--for-testing] [--all] [--again] [dir | KIND…]]: the packages that this system can make, in
// release/. --all fails unless all of them are made, --again unless a second build gives the very same files.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './built.mjs';
import { differences } from './package/file-list.mjs';
import { keepOwnSecrets, signing, unsignedNote } from './package/signing.mjs';
import { reportOf } from './package/report.mjs';
import { chooseTargets, systemOf, targetsOf } from './package/targets.mjs';
import { passSignalsOn } from './processes.mjs';
import { root } from './root.mjs';
import { setUp } from './setup.mjs';
import { releaseRefusal } from './setup/installed-electron.mjs';

const flag = /** @type {const} */ ({ type: 'boolean', default: false });
const { values: wish, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'for-testing': flag, all: flag, again: flag },
});
const forTesting = wish['for-testing'];
const system = systemOf(process.platform);
const { chosen, unknown } = chooseTargets(system, positionals);
if (unknown.length > 0) {
  console.error(
    `No such package here: ${unknown.join(', ')}. There are ${['dir', ...targetsOf(system).map(({ name }) => name)].join(', ')}.`,
  );
  process.exit(2);
}
passSignalsOn();
const electron = await setUp('package');
const refusal = forTesting ? undefined : releaseRefusal(electron);
if (refusal) {
  console.error(refusal);
  process.exit(1);
}
keepOwnSecrets(system, process.env);
const output = join(root, forTesting ? 'release/for-testing' : 'release');
const { outcomes, list } = await make(output, chosen, !forTesting);
const notes = [forTesting ? 'For testing only.' : unsignedNote(system, signing(system, process.env))];
console.log(reportOf({ root, system, outcomes, notes }));
if (wish.all && outcomes.some((outcome) => 'reason' in outcome)) process.exitCode = 1;
if (wish.again) {
  const again = await make(join(root, 'release/again'), [], true);
  const different = differences(readFileSync(list, 'utf8'), readFileSync(again.list, 'utf8'));
  if (different.length > 0) {
    console.error(`A second build gave other files: ${different.join(', ')}`);
    process.exitCode = 1;
  } else {
    console.log('A second build gave the very same files.');
    rmSync(join(root, 'release/again'), { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {import('./package/targets.mjs').Target[]} kinds
 * @param {boolean} anew what an older build has left in the folder must not be packaged
 */
async function make(folder, kinds, anew) {
  if (anew) rmSync(join(root, 'dist'), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
  await ensureBuilt();
  // needs packages that the set-up has installed
  const { drawIcons } = await import('./package/icons.mjs');
  const { writeLegal } = await import('./package/legal.mjs');
  const { makePackages } = await import('./package/make.mjs');
  await writeLegal(root, electron, join(root, 'dist/legal'));
  await drawIcons(join(root, 'build/icon.svg'), join(root, 'dist/icons'));
  return makePackages(
    { electron, system, arch: process.arch, output: folder, icons: join(root, 'dist/icons'), forTesting },
    kinds,
  );
}
