import { dirname } from 'node:path';
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
  if (developed !== undefined) return [policyFile(developed, administrators(), dirname(developed))];
  // every user may create files under ProgramData, and Node.js tells no owner there: the registry alone is closed
  if (platform === 'win32') return [policyInRegistry];
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
