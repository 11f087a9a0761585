import { app, session, type Session } from 'electron';
import { countFailures } from './failure-count';

/** Opens sessions that work again after Chromium's network service ended. */
export interface NetworkService {
  /** Gives the session of this name; a new one after the network service has ended. */
  session(this: void, name: string): Session;
  /** A request failed without a reason that the network gives: after several in a row the sessions are opened anew. */
  failed(this: void, error: unknown): void;
  /** A request was answered, or failed for a reason of the network. */
  worked(this: void): void;
}

/** Chromium's name of the process that does all networking. */
const serviceName = 'network.mojom.NetworkService';

/**
 * Watches the network service. Chromium starts it again when it ends, but an Electron session keeps its connection to the
 * old one, so that each request fails until the app is restarted.
 */
export function watchNetworkService(ended: () => void): NetworkService {
  let generation = 0;
  const failures = countFailures(openAnew);

  function openAnew(): void {
    generation += 1;
    failures.begin();
    ended();
  }

  app.on('child-process-gone', (_event, details) => {
    if (details.serviceName === serviceName || details.name === 'Network Service') openAnew();
  });

  return {
    session: (name) =>
      session.fromPartition(generation === 0 ? name : `${name}-${String(generation)}`, { cache: false }),
    failed: failures.failed,
    worked: failures.worked,
  };
}
