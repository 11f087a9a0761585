import { describe, expect, test } from 'vitest';
import type { FailureCode, FailureReason } from '../../electron/contract/failure';
import { send, type Connection } from '../../electron/crm/client';
import { answering, expectFailure, read, write } from './crm-failing';
import { failureOf, valueOf } from './crm-recording';

const json = { headers: { 'Content-Type': 'application/json' } };
const page = { headers: { 'Content-Type': 'text/html' } };

test.each<[string, Connection, FailureReason]>([
  ['a web page', answering('<!doctype html><title>Wi-Fi</title>', page), 'web-page'],
  ['a web page that calls itself JSON', answering('<html>', json), 'web-page'],
  ['XML', answering('<?xml version="1.0"?>'), 'web-page'],
  ['plain text', answering('It works!', { headers: { 'Content-Type': 'text/plain' } }), 'wrong-content-type'],
  ['an image', answering('\u0000PNG', { headers: { 'Content-Type': 'image/png' } }), 'wrong-content-type'],
  ['nothing', answering(null), 'empty-answer'],
  ['blanks', answering(' \n', json), 'empty-answer'],
  ['204', answering(null, { status: 204 }), 'empty-answer'],
  ['half an answer', answering('{"status":{"code":"OK"},"data":{"number":"AT0', json), 'truncated-answer'],
  ['half a list', answering('[{"a":1},', json), 'truncated-answer'],
  ['broken JSON', answering('{"status":{"code" "OK"}}', json), 'unreadable-answer'],
  ['no JSON', answering('OK', json), 'unreadable-answer'],
  ['JSON without an envelope', answering('{"hello":"world"}', json), 'not-the-api'],
  ['a status that is no object', answering('{"status":"OK","data":{}}', json), 'not-the-api'],
  ['null', answering('null', json), 'not-the-api'],
  ['a list', answering('[]', json), 'not-the-api'],
])('%s: unknown outcome of a write, refusal of a read', async (_, connection, reason) => {
  await expectFailure(connection, write, 'unknown-outcome', reason);
  await expectFailure(connection, read, 'rejected', reason);
});

test.each<[number, FailureCode, FailureCode, FailureReason]>([
  [400, 'unknown-outcome', 'rejected', 'http-status'],
  [401, 'signed-out', 'signed-out', 'http-status'],
  [403, 'unknown-outcome', 'rejected', 'http-status'],
  [404, 'unknown-outcome', 'rejected', 'http-status'],
  [407, 'offline', 'offline', 'proxy-sign-in'],
  [429, 'rejected', 'rejected', 'busy'],
  [500, 'unknown-outcome', 'rejected', 'http-status'],
  [502, 'unknown-outcome', 'offline', 'http-status'],
  [503, 'unknown-outcome', 'offline', 'http-status'],
  [504, 'unknown-outcome', 'offline', 'http-status'],
  [511, 'offline', 'offline', 'network-sign-in'],
])('HTTP %i with a page', async (status, ofWrite, ofRead, reason) => {
  const connection = answering('<html>', { status, ...page });
  await expectFailure(connection, write, ofWrite, reason);
  await expectFailure(connection, read, ofRead, reason);
  expect(failureOf(await send(connection, read)).httpStatus).toBe(status);
});

describe('the envelope', () => {
  const server = { code: 'COM.CRM.EXCEPTION.X.YEXCEPTION', message: 'Taken: "7"', description: null };
  const refusal = JSON.stringify({ data: null, status: server });

  test.each([[undefined], [400], [500]])('a refusal keeps its words, also under HTTP %s', async (status = 200) => {
    const failure = failureOf(await send(answering(refusal, { ...json, status }), write));
    expect(failure).toMatchObject({ code: 'rejected', reason: 'refused-by-server', server });
  });

  test('under 401 it keeps its words and ends the session', async () => {
    const failure = failureOf(await send(answering(refusal, { ...json, status: 401 }), read));
    expect(failure).toMatchObject({ code: 'signed-out', httpStatus: 401, server });
  });

  test('of a gateway does not settle what became of a write', async () => {
    const failure = failureOf(await send(answering(refusal, { ...json, status: 502 }), write));
    expect(failure).toMatchObject({ code: 'unknown-outcome', httpStatus: 502, server });
  });

  test('OK under an HTTP error is not believed', async () => {
    const connection = answering('{"status":{"code":"OK"}}', { ...json, status: 500 });
    await expectFailure(connection, write, 'unknown-outcome', 'http-status');
    await expectFailure(connection, read, 'rejected', 'http-status');
  });

  test.each(['ok', 'OK ', '', null, 0, true])('status.code %j is no success', async (code) => {
    await expectFailure(answering(JSON.stringify({ status: { code } }), json), write, 'rejected', 'refused-by-server');
  });

  test.each([
    ['a message on success', '{"status":{"code":"OK","message":"2 points left"},"data":1}'],
    ['data first', '{"data":1,"status":{"code":"OK"}}'],
    ['a byte order mark', '\ufeff{"data":1,"status":{"code":"OK"}}'],
  ])('opens with %s, whatever content type it claims', async (_, body) => {
    const plain = { headers: { 'Content-Type': 'text/plain' } };
    expect(valueOf(await send(answering(body, plain), write)).data).toBe(1);
  });

  test('missing data is no failure', async () => {
    expect(valueOf(await send(answering('{"status":{"code":"OK"}}'), write)).data).toBeUndefined();
  });

  test('is read in the encoding that it names', async () => {
    const latin = Buffer.from('{"status":{"code":"OK"},"data":"Zoë"}', 'latin1');
    const fetch = () =>
      Promise.resolve(new Response(latin, { headers: { 'Content-Type': 'application/json; charset=ISO-8859-1' } }));
    expect(valueOf(await send({ ...answering(''), fetch }, read)).data).toBe('Zoë');
    const odd = () =>
      Promise.resolve(
        new Response('{"status":{"code":"OK"},"data":"Zoë"}', { headers: { 'Content-Type': 'a; charset=klingon' } }),
      );
    expect(valueOf(await send({ ...answering(''), fetch: odd }, read)).data).toBe('Zoë');
  });
});
