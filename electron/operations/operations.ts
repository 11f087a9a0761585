import type { Policy } from '../contract/policy-schema';
import type { Connection } from '../crm/client';
import type { Log } from '../shell/log';
import type { Network } from '../shell/network';
import type { SettingsFile } from '../shell/settings';
import { openHealth, type DeskHealth, type HealthParts } from './health';
import type * as metrics from './metrics';
import { hasNoSandbox, loadLater, ownVersions } from './program-facts';
import { watchRequests } from './request-watch';
import { openTelemetry } from './telemetry';

/** What administrators and support see of the desk that runs. */
export interface Operations {
  /** The way to a server, by which every call is seen. */
  connect: (base: string) => Connection;
  /** Sends the last measurements, where any are wanted. */
  stop(): Promise<void>;
  health(parts: Pick<HealthParts, 'keychain' | 'offline' | 'connection' | 'session'>): DeskHealth;
}

interface Parts {
  log: Log;
  network: Network;
  settings: Pick<SettingsFile, 'read'>;
  policy: () => Policy;
  /** The folder of the profile. */
  folder: string;
}

/** Begins to watch the requests of the desk. */
export function openOperations({ log, network, settings, policy, folder }: Parts): Operations {
  const versions = ownVersions();
  const telemetry = openTelemetry({
    endpoint: () => policy().telemetry?.endpoint,
    load: () => loadLater('./metrics.cjs') as typeof metrics,
    fetch: network.fetch,
    version: versions.app,
  });
  const requests = watchRequests({ log, heard: (call) => telemetry.heard(call) });
  const connect = (base: string): Connection => requests.through(network.connect(base));
  return {
    connect,
    health: (parts) =>
      openHealth({ ...parts, settings, requests, connect, folder, versions, sandboxed: !hasNoSandbox() }),
    stop: () => telemetry.stop(),
  };
}
