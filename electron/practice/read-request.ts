import type { Given } from './parameters';
import { done, refuse } from './refusals';
import type { Outcome } from './refusals';

/**
 * Reads a query. An identifier object is flattened to `param=field=value`, the inner `=` encoded or not (docs/design/api.md 1);
 * the same parameter twice gives one object of two fields. Everything is text.
 */
function readQuery(query: URLSearchParams): Given {
  const names = [...new Set(query.keys())];
  return Object.fromEntries(names.map((name) => [name, readValue(name, query.getAll(name))]));
}

function readValue(name: string, values: string[]): unknown {
  if (!name.endsWith('_identifier')) return values[0];
  const fields = values.map((value) => {
    const end = value.indexOf('=');
    return end < 1 ? null : ([value.slice(0, end), value.slice(end + 1)] as const);
  });
  // Not an object: refused later as an invalid value of this parameter.
  if (fields.includes(null)) return values[0];
  return Object.fromEntries(fields.filter((field) => field !== null));
}

async function readBody(request: Request): Promise<Outcome<Given>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const text = await request.text();
  if (type !== 'application/json') return refuse('wrong-content-type');
  try {
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? done(body as Given) : refuse('malformed-request');
  } catch {
    return refuse('malformed-request');
  }
}

/** Gives what a request sends: its query for GET, its JSON body for everything else (docs/design/api.md 0). */
export async function readRequest(request: Request, url: URL): Promise<Outcome<Given>> {
  return request.method === 'GET' ? done(readQuery(url.searchParams)) : readBody(request);
}
