import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { appFolder } from '../../build/package/electron-builder.mjs';
import { systemOf } from '../../build/package/targets.mjs';
import { root } from './desk';

const system = systemOf(process.platform);
/** Where `npm run package -- --for-testing` leaves what it makes. */
const packages = join(root, 'release/for-testing');
const folder = appFolder(packages, system, process.arch);

const names = { win32: 'Tokendesk.exe', darwin: 'Tokendesk.app/Contents/MacOS/Tokendesk' };

/** The packaged app as it lies on the disk; `program` is what a person starts, on Linux the launcher of the `binary`. */
export const packagedApp = {
  folder,
  program: join(folder, system === 'linux' ? 'tokendesk' : names[system]),
  binary: join(folder, system === 'linux' ? 'tokendesk-bin' : names[system]),
  resources: join(folder, system === 'darwin' ? 'Tokendesk.app/Contents/Resources' : 'resources'),
};

/** Gives the file of that kind among the packages for testing; the newest build left just one. */
export function packageEnding(ending: string): string {
  const [name] = readdirSync(packages).filter((each) => each.endsWith(ending));
  if (name === undefined) throw new Error(`No package for testing ends in ${ending}.`);
  return join(packages, name);
}

/** What is in the archive of the app: paths of files, and whether each of them lies beside the archive instead. */
export function filesInArchive(): { path: string; isUnpacked: boolean }[] {
  return filesIn(getRawHeader(join(packagedApp.resources, 'app.asar')).header, '');
}

/** A text file of those that the app brings for lawyers and administrators. */
export function legalFile(name: string): string {
  return readFileSync(join(packagedApp.resources, 'legal', name), 'utf8');
}

interface Entry {
  files?: Record<string, Entry>;
  unpacked?: boolean;
}

function filesIn(entry: Entry, path: string): { path: string; isUnpacked: boolean }[] {
  if (!entry.files) return [{ path, isUnpacked: entry.unpacked === true }];
  return Object.entries(entry.files).flatMap(([name, inner]) => filesIn(inner, path === '' ? name : `${path}/${name}`));
}
