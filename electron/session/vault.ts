import * as keytar from 'keytar';

/** One call to the keychain; the vault answers with the same id. */
export interface VaultCall {
  id: number;
  verb: 'read' | 'write' | 'remove';
  service: string;
  account: string;
  secret?: string;
}
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

async function carryOut(call: VaultCall): Promise<string | null> {
  if (call.verb === 'read') return keytar.getPassword(call.service, call.account);
  if (call.verb === 'write') await keytar.setPassword(call.service, call.account, call.secret ?? '');
  else await keytar.deletePassword(call.service, call.account);
  return null;
}
