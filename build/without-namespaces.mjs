// node build/without-namespaces.mjs root|nobody COMMAND ARGS…: runs a command on Linux where no user namespace can be
// made, as in most containers: Chromium has no sandbox there. What the kernel allows is set for this command alone.
import { fileURLToPath } from 'node:url';
import { exitCode, launch, passSignalsOn } from './processes.mjs';

/** The namespace that the command runs in counts for `nobody`, so that one is allowed there, and none after it. */
const inside = {
  root: 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"',
  nobody:
    'echo 1 >/proc/sys/user/max_user_namespaces && exec unshare --user --map-user=65534 --map-group=65534 -- "$@"',
};

/**
 * Gives the command that runs another one without user namespaces.
 * @param {'root' | 'nobody'} user
 * @param {string[]} command
 * @returns {string[]}
 */
export function withoutNamespaces(user, ...command) {
  return [process.execPath, fileURLToPath(import.meta.url), user, ...command];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  passSignalsOn();
  const [user, ...command] = process.argv.slice(2);
  if ((user !== 'root' && user !== 'nobody') || command.length === 0) {
    console.error('usage: node build/without-namespaces.mjs root|nobody COMMAND ARGS…');
    process.exitCode = 2;
  } else {
    const args = ['--user', '--map-root-user', 'sh', '-c', inside[user], 'sh', ...command];
    process.exitCode = await exitCode(launch('unshare', args, { stdio: 'inherit' }));
  }
}
