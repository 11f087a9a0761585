import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { AccessToken } from '../../electron/contract/model';
import { readAccount } from '../../electron/crm/wire-account';
import { createDirectory } from '../../electron/offline/directory';
import { openStore } from '../../electron/offline/store';
import { token } from '../unit/directory-tokens';
import { must } from '../unit/store-files';

/** How long the directory takes, in milliseconds; the searches are the slowest of each query's runs. */
export interface DirectorySpeed {
  tokens: number;
  remember: number;
  load: number;
  fileMegabytes: number;
  searches: Record<string, number>;
}

const names = ['Anna', 'Ελένη', 'Nicos', 'Zoë', 'Γιώργος', 'Maria', 'Jürgen', 'Χαράλαμπος'];
const families = ['Example', 'Παράδειγμα', 'Sample', 'Müller', 'Δημητρίου', 'Smith', 'Ioannou'];
/** What is typed: rare and common, short and long, in both alphabets. */
export const queries = [
  'a',
  '1',
  'an',
  'anna',
  'ελ',
  'παραδ',
  'zzzz',
  'c0012345',
  'at00000',
  '99999',
  'example',
  'maria s',
];

function manyTokens(first: number, count: number): AccessToken[] {
  return Array.from({ length: count }, (_, offset) => {
    const at = first + offset;
    const name = `${names[at % names.length] ?? ''} ${families[at % families.length] ?? ''}`;
    return token({
      id: `id${String(at)}`,
      number: `AT${String(at).padStart(10, '0')}`,
      authenticationCode: `C${String(at * 7_919).padStart(10, '0')}`,
      identifier: `person${String(at)}@example.com`,
      lifeCycleState: 'EFFECTIVE',
      classification: { id: '1', name: 'Loyalty card', alternativeCode: null, description: null },
      accountsReceivable: readAccount({ id: `acr${String(at)}`, number: `ACR${String(at)}`, name }),
      udfs: { udfString1: `tier ${String(at % 5)}` },
    });
  });
}

const time = { now: Date.now, longestMs: () => 86_400_000 };

/** Fills a directory on disk with so many tokens; gives how many milliseconds remembering them took. */
export async function fillDirectory(file: string, key: Buffer, scope: string, tokens: number): Promise<number> {
  const store = must(openStore({ file, key }));
  const filled = createDirectory({ store, ...time });
  must(await filled.open(scope));
  const all = manyTokens(0, tokens);
  const remember = await timed(() => {
    for (let at = 0; at < tokens; at += 200) must(filled.remember(all.slice(at, at + 200), true));
  });
  store.close();
  return remember;
}

/** Fills a directory on disk, opens it again and searches it. */
export async function measureDirectory(file: string, tokens: number): Promise<DirectorySpeed> {
  const key = randomBytes(32);
  const remember = await fillDirectory(file, key, 'bench', tokens);
  const store = must(openStore({ file, key }));
  const directory = createDirectory({ store, ...time });
  const load = await timed(() => directory.open('bench'));
  // The first search joins what was read; it is part of opening.
  await directory.search('warm up', 20);
  const searches: Record<string, number> = {};
  for (const query of queries) {
    for (let run = 0; run < 5; run += 1) {
      const taken = await timed(() => directory.search(query, 20));
      searches[query] = Math.max(searches[query] ?? 0, taken);
    }
  }
  store.close();
  return { tokens: directory.size(), remember, load, fileMegabytes: statSync(file).size / 1e6, searches };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) * 10) / 10;
}
