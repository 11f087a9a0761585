import { readFileSync } from 'node:fs';
import type { CompanyCa } from '../contract/servers';
import { authoritiesIn } from './company-ca';

/** Reads the authorities that a policy names, as PEM texts or files; `wrong` are the places of those that hold none. */
export function readAuthorities(named: readonly string[]): { authorities: CompanyCa[]; wrong: number[] } {
  const read = named.map((each) => authoritiesIn(each.startsWith('-----BEGIN ') ? each : textOf(each), null));
  return {
    authorities: read.flat(),
    wrong: read.flatMap((found, at) => (found.length === 0 ? [at] : [])),
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
