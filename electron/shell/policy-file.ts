import { closeSync, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { readPolicyText, type Found, type PolicySource } from './policy-reading';

/** Far beyond any policy, and still read in no time. */
const mostBytes = 1_048_576;
const writableByOthers = 0o022;

/**
 * The policy in a file. On Linux and macOS it is taken from an administrator only: a file or folder that is not theirs, or
 * that others may write to, says nothing of what the organisation wants, and counts as unreadable. Windows tells Node no
 * owner: there the folder is protected by its access list (docs/policy.md).
 * @param owners the user ids that count as administrators; undefined where the system has none
 */
export function policyFile(file: string, owners: readonly number[] | undefined): PolicySource {
  return { place: file, read: () => readFile(file, owners) };
}

function readFile(file: string, owners: readonly number[] | undefined): Found {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) return { state: 'unreadable', why: 'not-a-file' };
    if (stats.size > mostBytes) return { state: 'unreadable', why: 'too-large' };
    if (owners && ![stats, statSync(dirname(file))].every((found) => isTheirs(found, owners)))
      return { state: 'unreadable', why: 'open-to-others' };
    return readPolicyText(readFileSync(descriptor));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code).toLowerCase() : 'unknown';
    return code === 'enoent' || code === 'enotdir' ? { state: 'absent' } : { state: 'unreadable', why: code };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function isTheirs({ uid, mode }: Stats, owners: readonly number[]): boolean {
  return owners.includes(uid) && (mode & writableByOthers) === 0;
}
