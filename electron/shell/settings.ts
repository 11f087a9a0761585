import { writeFileSync } from 'atomically';
import { readFileSync, renameSync } from 'node:fs';
import * as v from 'valibot';
import { densities, themes, type RememberedSignIn, type Settings } from '../contract/desk-state';
import { tokenColumns, type TokenColumn } from '../contract/model';
import { defaultRelease, releaseSchema, serversSchema } from '../contract/servers';

const startColumns: TokenColumn[] = [
  'number',
  'lifeCycleState',
  'authenticationCode',
  'identifier',
  'classification',
  'accountsReceivable',
  'log',
];

const text = v.pipe(v.string(), v.maxLength(4_000));
// Each member falls back alone, so that one odd value does not cost the others.
const schema = v.object({
  theme: v.fallback(v.picklist(themes), 'system'),
  density: v.fallback(v.picklist(densities), 'comfortable'),
  requestDeadline: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(120)), 15),
  scannerPrefix: v.fallback(text, ''),
  scannerSuffix: v.fallback(text, ''),
  listColumns: v.fallback(v.array(v.picklist(tokenColumns)), startColumns),
  rememberedSignIn: v.object({
    with: v.fallback(v.picklist(['password', 'web-api-key']), 'password'),
    server: v.fallback(text, ''),
    organisation: v.fallback(text, ''),
    userName: v.fallback(text, ''),
    unit: v.fallback(text, ''),
  }),
  servers: v.fallback(serversSchema, []),
  practiceRelease: v.fallback(releaseSchema, defaultRelease),
  companyCa: v.fallback(v.array(v.object({ name: v.string(), validTo: v.string(), pem: v.string() })), []),
});

export interface SettingsFile {
  read(): Settings;
  change(change: Partial<Settings>): Settings;
  remember(signIn: RememberedSignIn): void;
}

/** Opens the settings in `file`: missing members get their default, an unreadable file is set aside as `.damaged`. */
export function openSettings(file: string, changed: (settings: Settings) => void): SettingsFile {
  let current = load(file);
  function change(part: Partial<Settings>): Settings {
    current = { ...current, ...part };
    writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`, { mode: 0o600 });
    changed(current);
    return current;
  }
  return { read: () => current, change, remember: (rememberedSignIn) => void change({ rememberedSignIn }) };
}

function load(file: string): Settings {
  let stored: unknown = {};
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) renameSync(file, `${file}.damaged`);
  }
  const known = typeof stored === 'object' && stored !== null ? stored : {};
  return v.parse(schema, { rememberedSignIn: {}, ...known });
}
