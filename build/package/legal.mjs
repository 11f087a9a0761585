import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBundled } from '../bundled.mjs';
import { npm } from '../setup/packages.mjs';
import { runStep } from '../setup/step.mjs';
import { billOfMaterials } from './bill-of-materials.mjs';
import { nativePackages } from './contents.mjs';
import { electronLicence, licenceText, readLicences } from './licences.mjs';

/** @import { Bill } from './bill-of-materials.mjs' */

/**
 * Writes what goes into every package for those who have to answer for it: our licence, those of all others, and the bill
 * of materials.
 * @param {string} root
 * @param {import('../setup/installed-electron.mjs').InstalledElectron} electron
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function writeLegal(root, electron, folder) {
  const native = nativePackages.map((name) => `node_modules/${name}`);
  const inside = readLicences(root, [...new Set([...readBundled(join(root, 'dist/bundled')), ...native])]);
  const [command, ...args] = npm();
  const { ok, output } = await runStep(
    'Listing what is inside',
    command,
    [...args, 'sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--loglevel=error'],
    { cwd: root, shell: command.endsWith('.cmd') },
  );
  if (!ok) throw new Error(`npm could not list what is installed:\n${output}`);
  /** @type {unknown} */
  const whole = JSON.parse(output);
  const bill = billOfMaterials(/** @type {Bill} */ (whole), inside, electron.version);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE.txt'));
  writeFileSync(join(folder, 'third-party-licences.txt'), licenceText([...inside, electronLicence(electron)]));
  writeFileSync(join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
}
