import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HeardCall } from '../../electron/crm/client';
import * as metrics from '../../electron/operations/metrics';
import { openTelemetry, telemetryUrl } from '../../electron/operations/telemetry';
import { readExport, startCollector, type Collector } from '../support/collector';

const fine: HeardCall = { method: 'access_tokens/show', milliseconds: 120, failure: null };
const refused: HeardCall = {
  method: 'access_tokens/create',
  milliseconds: 80,
  failure: {
    code: 'rejected',
    reason: 'refused-by-server',
    ...{ message: 'hunter2', server: { message: 'Jane Doe' } },
  },
};

let collector: Collector;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

function open(endpoint: () => string | undefined) {
  const load = vi.fn(() => metrics);
  return {
    load,
    telemetry: openTelemetry({ endpoint, load, fetch: (url, init) => fetch(url, init), version: '1.2.3' }),
  };
}

test('a collector gets durations and failures by method and code, and nothing of what was said', async () => {
  const { telemetry } = open(() => collector.url);
  for (const call of [fine, fine, refused]) telemetry.heard(call);
  await telemetry.stop();
  expect(collector.received).toMatchObject([{ path: '/v1/metrics', type: 'application/json' }]);
  const body = collector.received[0]?.body ?? '';
  const { resource, counts } = readExport(body);
  expect(counts).toEqual({
    'tokendesk.api.duration s access_tokens/show ok': 2,
    'tokendesk.api.duration s access_tokens/create rejected': 1,
    'tokendesk.api.errors {error} access_tokens/create rejected refused-by-server': 1,
  });
  expect(Object.keys(resource).sort()).toEqual(['os.type', 'service.instance.id', 'service.name', 'service.version']);
  expect(resource).toMatchObject({ 'service.name': 'tokendesk', 'service.version': '1.2.3' });
  expect(body).not.toMatch(/hunter2|Jane/);
});

test('measurements are sent while the desk works, not only at its end', async () => {
  const running = metrics.startMetrics({
    url: `${collector.url}/own/path`,
    version: '1.2.3',
    fetch: (url, init) => fetch(url, init),
    isWanted: () => true,
    everyMs: 20,
  });
  running.record(fine);
  await vi.waitFor(() => expect(collector.received.map(({ path }) => path)).toContain('/own/path'));
  await running.stop();
});

test('without an endpoint nothing is loaded or sent, nor once it was taken away', async () => {
  let endpoint: string | undefined;
  const { telemetry, load } = open(() => endpoint);
  telemetry.heard(fine);
  expect(load).not.toHaveBeenCalled();
  endpoint = collector.url;
  telemetry.heard(fine);
  expect(load).toHaveBeenCalledOnce();
  endpoint = undefined;
  telemetry.heard(fine);
  await telemetry.stop();
  expect(collector.received).toEqual([]);
});

test('a collector that is away costs nothing', async () => {
  const { url } = collector;
  await collector.close();
  const { telemetry } = open(() => url);
  telemetry.heard(fine);
  await expect(telemetry.stop()).resolves.toBeUndefined();
});

test.each([
  ['https://otel.example.com', 'https://otel.example.com/v1/metrics'],
  ['https://otel.example.com:4318/', 'https://otel.example.com:4318/v1/metrics'],
  ['https://otel.example.com/otlp/v1/metrics', 'https://otel.example.com/otlp/v1/metrics'],
  ['http://localhost:4318', 'http://localhost:4318/v1/metrics'],
  ['http://otel.example.com', undefined],
  ['https://jane:secret@otel.example.com', undefined],
  ['otel.example.com', undefined],
  ['ftp://127.0.0.1', undefined],
  ['', undefined],
  [undefined, undefined],
])('the endpoint %j means %j', (endpoint, url) => {
  expect(telemetryUrl(endpoint)).toBe(url);
});
