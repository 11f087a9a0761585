import type { Failure, FailureReason } from '../contract/failure';
import { nameOf, type Call } from './call';
import { isObject } from './json';

type Cause = readonly [pattern: RegExp, reason: FailureReason];

/** Chromium's and Node's codes for what fails before the first byte of a request is out. */
const beforeSending: readonly Cause[] = [
  [
    /^(ERR_NAME_(NOT_RESOLVED|RESOLUTION_FAILED)|ERR_DNS_\w+|ERR_ICANN_NAME_COLLISION|ENOTFOUND|EAI_\w+)$/,
    'name-not-found',
  ],
  [/^(ERR_CERT_\w+|CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)$/, 'certificate'],
  [/^(UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_\w+|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)$/, 'certificate'],
  [/^ERR_SSL_(VERSION_OR_CIPHER_MISMATCH|WRONG_VERSION_NUMBER|CLIENT_AUTH_CERT_NEEDED|\w*CERT\w*)$/, 'certificate'],
  [/^(ERR_CONNECTION_TIMED_OUT|UND_ERR_CONNECT_TIMEOUT)$/, 'timed-out'],
  [/^(ERR_(CONNECTION_(REFUSED|FAILED)|ADDRESS_\w+|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED))$/, 'unreachable'],
  [/^ERR_PROXY_AUTH_REQUESTED$/, 'proxy-sign-in'],
  // a server is never sent credentials by Chromium here, so that these are about a proxy
  [
    /^ERR_(PROXY_AUTH_\w+|UNSUPPORTED_AUTH_SCHEME|MI(SSING|SCONFIGURED)_AUTH_\w+|INVALID_AUTH_CREDENTIALS)$/,
    'proxy-sign-in-unsupported',
  ],
  [/^ERR_UNEXPECTED_PROXY_AUTH$/, 'proxy-sign-in-unexpected'],
  [/^ERR_(TUNNEL_CONNECTION_FAILED|HTTPS_PROXY_TUNNEL_\w+)$/, 'proxy-refused'],
  [/^ERR_(PROXY|SOCKS|PAC|MANDATORY_PROXY|NO_SUPPORTED_PROXIES)\w*$/, 'proxy-unreachable'],
  [/^ERR_(BLOCKED_BY|UNSAFE_PORT)\w*$/, 'unreachable'],
  [/^(ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/, 'unreachable'],
];

/** What fails at a moment that does not tell whether the request got through. */
const perhapsSent: readonly Cause[] = [
  [/^(ERR_SSL_\w+|ERR_BAD_SSL_\w+|EPROTO)$/, 'certificate'],
  [/^(ERR_TIMED_OUT|ETIMEDOUT|UND_ERR_(HEADERS|BODY)_TIMEOUT)$/, 'timed-out'],
  [/^\w+$/, 'connection-lost'],
];

const redirectRefused = /redirect policy was 'error'|unexpected redirect|ERR_(UNSAFE_REDIRECT|TOO_MANY_REDIRECTS)/;

/** Judges what fetch threw: the code says whether the request can have reached the server. */
export function networkFailure(call: Call, error: unknown): Failure {
  const told = causesOf(error);
  if (told.some((cause) => redirectRefused.test(textOf(cause, 'message')))) return redirected(call);
  const code = told.map(codeOf).find((found) => found !== null) ?? null;
  if (code === null) {
    const message = `${nameOf(call)}: fetch failed without a code`;
    return call.effect === 'write'
      ? { code: 'unknown-outcome', reason: 'connection-lost', message }
      : { code: 'unexpected', message };
  }
  const message = `${nameOf(call)}: ${code}`;
  const unsent = reasonFor(beforeSending, code);
  if (unsent) return { code: 'offline', reason: unsent, message };
  return lost(call, reasonFor(perhapsSent, code) ?? 'connection-lost', message);
}

/** The failure of a call that was sent, perhaps, and to which no answer came. */
export function lost(call: Call, reason: FailureReason, message: string): Failure {
  return { code: call.effect === 'write' ? 'unknown-outcome' : 'offline', reason, message };
}

/** The failure of a call that was answered with another address, to which no sessionToken may travel; a write may be done. */
export function redirected(call: Call): Failure {
  const message = `${nameOf(call)}: redirect refused`;
  return call.effect === 'write'
    ? lost(call, 'redirected', message)
    : { code: 'rejected', reason: 'redirected', message };
}

function reasonFor(causes: readonly Cause[], code: string): FailureReason | undefined {
  return causes.find(([pattern]) => pattern.test(code))?.[1];
}

/** The error and what it says was its cause, as Node nests them; a chain that bites its tail ends. */
function causesOf(error: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  for (let next = error; isObject(next) && found.length < 8; next = next.cause) found.push(next);
  return found;
}

function codeOf(cause: Record<string, unknown>): string | null {
  const chromium = /net::(ERR_\w+)/.exec(textOf(cause, 'message'))?.[1];
  if (chromium) return chromium;
  const code = textOf(cause, 'code');
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : null;
}

function textOf(cause: Record<string, unknown>, name: string): string {
  const value = cause[name];
  return typeof value === 'string' ? value : '';
}
