import type { Practice } from '../../electron/practice/practice';
import type { HandClock } from './outbox-clock';

/** How a request fares. `late`: its sender gives up, and it arrives all the same, within the deadline. */
export type Weather =
  | 'fair'
  | 'refused'
  | 'lost-before'
  | 'lost-after'
  | 'late'
  | 'error-before'
  | 'error-after'
  | 'unreadable'
  | 'redirect'
  | 'busy';

/** How long a busy server asks to be left alone. */
export const busySeconds = 300;

/** The way from the desk to the practice service, with whatever may happen on it. */
export interface Network {
  fetch(this: void, url: string, init: RequestInit): Promise<Response>;
  /** What awaits the next requests, one each; after them it is fair. */
  ahead: Weather[];
  isDown: boolean;
  /** Waits until what is late, and due, has arrived. */
  settled(): Promise<void>;
}

/** Gives a network; `sent` hears of each request, as it is, before its first byte is on its way. */
export function network(
  practice: Practice,
  clock: HandClock,
  lateMs: number,
  sent: (path: string, body: string) => void,
): Network {
  const arriving = new Set<Promise<unknown>>();

  async function fare(weather: Weather, request: () => Request): Promise<Response> {
    switch (weather) {
      case 'fair':
        return practice.fetch(request());
      case 'refused':
        throw failure('ECONNREFUSED');
      case 'lost-before':
        throw failure('ECONNRESET');
      case 'lost-after':
        await practice.fetch(request());
        throw failure('ECONNRESET');
      case 'late':
        clock.after(lateMs, () => {
          const arrival = practice.fetch(request());
          arriving.add(arrival);
          void arrival.finally(() => arriving.delete(arrival));
        });
        throw failure('UND_ERR_HEADERS_TIMEOUT');
      case 'error-before':
        return new Response('Bad gateway', { status: 502 });
      case 'error-after':
        await practice.fetch(request());
        return new Response('Gateway timeout', { status: 504 });
      case 'unreadable': {
        const text = await (await practice.fetch(request())).text();
        return new Response(text.slice(0, text.length / 2), { headers: { 'content-type': 'application/json' } });
      }
      case 'busy':
        return new Response(null, { status: 429, headers: { 'retry-after': String(busySeconds) } });
      case 'redirect':
        return new Response(null, { status: 302, headers: { location: 'https://portal.example/' } });
    }
  }

  const made: Network = {
    ahead: [],
    isDown: false,
    fetch(url, init) {
      const { signal: _, ...rest } = init;
      sent(new URL(url).pathname, typeof rest.body === 'string' ? rest.body : '');
      return fare(made.isDown ? 'refused' : (made.ahead.shift() ?? 'fair'), () => new Request(url, rest));
    },
    async settled() {
      while (arriving.size > 0) await Promise.all(arriving);
    },
  };
  return made;
}

function failure(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
