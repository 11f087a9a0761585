import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is published: a version, its package, and what may be said of both. */
export interface Offer {
  version: string;
  contents: string;
  /** Of the desks that shall have it; all without it. */
  stagingPercentage?: number;
  /** What the package is announced to be, where that is not what it is. */
  announcedAs?: string;
}

/** A folder of static files, as an administrator publishes it. */
export interface UpdateFeed {
  url: string;
  /** Publishes a version in place of the last one. */
  offer(this: void, offer: Offer): void;
  /** Answers every request for the list of versions like this from now on; null for the list itself. */
  answerList(this: void, answer: { status: number; headers?: Record<string, string>; body: string } | null): void;
  /** The paths that were asked for, without their queries. */
  asked: string[];
  close(this: void): Promise<void>;
}

const list = /^\/latest(-linux|-mac)?(-\w+)?\.yml$/;

/** Serves a feed at a port of its own. */
export async function serveUpdates(): Promise<UpdateFeed> {
  const asked: string[] = [];
  let offered: Offer | undefined;
  let answer: Parameters<UpdateFeed['answerList']>[0] = null;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://feed');
    asked.push(pathname);
    if (answer && list.test(pathname)) response.writeHead(answer.status, answer.headers).end(answer.body);
    else if (offered && list.test(pathname)) response.end(listOf(offered));
    else if (offered && pathname === `/${packageOf(offered)}`) response.end(offered.contents);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    offer: (offer) => (offered = offer),
    answerList: (given) => (answer = given),
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function packageOf({ version }: Offer): string {
  return `Tokendesk-${version}.AppImage`;
}

/** As electron-builder writes it. */
function listOf(offer: Offer): string {
  const { version, contents, stagingPercentage, announcedAs = contents } = offer;
  const sha512 = createHash('sha512').update(announcedAs).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    `  - url: ${packageOf(offer)}`,
    `    sha512: ${sha512}`,
    `    size: ${String(Buffer.byteLength(contents))}`,
    `path: ${packageOf(offer)}`,
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
    ...(stagingPercentage === undefined ? [] : [`stagingPercentage: ${String(stagingPercentage)}`]),
    '',
  ].join('\n');
}
