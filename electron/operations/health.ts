import { join } from 'node:path';
import type { Health } from '../contract/health';
import type { QueueView } from '../contract/outbox';
import { parseServerAddress } from '../crm/address';
import type { Connection } from '../crm/client';
import { reach } from '../crm/reach';
import type { ConnectionWatch } from '../desk/connection';
import type { OfflineDesk } from '../desk/offline';
import type { Keychain } from '../session/keychain';
import type { Session } from '../session/session';
import type { SettingsFile } from '../shell/settings';
import { bytesOf } from './profile-facts';
import type { RequestWatch } from './request-watch';

/** The health of the desk that runs. */
export interface DeskHealth {
  /** What is known without asking anybody. */
  read(): Promise<Health>;
  /** Asks the server for a sign of life, also one that nobody is signed in to yet. */
  probe(): Promise<void>;
}

export interface HealthParts {
  keychain: Pick<Keychain, 'state'>;
  offline: Pick<OfflineDesk, 'view' | 'waiting'>;
  connection: ConnectionWatch;
  session: Pick<Session, 'operator'>;
  settings: Pick<SettingsFile, 'read'>;
  requests: RequestWatch;
  /** The way to a server, given its base address. */
  connect: (base: string) => Connection;
  /** The folder of the profile. */
  folder: string;
  versions: Omit<Health['versions'], 'release'>;
  sandboxed: boolean;
}

/** Puts together what the parts of the desk know of themselves. */
export function openHealth({
  keychain,
  offline,
  connection,
  session,
  requests,
  connect,
  ...parts
}: HealthParts): DeskHealth {
  /** The base of the operator's server; in practice, or signed out, of the one that was signed in to last. */
  function server(): string | null {
    const operator = session.operator();
    if (operator && !operator.practice) return operator.server;
    const remembered = parseServerAddress(parts.settings.read().rememberedSignIn.server);
    return remembered.ok ? remembered.value : null;
  }

  return {
    async read() {
      const base = server();
      const { unavailable, loss, directory } = await offline.view();
      const { clockSkew, ...asked } = requests.seen();
      const bytes = ['outbox.db', 'directory.db'].reduce((sum, name) => sum + bytesOf(join(parts.folder, name)), 0);
      return {
        keychain: keychain.state(),
        store: { unavailable, waiting: offline.waiting(), loss: numbersOf(loss), directory, bytes },
        network: { connection: connection.state(), host: base && new URL(base).host, ...asked },
        clockSkew,
        sandboxed: parts.sandboxed,
        versions: { ...parts.versions, release: base && (connect(base).release ?? null) },
      };
    },

    async probe() {
      const base = server();
      if (base === null) return;
      const isOperators = base === session.operator()?.server;
      const reached = await reach(connect(base));
      if (isOperators) connection.heard(reached);
    },
  };
}

function numbersOf(loss: QueueView['loss']): Health['store']['loss'] {
  if (!loss) return null;
  const { missing, restored, unsure, mayBeMore } = loss;
  return { missing: missing.length, restored, unsure, mayBeMore };
}
