import type { Connection } from '../crm/client';
import type { Log } from '../shell/log';
import type { Network } from '../shell/network';
import type { SettingsFile } from '../shell/settings';
import { openHealth, type DeskHealth, type HealthParts } from './health';
import { ownVersions } from './program-facts';
import { watchRequests } from './request-watch';

/** What administrators and support see of the desk that runs. */
export interface Operations {
  /** The way to a server, by which every call is seen. */
  connect: (base: string) => Connection;
  health(parts: Pick<HealthParts, 'keychain' | 'offline' | 'connection' | 'session'>): DeskHealth;
}

interface Parts {
  log: Log;
  network: Network;
  settings: Pick<SettingsFile, 'read'>;
  /** The folder of the profile. */
  folder: string;
}

/** Begins to watch the requests of the desk. */
export function openOperations({ log, network, settings, folder }: Parts): Operations {
  const requests = watchRequests({ log, heard: () => undefined });
  const connect = (base: string): Connection => requests.through(network.connect(base));
  return {
    connect,
    health: (parts) => openHealth({ ...parts, settings, requests, connect, folder, versions: ownVersions() }),
  };
}
