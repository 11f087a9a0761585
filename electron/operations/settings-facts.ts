import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Settings } from '../contract/desk-state';
import { defaultTokensParameter } from '../contract/servers';
import { parseServerAddress } from '../crm/address';
import { isRecord } from '../shell/settings-members';
import { readSettings } from '../shell/settings-schema';

type Fact = string | number | boolean | null | readonly Fact[] | { [name: string]: Fact };

/** The settings as support needs them: who signs in where, and whatever somebody typed, is left out; servers keep their host. */
export function settingsFacts(file: string): Fact {
  let stored: unknown;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return { file: error instanceof SyntaxError ? 'damaged' : 'absent' };
  }
  if (!isRecord(stored)) return { file: 'damaged' };
  const { value, isWhole, isNewer } = readSettings(stored);
  return { file: isNewer ? 'newer' : isWhole ? 'whole' : 'damaged', ...factsOf(value) };
}

function factsOf(settings: Settings): Record<string, Fact> {
  const { rememberedSignIn: last, servers, companyCa } = settings;
  const { theme, density, requestDeadline, lockAfter, listColumns, practiceRelease } = settings;
  const { offlineQueue, directoryHours, forgetAtSignOut, startAtLogOn } = settings;
  return {
    ...{ theme, density, requestDeadline, lockAfter, listColumns, practiceRelease },
    ...{ offlineQueue, directoryHours, forgetAtSignOut, startAtLogOn },
    scannerGap: settings.scannerGap,
    scannerMinimumLength: settings.scannerMinimumLength,
    scannerEnd: settings.scannerEnd,
    codeCharacters: settings.codeCharacters,
    csvSeparator: settings.csvSeparator,
    scannerPrefixLength: settings.scannerPrefix.length,
    scannerSuffixLength: settings.scannerSuffix.length,
    lastSignIn: {
      with: last.with,
      ...(last.server === '' ? { host: null } : placeOf(last.server)),
      hasOrganisation: last.organisation !== '',
      hasUserName: last.userName !== '',
      hasUnit: last.unit !== '',
    },
    servers: servers.map(({ address, release, organisation, unit, tokensParameter }) => ({
      ...placeOf(address),
      release,
      hasOrganisation: organisation !== '',
      hasUnit: unit !== '',
      hasUsualTokensParameter: tokensParameter === defaultTokensParameter,
    })),
    companyCa: companyCa.map(({ pem, server }) => ({ ...certificateFacts(pem), host: placeOf(server ?? '').host })),
  };
}

/** Where a server is. A path may hold anything, so only whether it is the usual one is told. */
function placeOf(address: string): { host: string | null; isSecure: boolean; hasUsualPath: boolean } {
  const parsed = parseServerAddress(address);
  if (!parsed.ok) return { host: null, isSecure: false, hasUsualPath: false };
  const { host, protocol, pathname } = new URL(parsed.value);
  return { host, isSecure: protocol === 'https:', hasUsualPath: pathname === '/crmapi/rest/v2' };
}

function certificateFacts(pem: string): Record<string, Fact> {
  try {
    const { fingerprint256, validFrom, validTo } = new X509Certificate(pem);
    return { fingerprint256, validFrom, validTo };
  } catch {
    return { fingerprint256: null };
  }
}
