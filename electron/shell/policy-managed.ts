import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readPolicyText, type Found, type PolicySource } from './policy-reading';

/** Apple's own program for property lists, which are binary here; part of every macOS. */
const plutil = '/usr/bin/plutil';

/** Turns a property list into JSON. */
export type Convert = (file: string) => Uint8Array;

const convertByPlutil: Convert = (file) => execFileSync(plutil, ['-convert', 'json', '-o', '-', '--', file]);

/**
 * The policy that a configuration profile brings: macOS writes it into a folder of managed preferences where the system
 * alone may write. `defaults` of the operator are no policy, so the file is read and not what they are mixed into.
 */
export function managedPreferences(file: string, convert: Convert = convertByPlutil): PolicySource {
  let seen = '';
  let found: Found = { state: 'absent' };
  return {
    place: file,
    read() {
      const now = markOf(file);
      // a program is started for it, so only where there is something new
      if (now !== seen) found = now === '' ? { state: 'absent' } : readList(file, convert);
      seen = now;
      return found;
    },
  };
}

function markOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return [mtimeMs, size, ino].join();
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? '' : 'refused';
  }
}

function readList(file: string, convert: Convert): Found {
  try {
    const read = readPolicyText(convert(file));
    if (read.state !== 'found') return read;
    // what the profile says of itself is put beside what it brings
    const own = Object.entries(read.value).filter(([name]) => !name.startsWith('Payload'));
    return { state: 'found', value: Object.fromEntries(own) };
  } catch {
    return { state: 'unreadable', why: 'property-list' };
  }
}
