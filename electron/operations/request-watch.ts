import type { Connection, HeardCall } from '../crm/client';
import { listenToClock } from '../crm/server-clock';
import type { Log } from '../shell/log';

/** What the requests of this run have told of the way to the server; times in milliseconds since the epoch. */
export interface SeenRequests {
  askedAt: number | null;
  answeredAt: number | null;
  /** How long the last answer took. */
  milliseconds: number | null;
  /** How many seconds the server's clock is ahead of this machine's. */
  clockSkew: number | null;
}

export interface RequestWatch {
  /** Gives a connection whose calls are seen. */
  through(connection: Connection): Connection;
  seen(): SeenRequests;
}

interface Parts {
  log: Log;
  /** Hears of every call, for whoever counts them. */
  heard: (call: HeardCall) => void;
  /** The time of day, in milliseconds since the epoch. */
  now?: () => number;
}

/** A header's date has whole seconds, cut off: on average half of one has passed. */
const cutOffMs = 500;

/** Watches what becomes of requests, and logs what fails: a failure that only repeats itself is logged once. */
export function watchRequests({ log, heard, now = Date.now }: Parts): RequestWatch {
  let seen: SeenRequests = { askedAt: null, answeredAt: null, milliseconds: null, clockSkew: null };
  let lastLogged: string | undefined;

  function note(call: HeardCall): void {
    const { method, milliseconds, failure } = call;
    const at = now();
    seen = { ...seen, askedAt: at - milliseconds };
    if (isAnswer(failure)) seen = { ...seen, answeredAt: at, milliseconds };
    const outcome = failure ? [method, failure.code, failure.reason, failure.httpStatus].join() : undefined;
    if (failure && outcome !== lastLogged) {
      const { code, reason, httpStatus } = failure;
      log('request-failed', { request: method, code, reason, httpStatus, milliseconds });
    }
    if (!failure) log('request-answered', { request: method, milliseconds });
    lastLogged = outcome;
    heard(call);
  }

  return {
    through(connection) {
      const listening = listenToClock(connection, (serverNow) => {
        seen = { ...seen, clockSkew: Math.round((serverNow + cutOffMs - now()) / 1_000) };
      });
      return Object.create(listening, { heard: { value: note } }) as Connection;
    },
    seen: () => seen,
  };
}

function isAnswer(failure: HeardCall['failure']): boolean {
  return failure === null || failure.reason === 'refused-by-server' || failure.httpStatus !== undefined;
}
