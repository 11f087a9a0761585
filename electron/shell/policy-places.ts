import { policyFile } from './policy-file';
import { managedPreferences } from './policy-managed';
import type { PolicySource } from './policy-reading';
import { policyInRegistry } from './policy-registry';

const root = 0;

/**
 * Where this machine's policy may stand, what wins first. The places are written out, as whoever starts the app sets its
 * environment and could else point it at a policy of their own. `developed` is a file in place of all of them, for an app
 * that is not packaged.
 */
export function policyPlaces(platform: NodeJS.Platform, developed: string | undefined): PolicySource[] {
  if (developed !== undefined) return [policyFile(developed, administrators())];
  if (platform === 'win32') return [policyInRegistry, policyFile('C:\\ProgramData\\Tokendesk\\policy.json', undefined)];
  if (platform === 'darwin')
    return [
      managedPreferences('/Library/Managed Preferences/com.tokendesk.app.plist'),
      policyFile('/Library/Application Support/Tokendesk/policy.json', [root]),
    ];
  return [policyFile('/etc/tokendesk/policy.json', [root])];
}

/** Whoever develops the app is administrator enough for it. */
function administrators(): number[] | undefined {
  const own = process.getuid?.();
  return own === undefined ? undefined : [root, own];
}
