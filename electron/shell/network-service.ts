import { app, session, type Session } from 'electron';

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
/** What Electron reports for a session whose network service is gone, and what else names no cause. */
const withoutCause = /net::ERR_(FAILED|ABORTED|UNEXPECTED|CONTEXT_SHUT_DOWN)\b/;
const patience = 3;

/**
 * Watches the network service. Chromium starts it again when it ends, but an Electron session keeps its connection to the
 * old one, so that each request fails until the app is restarted.
 */
export function watchNetworkService(ended: () => void): NetworkService {
  let generation = 0;
  let failures = 0;
  let allowed = patience;

  function openAnew(): void {
    generation += 1;
    failures = 0;
    ended();
  }

  app.on('child-process-gone', (_event, details) => {
    if (details.serviceName === serviceName || details.name === 'Network Service') openAnew();
  });

  return {
    session: (name) =>
      session.fromPartition(generation === 0 ? name : `${name}-${String(generation)}`, { cache: false }),
    failed(error) {
      if (!(error instanceof Error) || !withoutCause.test(error.message)) {
        failures = 0;
        return;
      }
      failures += 1;
      if (failures < allowed) return;
      // each session stays until the app ends: where a new one does not help, the next is opened later
      allowed *= 2;
      openAnew();
    },
    worked() {
      failures = 0;
      allowed = patience;
    },
  };
}
