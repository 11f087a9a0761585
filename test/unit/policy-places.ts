import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLastPolicy } from '../../electron/shell/last-policy';
import { openPolicy, type MachinePolicy } from '../../electron/shell/policy';
import { policyFile } from '../../electron/shell/policy-file';
import type { Found, PolicySource } from '../../electron/shell/policy-reading';

/** A place for one policy file, removed after the test. */
export interface PolicyPlace {
  folder: string;
  file: string;
  write(content: unknown, mode?: number): void;
  /** Opens what stands there, as an app that starts does; it is looked at by hand. */
  open(changed?: () => void, sources?: readonly PolicySource[]): MachinePolicy;
}

/** Whoever runs the tests is the administrator of their files; Windows tells no owners. */
export const owners = process.getuid && [process.getuid()];

/** Gives an empty place for a policy. */
export function policyPlace(): PolicyPlace {
  const folder = mkdtempSync(join(tmpdir(), 'tokendesk-policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'policy.json');
  return {
    folder,
    file,
    write(content, mode = 0o644) {
      rmSync(file, { recursive: true, force: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
      chmodSync(file, mode);
    },
    open(changed = () => undefined, sources = [policyFile(file, owners, folder)]) {
      const last = openLastPolicy(join(folder, 'last-policy.json'));
      const policy = openPolicy({ sources, last, changed, log: () => undefined });
      onTestFinished(() => policy.stop());
      return policy;
    },
  };
}

/** A source that says what it is told to. */
export function source(place: string, found: Found): PolicySource {
  return { place, read: () => found };
}
