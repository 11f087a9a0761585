import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { VaultAnswer, VaultCall } from './vault';
import type { VaultProcess } from './vault-process';

/** Four outcomes, never two: a locked keychain is not an empty one (SECURITY.md, The keychain). */
export type KeychainRead =
  | { outcome: 'stored'; secret: string }
  | { outcome: 'not-stored' }
  | { outcome: 'unavailable' }
  | { outcome: 'failed' };
export type KeychainChange = 'done' | 'unavailable' | 'failed' | 'too-large';

export interface Keychain {
  read(): Promise<KeychainRead>;
  write(secret: string): Promise<KeychainChange>;
  remove(): Promise<KeychainChange>;
  /** Ends the vault at once, also while a call hangs in it. */
  stop(): void;
}

interface KeychainParts {
  start(answered: (answer: VaultAnswer) => void, ended: () => void): VaultProcess;
  /** One entry per profile, so that two profiles on one machine do not share a session. */
  account: string;
  /** A file that says, without a secret, that an entry was written. */
  marker: string;
  /** Milliseconds until a silent call is given up. */
  deadlineMs?: number;
}

const service = 'Tokendesk';
/** Windows refuses more than 2,560 bytes. */
const largestSecret = 2_000;

/** Gives the operating system's keychain, one call at a time, each with a deadline; a vault that hangs is ended and started anew. */
export function openKeychain(parts: KeychainParts): Keychain {
  const { account, marker, deadlineMs = 2_000 } = parts;
  let vault: VaultProcess | undefined;
  let settle: ((reply: Reply) => void) | undefined;
  let waitingFor = 0;
  let last: Promise<unknown> = Promise.resolve();

  function endVault(): void {
    vault?.kill();
    vault = undefined;
  }

  function startedVault(): VaultProcess {
    if (vault) return vault;
    const mine = parts.start(
      (answer) => {
        if (answer.id === waitingFor) settle?.('error' in answer ? { error: answer.error } : { value: answer.value });
      },
      () => {
        if (vault !== mine) return;
        vault = undefined;
        settle?.('ended');
      },
    );
    vault = mine;
    return mine;
  }

  function ask(verb: VaultCall['verb'], secret?: string): Promise<Reply> {
    const reply = last.then(async () => {
      const id = ++waitingFor;
      const answered = new Promise<Reply>((resolve) => (settle = resolve));
      const timer = setTimeout(() => settle?.('late'), deadlineMs);
      startedVault().post({ id, verb, service, account, ...(secret === undefined ? {} : { secret }) });
      const answer = await answered;
      clearTimeout(timer);
      settle = undefined;
      if (answer === 'late') endVault();
      return answer;
    });
    last = reply;
    return reply;
  }

  return {
    async read() {
      const reply = await ask('read');
      if (reply === 'late') return { outcome: 'unavailable' };
      if (reply === 'ended') return { outcome: 'failed' };
      if ('error' in reply) return { outcome: outcomeOf(reply.error) };
      if (reply.value !== null) return { outcome: 'stored', secret: reply.value };
      return { outcome: existsSync(marker) ? 'unavailable' : 'not-stored' };
    },
    async write(secret) {
      if (Buffer.byteLength(secret) > largestSecret) return 'too-large';
      const change = changeOf(await ask('write', secret));
      if (change === 'done') writeFileSync(marker, '', { mode: 0o600 });
      return change;
    },
    async remove() {
      const change = changeOf(await ask('remove'));
      if (change === 'done') rmSync(marker, { force: true });
      return change;
    },
    stop: endVault,
  };
}

type Reply = { value: string | null } | { error: string } | 'late' | 'ended';

function changeOf(reply: Reply): KeychainChange {
  if (reply === 'late') return 'unavailable';
  if (reply === 'ended') return 'failed';
  return 'error' in reply ? outcomeOf(reply.error) : 'done';
}

// What libsecret says where there is no bus, no Secret Service, or one that is locked; all else is a failure.
function outcomeOf(error: string): 'unavailable' | 'failed' {
  return /d-?bus|autolaunch|\.service|serviceunknown|name .* was not provided|locked|dismissed|interaction/i.test(error)
    ? 'unavailable'
    : 'failed';
}
