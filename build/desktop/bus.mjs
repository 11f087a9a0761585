import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchService } from '../processes.mjs';
import { firstLine } from './display.mjs';

const readyMs = 10_000;

/**
 * Starts a bus that starts no service by itself. It stands in for the system's, too, which tests have no business with.
 * @param {string} folder for its settings and its socket
 * @returns {Promise<{child: import('node:child_process').ChildProcess, env: Record<string, string>}>}
 */
export async function startBus(folder) {
  const settings = join(folder, 'bus.conf');
  writeFileSync(
    settings,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`,
  );
  const args = [`--config-file=${settings}`, '--nofork', '--nopidfile', '--print-address=3'];
  const child = launchService('dbus-daemon', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const address = await firstLine(child, 3, 'dbus-daemon');
  return { child, env: { DBUS_SESSION_BUS_ADDRESS: address, DBUS_SYSTEM_BUS_ADDRESS: address } };
}

/**
 * Starts a keyring, empty and unlocked, and waits until the bus knows it; throws when that takes over ten seconds.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('node:child_process').ChildProcess>}
 */
export async function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const child = launchService('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  child.stdin?.end('a password for a keyring that nobody keeps');
  const deadline = Date.now() + readyMs;
  while (!hasSecrets(env)) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error('gnome-keyring-daemon did not come up');
    await wait(20);
  }
  return child;
}

/** @param {NodeJS.ProcessEnv} env */
function hasSecrets(env) {
  const bus = 'org.freedesktop.DBus';
  const args = ['--session', '--print-reply=literal', `--dest=${bus}`, '/', `${bus}.NameHasOwner`];
  const answer = spawnSync('dbus-send', [...args, 'string:org.freedesktop.secrets'], { env, encoding: 'utf8' });
  return answer.stdout.includes('true');
}
