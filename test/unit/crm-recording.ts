import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure, Result } from '../../electron/contract/failure';
import type { Connection } from '../../electron/crm/client';

/** One request as it left the client. */
export interface Recorded {
  method: string;
  /** Without base and query. */
  path: string;
  /** As it stands in the address, still encoded. */
  query: string;
  headers: Headers;
  body: unknown;
  init: RequestInit;
}

const base = 'https://crm.example/crmapi/rest/v2';
const okWithoutData = { status: { code: 'OK', message: null, description: null } };

/** Gives a server that answers every request with one document, and what it was asked. */
export function recordingServer(
  answer: unknown = okWithoutData,
  release?: string,
): { connection: Connection; asked: Recorded[] } {
  const asked: Recorded[] = [];
  const connection: Connection = {
    base,
    deadlineMs: 5_000,
    fetch: (address, init) => {
      const url = new URL(address);
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      asked.push({
        method: init.method ?? '',
        path: `${url.origin}${url.pathname}`.slice(base.length + 1),
        query: url.search.slice(1),
        headers: new Headers(init.headers),
        body,
        init,
      });
      return Promise.resolve(Response.json(answer, { headers: { Date: 'Mon, 22 May 2017 13:00:00 GMT' } }));
    },
    ...(release === undefined ? {} : { release }),
  };
  return { connection, asked };
}

const examples = join(import.meta.dirname, 'examples');

/** The names of all example documents: `partial/show_R5`. */
export const exampleNames = ['documented', 'inferred', 'partial'].flatMap((folder) =>
  readdirSync(join(examples, folder)).map((file) => `${folder}/${file.replace(/\.json$/, '')}`),
);

/** Reads one example document of the API. */
export function readExample(name: string): { status?: unknown; data?: unknown } {
  const document: unknown = JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8'));
  return document as { status?: unknown; data?: unknown };
}

/** Gives the value of a success, or fails the test with the failure that came instead. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`Expected a success, got ${JSON.stringify(result.failure)}`);
}

/** Gives the failure of a result, or fails the test. */
export function failureOf(result: Result<unknown>): Failure {
  if (!result.ok) return result.failure;
  throw new Error(`Expected a failure, got ${JSON.stringify(result.value)}`);
}

/** Gives the one request that a call makes of a server of this release. */
export async function askedBy(
  call: (connection: Connection) => Promise<Result<unknown>>,
  release?: string,
): Promise<Recorded> {
  const server = recordingServer(undefined, release);
  await call(server.connection);
  const [only, ...more] = server.asked;
  if (!only || more.length > 0) throw new Error(`Expected one request, got ${String(server.asked.length)}`);
  return only;
}
