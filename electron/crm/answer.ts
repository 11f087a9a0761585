import { failed, success, type Failure, type FailureReason, type Result, type ServerStatus } from '../contract/failure';
import { nameOf, type Call } from './call';
import { isObject, parseJson } from './json';
import { lost } from './network-failure';
import { asText } from './wire-fields';

/** What came back over HTTP, read to its end. */
export interface Heard {
  httpStatus: number;
  contentType: string;
  text: string;
}

/** Opens the envelope and gives its `data`; `status.code` being `OK` is the only success (docs/design/api.md 5). */
export function openEnvelope(call: Call, heard: Heard): Result<unknown> {
  const parsed = tryParse(heard.text);
  const envelope = parsed !== unparsable && isObject(parsed) && isObject(parsed.status) ? parsed : null;
  const status = envelope ? readStatus(envelope.status) : null;
  const isGood = heard.httpStatus >= 200 && heard.httpStatus < 300;
  if (isGood && status?.code === 'OK') return success(envelope?.data);
  if (!isGood) return failed(httpFailure(call, heard.httpStatus, status));
  if (status) return failed(refusal(call, status));
  const reason = parsed === unparsable ? reasonUnreadable(heard) : 'not-the-api';
  return failed(unreadable(call, reason));
}

/** The failure of a call whose answer came and says nothing that can be relied on. */
export function unreadable(call: Call, reason: FailureReason): Failure {
  const message = `${nameOf(call)}: ${reason}`;
  return call.effect === 'write' ? lost(call, reason, message) : { code: 'rejected', reason, message };
}

function httpFailure(call: Call, httpStatus: number, status: ServerStatus | null): Failure {
  // A status of OK under an HTTP error contradicts itself: its words are shown, its OK is not believed.
  const said = status && status.code !== 'OK' ? refusal(call, status) : null;
  const seen = { ...(status ? { server: status } : {}), httpStatus };
  const message = `${nameOf(call)}: HTTP status ${String(httpStatus)}`;
  if (httpStatus === 401) return { ...said, ...seen, code: 'signed-out', reason: 'http-status', message };
  // The network's own answers: a proxy or a portal wants something first, so nothing got through.
  if (httpStatus === 407) return { ...seen, code: 'offline', reason: 'proxy-sign-in', message };
  if (httpStatus === 511) return { ...seen, code: 'offline', reason: 'network-sign-in', message };
  // A gateway speaks for a server that may have done its work.
  if ([502, 503, 504].includes(httpStatus)) return { ...seen, ...lost(call, 'http-status', message) };
  if (httpStatus === 429) return { ...seen, code: 'rejected', reason: 'busy', message };
  if (said) return { ...said, httpStatus };
  // Only the API's own words say that it refused: a page of whatever stands before it may hide a change that was made.
  return { ...seen, code: call.effect === 'write' ? 'unknown-outcome' : 'rejected', reason: 'http-status', message };
}

function refusal(call: Call, server: ServerStatus): Failure {
  return { code: 'rejected', reason: 'refused-by-server', message: `${nameOf(call)}: refused by the server`, server };
}

function readStatus(status: unknown): ServerStatus {
  const { code, message, description } = isObject(status) ? status : {};
  return { code: asText(code), message: asText(message), description: asText(description) };
}

const unparsable = Symbol('unparsable');

function tryParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return unparsable;
  }
}

function reasonUnreadable({ text, contentType }: Heard): FailureReason {
  const body = text.trim();
  if (body === '') return 'empty-answer';
  if (body.startsWith('<') || /html/i.test(contentType)) return 'web-page';
  if (/^[[{]/.test(body)) return /[\]}]$/.test(body) ? 'unreadable-answer' : 'truncated-answer';
  return contentType === '' || /json/i.test(contentType) ? 'unreadable-answer' : 'wrong-content-type';
}
