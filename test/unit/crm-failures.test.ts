import { describe, test } from 'vitest';
import type { FailureReason } from '../../electron/contract/failure';
import { answering, expectFailure, read, secret, throwing, write } from './crm-failing';

const chromium = (code: string) => new Error(`net::${code}`);
const node = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(secret), { code }) });

describe('before the first byte is out, nothing can have happened', () => {
  test.each<[string, FailureReason]>([
    ['ERR_NAME_NOT_RESOLVED', 'name-not-found'],
    ['ERR_NAME_RESOLUTION_FAILED', 'name-not-found'],
    ['ERR_DNS_TIMED_OUT', 'name-not-found'],
    ['ERR_CONNECTION_REFUSED', 'unreachable'],
    ['ERR_CONNECTION_FAILED', 'unreachable'],
    ['ERR_CONNECTION_TIMED_OUT', 'timed-out'],
    ['ERR_INTERNET_DISCONNECTED', 'unreachable'],
    ['ERR_ADDRESS_UNREACHABLE', 'unreachable'],
    ['ERR_ADDRESS_INVALID', 'unreachable'],
    ['ERR_NETWORK_ACCESS_DENIED', 'unreachable'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy-unreachable'],
    ['ERR_SOCKS_CONNECTION_FAILED', 'proxy-unreachable'],
    ['ERR_PAC_SCRIPT_FAILED', 'proxy-unreachable'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy-refused'],
    ['ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT', 'proxy-refused'],
    ['ERR_PROXY_AUTH_REQUESTED', 'proxy-sign-in'],
    ['ERR_PROXY_AUTH_UNSUPPORTED', 'proxy-sign-in-unsupported'],
    ['ERR_MISCONFIGURED_AUTH_ENVIRONMENT', 'proxy-sign-in-unsupported'],
    ['ERR_UNEXPECTED_PROXY_AUTH', 'proxy-sign-in-unexpected'],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate'],
    ['ERR_CERT_COMMON_NAME_INVALID', 'certificate'],
    ['ERR_CERT_DATE_INVALID', 'certificate'],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'certificate'],
  ])('%s', async (code, reason) => {
    await expectFailure(throwing(chromium(code)), write, 'offline', reason);
    await expectFailure(throwing(chromium(code)), read, 'offline', reason);
  });

  test.each<[string, FailureReason]>([
    ['ENOTFOUND', 'name-not-found'],
    ['EAI_AGAIN', 'name-not-found'],
    ['ECONNREFUSED', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENETUNREACH', 'unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timed-out'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'certificate'],
  ])('%s of Node', async (code, reason) => {
    await expectFailure(throwing(node(code)), write, 'offline', reason);
  });
});

describe('where it may have been sent, a write is of unknown outcome', () => {
  test.each<[Error, FailureReason]>([
    [chromium('ERR_CONNECTION_RESET'), 'connection-lost'],
    [chromium('ERR_CONNECTION_CLOSED'), 'connection-lost'],
    [chromium('ERR_CONNECTION_ABORTED'), 'connection-lost'],
    [chromium('ERR_EMPTY_RESPONSE'), 'connection-lost'],
    [chromium('ERR_NETWORK_CHANGED'), 'connection-lost'],
    [chromium('ERR_HTTP2_PROTOCOL_ERROR'), 'connection-lost'],
    [chromium('ERR_CONTENT_LENGTH_MISMATCH'), 'connection-lost'],
    [chromium('ERR_SOMETHING_NEW'), 'connection-lost'],
    [chromium('ERR_TIMED_OUT'), 'timed-out'],
    [chromium('ERR_SSL_PROTOCOL_ERROR'), 'certificate'],
    [node('ECONNRESET'), 'connection-lost'],
    [node('EPIPE'), 'connection-lost'],
    [node('UND_ERR_SOCKET'), 'connection-lost'],
    [node('ETIMEDOUT'), 'timed-out'],
    [node('UND_ERR_HEADERS_TIMEOUT'), 'timed-out'],
  ])('%s', async (error, reason) => {
    await expectFailure(throwing(error), write, 'unknown-outcome', reason);
    await expectFailure(throwing(error), read, 'offline', reason);
  });

  test.each([[new Error(`no code ${secret}`)], [secret], [null]])('nothing is told: %s', async (error) => {
    await expectFailure(throwing(error), write, 'unknown-outcome', 'connection-lost');
    await expectFailure(throwing(error), read, 'unexpected');
  });

  test('a chain of causes that bites its tail ends', async () => {
    const error = Object.assign(new Error('a'), { cause: {} });
    error.cause = error;
    await expectFailure(throwing(error), read, 'unexpected');
  });
});

test.each([
  [throwing(new Error("Attempted to redirect, but redirect policy was 'error'"))],
  [throwing(Object.assign(new TypeError('fetch failed'), { cause: new Error('unexpected redirect') }))],
  [throwing(chromium('ERR_TOO_MANY_REDIRECTS'))],
  [answering(null, { status: 302, headers: { Location: 'https://elsewhere.example' } })],
])('a redirect is refused (%#)', async (connection) => {
  await expectFailure(connection, write, 'unknown-outcome', 'redirected');
  await expectFailure(connection, read, 'rejected', 'redirected');
});
