import { serveOverHttp } from '../../electron/practice/http';
import type { PracticeOptions } from '../../electron/practice/options';
import { createPractice, type Practice } from '../../electron/practice/practice';

export interface Served extends Practice {
  /** What an operator types as the server address. */
  url: string;
  /** Every session token that was given out, in order. */
  sessionTokens: readonly string[];
  /** Holds the next answer of a method back, however slow the machine is, until the function that this gives is called. */
  hold(this: void, method: string): () => void;
  close(this: void): Promise<void>;
  /** The network dies: from now on nothing listens at the address. */
  stop(this: void): Promise<void>;
  /** And is back, with all that the service knows. */
  resume(this: void): Promise<void>;
}

/** Serves a practice service on a port of its own and keeps the session tokens that it gives out. */
export async function servePractice(options: Partial<PracticeOptions> = {}): Promise<Served> {
  const practice = createPractice(options);
  const sessionTokens: string[] = [];
  const held: { method: string; released: Promise<void> }[] = [];
  async function fetch(request: Request): Promise<Response> {
    const isSignIn = /\/authentication\/(web_api_key\/)?token$/.test(new URL(request.url).pathname);
    const response = await practice.fetch(request);
    const at = held.findIndex(({ method }) => new URL(request.url).pathname.endsWith(`/${method}`));
    if (at >= 0) await held.splice(at, 1)[0]?.released;
    if (isSignIn) sessionTokens.push(...sessionTokensIn(await response.clone().text()));
    return response;
  }
  let served = await serveOverHttp({ ...practice, fetch });
  const { url } = served;
  const port = Number(new URL(url).port);
  return {
    ...practice,
    fetch,
    url,
    sessionTokens,
    hold(method) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      held.push({ method, released });
      return release;
    },
    close: () => served.close(),
    stop: () => served.close(),
    async resume() {
      served = await serveOverHttp({ ...practice, fetch }, { port });
    },
  };
}

function sessionTokensIn(text: string): string[] {
  const found = /"token":\s*"([^"]+)"/.exec(text)?.[1];
  return found === undefined ? [] : [found];
}
