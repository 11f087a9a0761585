import type { PracticeOptions } from './options';
import { writeData } from './quirks';
import type { Random } from './random';
import { usualCode } from './refusals';
import type { Refusal, RefusalKind } from './refusals';
import { has } from './releases';

interface Status {
  code: string;
  message: string | null;
  description: string | null;
}

/** The statuses of what is refused before it is any business; that these are JSON too is documented (docs/design/api.md 1). */
const technicalStatuses: Partial<Record<RefusalKind, number>> = {
  'unknown-method': 404,
  'wrong-verb': 405,
  'wrong-content-type': 415,
  'malformed-request': 400,
};

function write(status: Status, data: unknown, httpStatus: number, options: PracticeOptions, random: Random): Response {
  const { memberOrder, now } = options;
  const members: [string, unknown][] = [['status', status]];
  if (data !== undefined) members.push(['data', writeData(data, options, random)]);
  if (memberOrder === 'data-first' || (memberOrder === 'shuffled' && random.chance(0.5))) members.reverse();
  return new Response(JSON.stringify(Object.fromEntries(members)), {
    status: httpStatus,
    headers: { 'content-type': 'application/json;charset=UTF-8', date: now().toUTCString() },
  });
}

/** Older releases leave a text out as null, newer ones as "" (docs/design/api.md 5); the release between them is a guess. */
function noText({ release }: PracticeOptions): string | null {
  return has(release, 'R9') ? '' : null;
}

/** Writes the answer of work that was done; without `data` where there is none. */
export function writeSuccess(data: unknown, options: PracticeOptions, random: Random): Response {
  const none = noText(options);
  const status = { code: 'OK', message: options.messageOnSuccess ?? none, description: none };
  return write(status, data, 200, options, random);
}

/** Writes an error with a code that the caller chooses. */
export function writeError(code: string, message: string, options: PracticeOptions, random: Random): Response {
  const status = { code, message, description: noText(options) };
  return write(status, undefined, options.errorStatus, options, random);
}

/** Writes a refusal with the code that the options give to its kind. */
export function writeRefusal({ kind, message }: Refusal, options: PracticeOptions, random: Random): Response {
  const { errorCodes, errorStatus } = options;
  const code = typeof errorCodes === 'function' ? errorCodes(kind) : (errorCodes[kind] ?? usualCode(kind));
  const status = { code, message, description: noText(options) };
  return write(status, undefined, technicalStatuses[kind] ?? errorStatus, options, random);
}

/** Writes what a Java server answers beside the API: a page, no JSON. */
export function writeMissingPage(): Response {
  return new Response('<!doctype html><html><head><title>HTTP Status 404</title></head><body>Not Found</body></html>', {
    status: 404,
    headers: { 'content-type': 'text/html;charset=utf-8' },
  });
}
