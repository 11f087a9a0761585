import { writeFileSync } from 'atomically';
import { readFileSync, rmSync } from 'node:fs';
import type { Policy } from '../contract/policy-schema';
import { judge, readPolicyText } from './policy-reading';

/** The last good policy, kept in the profile for a start on one that cannot be read. It never counts beside a good one. */
export interface LastPolicy {
  read(): Policy;
  /** What it held when it was opened. */
  found(): 'nothing' | 'policy' | 'damaged';
  /** Null where there is no policy any more. */
  keep(policy: Policy | null): void;
}

/** Opens the memory in `file`; a disk that refuses costs the memory, not the start. */
export function openLastPolicy(file: string): LastPolicy {
  const atStart = readIn(file);
  return {
    read: () => readIn(file) ?? {},
    found() {
      if (atStart) return 'policy';
      return atStart === null ? 'nothing' : 'damaged';
    },
    keep(policy) {
      try {
        if (policy) writeFileSync(file, JSON.stringify(policy), { mode: 0o600 });
        else rmSync(file, { force: true });
      } catch {
        // What is strict counts in its place.
      }
    },
  };
}

/** Null where there is no file, undefined where it holds no policy. */
function readIn(file: string): Policy | null | undefined {
  try {
    const found = readPolicyText(readFileSync(file));
    return found.state === 'found' ? judge(found.value).policy : undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? null : undefined;
  }
}
