import type { Connection } from './client';

/** Asks a server for its clock, without a credential: milliseconds since the epoch, or null where it does not tell in time. */
export async function readServerClock(connection: Connection, deadlineMs: number): Promise<number | null> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), Math.min(deadlineMs, connection.deadlineMs));
  try {
    const response = await connection.fetch(connection.base, {
      method: 'HEAD',
      signal: abort.signal,
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      headers: { Connection: 'close' },
    });
    return clockOf(response);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Gives a connection that tells the server's clock as every answer has it. */
export function listenToClock(connection: Connection, heard: (serverNow: number) => void): Connection {
  const listening: Connection['fetch'] = async (url, init) => {
    const response = await connection.fetch(url, init);
    const serverNow = clockOf(response);
    if (serverNow !== null) heard(serverNow);
    return response;
  };
  // Deadline, release and the like are read anew from the connection for every call.
  return Object.create(connection, { fetch: { value: listening } }) as Connection;
}

function clockOf(response: Response): number | null {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? null : date;
}
