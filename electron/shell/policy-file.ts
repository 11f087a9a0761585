import { closeSync, fstatSync, lstatSync, openSync, readFileSync, realpathSync, type Stats } from 'node:fs';
import { dirname, parse, sep } from 'node:path';
import { readPolicyText, type Found, type PolicySource } from './policy-reading';

/** Far beyond any policy, and still read in no time. */
const mostBytes = 1_048_576;
const writableByOthers = 0o022;

/**
 * The policy in a file, taken from an administrator only. A file, a folder on the way to it, or a symbolic link among them
 * that is not theirs, or that others may write to, says nothing of what the organisation wants, and counts as unreadable.
 * @param owners the user ids that count as administrators; undefined where the system has none
 * @param top the folder from which on the way is checked; what is above it is trusted
 */
export function policyFile(
  file: string,
  owners: readonly number[] | undefined,
  top: string = parse(file).root,
): PolicySource {
  return { place: file, read: () => readFile(file, owners, top) };
}

function readFile(file: string, owners: readonly number[] | undefined, top: string): Found {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { state: 'unreadable', why: 'not-a-file' };
    if (stats.size > mostBytes) return { state: 'unreadable', why: 'too-large' };
    if (owners && ![stats, ...wayTo(file, top)].every((found) => isTheirs(found, owners)))
      return { state: 'unreadable', why: 'open-to-others' };
    return readPolicyText(readFileSync(descriptor));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'unknown';
    return code === 'enoent' || code === 'enotdir' ? { state: 'absent' } : { state: 'unreadable', why: code };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Every folder and link on the way to a file as it is named, and to where links lead. */
function wayTo(file: string, top: string): Stats[] {
  const real = realpathSync(file);
  const places = [
    ...ancestorsOf(file, top),
    ...ancestorsOf(real, real.startsWith(`${top}${sep}`) ? top : parse(real).root),
    file,
  ];
  return places.map((place) => lstatSync(place));
}

function ancestorsOf(file: string, top: string): string[] {
  const folder = dirname(file);
  return folder === top || folder === dirname(folder) ? [folder] : [folder, ...ancestorsOf(folder, top)];
}

/** The mode of a link means nothing: who may change it, is who may write to its folder. */
function isTheirs(stats: Stats, owners: readonly number[]): boolean {
  return owners.includes(stats.uid) && (stats.isSymbolicLink() || (stats.mode & writableByOthers) === 0);
}
