import * as v from 'valibot';
import { csvSeparators, densities, themes, type RememberedSignIn, type Settings } from '../contract/desk-state';
import { longestLockAfter, shortestLockAfter } from '../contract/lock';
import { tokenColumns, type TokenColumn } from '../contract/model';
import { codeCharacters, defaultGap, defaultMinimumLength, scannerEnds } from '../contract/scanner';
import { scannerGap, scannerMinimumLength, seenCodes } from '../contract/scanner-schemas';
import { parseServerAddress } from '../crm/address';
import { defaultRelease, releaseSchema, serverProfileSchema } from '../contract/servers';
import { isRecord, list, members, one, type Read } from './settings-members';

/** As many as a window of 1280 shows without moving sideways. */
const startColumns: TokenColumn[] = [
  'number',
  'lifeCycleState',
  'authenticationCode',
  'identifier',
  'classification',
  'accountsReceivable',
];

const text = v.pipe(v.string(), v.maxLength(4_000));
const authority = v.object({ name: v.string(), validTo: v.string(), pem: v.string(), server: v.string() });

const settings = members<Settings>({
  theme: one(v.picklist(themes), 'system'),
  density: one(v.picklist(densities), 'comfortable'),
  requestDeadline: one(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(120)), 15),
  lockAfter: one(v.pipe(v.number(), v.integer(), v.minValue(shortestLockAfter), v.maxValue(longestLockAfter)), 5),
  scannerPrefix: one(text, ''),
  scannerSuffix: one(text, ''),
  scannerGap: one(scannerGap, defaultGap),
  scannerMinimumLength: one(scannerMinimumLength, defaultMinimumLength),
  scannerEnd: one(v.picklist(scannerEnds), 'any'),
  codeCharacters: one(v.picklist(codeCharacters), 'learned'),
  seenCodes: one(seenCodes, { count: 0, lower: 0, upper: 0, other: 0, marks: '' }),
  listColumns: list(v.picklist(tokenColumns), tokenColumns.length, startColumns),
  csvSeparator: one(v.picklist(csvSeparators), 'locale'),
  rememberedSignIn: members<RememberedSignIn>({
    with: one(v.picklist(['password', 'web-api-key']), 'password'),
    server: one(text, ''),
    organisation: one(text, ''),
    userName: one(text, ''),
    unit: one(text, ''),
  }),
  servers: list(serverProfileSchema, 50, []),
  practiceRelease: one(releaseSchema, defaultRelease),
  companyCa: list(authority, 100, []),
  offlineQueue: one(v.boolean(), true),
  directoryHours: one(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24)), 24),
  forgetAtSignOut: one(v.boolean(), false),
  startAtLogOn: one(v.boolean(), false),
});

type Stored = Record<string, unknown>;
/** Brings the members of one version's file to what the next version calls them. */
export type Migration = (stored: Stored) => Stored;

/** Up to version 1 an authority was trusted for every server: it stays so for the one that was signed in to last. */
const trustOneServer: Migration = (stored) => {
  const { companyCa, rememberedSignIn } = stored;
  if (!Array.isArray(companyCa)) return stored;
  const typed = isRecord(rememberedSignIn) ? rememberedSignIn['server'] : undefined;
  const server = parseServerAddress(typeof typed === 'string' ? typed : '');
  return {
    ...stored,
    companyCa: companyCa.map((each: unknown) =>
      isRecord(each) ? { server: server.ok ? server.value : '', ...each } : each,
    ),
  };
};

/** In order; the first takes files from before versions were written, whose members are those of version 1. */
const migrations: readonly Migration[] = [(stored) => stored, trustOneServer];
export const currentVersion = migrations.length;

/** Reads settings of any version; those of a newer one as far as their members are known here. */
export function readSettings(
  stored: Stored,
  steps: readonly Migration[] = migrations,
): Read<Settings> & { isNewer: boolean } {
  const version = one(v.pipe(v.number(), v.integer(), v.minValue(0)), 0)(stored['version']);
  let migrated = stored;
  for (const step of steps.slice(version.value)) migrated = step(migrated);
  const read = settings(migrated);
  return { ...read, isWhole: read.isWhole && version.isWhole, isNewer: version.value > steps.length };
}

/** The text that a settings file holds. */
export function writeSettings(value: Settings): string {
  return `${JSON.stringify({ version: currentVersion, ...value }, null, 2)}\n`;
}
