import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import * as keytar from 'keytar';

/** One call to the keychain; the worker answers with the same id. */
export interface VaultCall {
  id: number;
  /** `probe` may open a prompt of the system; `probe-silently` does not, where the system tells that the keychain is locked. */
  verb: 'read' | 'write' | 'remove' | 'probe' | 'probe-silently';
  service: string;
  account: string;
  secret?: string;
}
/** The value: what was read, else 'done'; null where nothing was found to read or to remove. */
export type VaultAnswer = { id: number; value: string | null } | { id: number; error: string };
/** `taken`: the worker runs, and begins with the call now. */
export type VaultMessage = { id: number; taken: true } | VaultAnswer;

// A program of its own: a keychain that waits for a prompt blocks a thread for good, and would keep the app from ever ending.
process.parentPort.on('message', ({ data }: { data: VaultCall }) => {
  const { id } = data;
  const tell = (message: VaultMessage): void => process.parentPort.postMessage(message);
  tell({ id, taken: true });
  carryOut(data).then(
    (value) => tell({ id, value }),
    (error: unknown) => tell({ id, error: error instanceof Error ? error.message : 'unknown' }),
  );
});

async function carryOut({ verb, service, account, secret = '' }: VaultCall): Promise<string | null> {
  if (verb === 'read') return keytar.getPassword(service, account);
  if (verb === 'remove') return (await keytar.deletePassword(service, account)) ? 'done' : null;
  if (verb === 'probe-silently' && (await isLocked())) throw new Error('The default collection is locked');
  if (verb === 'probe' || verb === 'probe-silently') return probe(service, account);
  await keytar.setPassword(service, account, secret);
  return 'done';
}

/** Shows that the keychain is open: only then can something be written, read back and removed. */
async function probe(service: string, account: string): Promise<string | null> {
  const word = randomUUID();
  await keytar.setPassword(service, account, word);
  const isSame = (await keytar.getPassword(service, account)) === word;
  return (await keytar.deletePassword(service, account)) && isSame ? 'done' : null;
}

/**
 * Whether the Secret Service says that its default collection is locked: keytar would have it ask for the password. False
 * where nothing is said, as on other systems or where dbus-send is not installed.
 */
function isLocked(): Promise<boolean> {
  if (process.platform !== 'linux') return Promise.resolve(false);
  const target = ['--dest=org.freedesktop.secrets', '/org/freedesktop/secrets/aliases/default'];
  const names = ['string:org.freedesktop.Secret.Collection', 'string:Locked'];
  const args = ['--session', '--print-reply=literal', ...target, 'org.freedesktop.DBus.Properties.Get', ...names];
  return new Promise((resolve) => {
    execFile('dbus-send', args, (_error, stdout) => resolve(stdout.includes('boolean true')));
  });
}
