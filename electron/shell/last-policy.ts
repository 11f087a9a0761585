import { writeFileSync } from 'atomically';
import { readFileSync, rmSync } from 'node:fs';
import type { Policy } from '../contract/policy-schema';
import { judge, readPolicyText } from './policy-reading';

/** The last good policy, kept in the profile for a start on one that cannot be read. It never counts beside a good one. */
export interface LastPolicy {
  read(): Policy;
  /** Null where there is no policy any more. */
  keep(policy: Policy | null): void;
}

/** Opens the memory in `file`; a disk that refuses costs the memory, not the start. */
export function openLastPolicy(file: string): LastPolicy {
  return {
    read() {
      try {
        const found = readPolicyText(readFileSync(file));
        return found.state === 'found' ? judge(found.value).policy : {};
      } catch {
        return {};
      }
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
