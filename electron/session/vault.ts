import { randomUUID } from 'node:crypto';
import * as keytar from 'keytar';

/** One call to the keychain; the vault answers with the same id. */
export interface VaultCall {
  id: number;
  verb: 'read' | 'write' | 'remove' | 'probe';
  service: string;
  account: string;
  secret?: string;
}
/** The value: what was read, else 'done'; null where nothing was found to read or to remove. */
export type VaultAnswer = { id: number; value: string | null } | { id: number; error: string };

// A program of its own: a keychain that waits for a prompt blocks a thread for good, and would keep the app from ever ending.
process.parentPort.on('message', ({ data }: { data: VaultCall }) => {
  carryOut(data).then(
    (value) => process.parentPort.postMessage({ id: data.id, value } satisfies VaultAnswer),
    (error: unknown) =>
      process.parentPort.postMessage({
        id: data.id,
        error: error instanceof Error ? error.message : 'unknown',
      } satisfies VaultAnswer),
  );
});

async function carryOut({ verb, service, account, secret = '' }: VaultCall): Promise<string | null> {
  if (verb === 'read') return keytar.getPassword(service, account);
  if (verb === 'remove') return (await keytar.deletePassword(service, account)) ? 'done' : null;
  if (verb === 'probe') return probe(service, account);
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
