import { JsonMetricsSerializer } from '@opentelemetry/otlp-transformer';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  MeterProvider,
  PeriodicExportingMetricReader,
  type PushMetricExporter,
} from '@opentelemetry/sdk-metrics';
import { randomUUID } from 'node:crypto';
import type { Connection, HeardCall } from '../crm/client';

/** Measurements on their way to a collector. */
export interface Metrics {
  record(call: HeardCall): void;
  /** Sends what was not sent yet, if it still may be, and ends. */
  stop(): Promise<void>;
}

export interface MetricsParts {
  /** Where OTLP over HTTP takes metrics. */
  url: string;
  version: string;
  fetch: Connection['fetch'];
  /** Whether they are still wanted there; asked before everything that is sent. */
  isWanted: () => boolean;
  /** Milliseconds between two exports. */
  everyMs?: number;
}

const deadlineMs = 10_000;
/** What OpenTelemetry advises for HTTP requests, and the deadlines that a desk may have, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 30, 60, 120];

/** Begins to measure calls; what is sent names the method, the outcome and this program, and nobody. */
export function startMetrics({ everyMs = 60_000, version, ...parts }: MetricsParts): Metrics {
  const resource = resourceFromAttributes({
    'service.name': 'tokendesk',
    'service.version': version,
    // New with every start: it keeps the sums of two desks apart, and tells nothing of either.
    'service.instance.id': randomUUID(),
    'os.type': process.platform === 'win32' ? 'windows' : process.platform,
  });
  const reader = new PeriodicExportingMetricReader({
    exporter: exporterTo(parts),
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: Math.min(deadlineMs, everyMs),
  });
  const provider = new MeterProvider({ resource, readers: [reader] });
  const meter = provider.getMeter('tokendesk', version);
  const durations = meter.createHistogram('tokendesk.api.duration', {
    unit: 's',
    description: 'How long calls of the Web API took.',
    advice: { explicitBucketBoundaries: bounds },
  });
  const errors = meter.createCounter('tokendesk.api.errors', {
    unit: '{error}',
    description: 'Calls of the Web API that failed.',
  });
  return {
    record({ method, milliseconds, failure }) {
      const known = { 'api.method': method };
      durations.record(milliseconds / 1_000, { ...known, outcome: failure?.code ?? 'ok' });
      if (failure) errors.add(1, { ...known, 'error.type': failure.code, 'error.reason': failure.reason ?? 'none' });
    },
    stop: () => provider.shutdown().catch(() => undefined),
  };
}

/** The serialiser is OpenTelemetry's own; the way is the desk's, with its proxy and its authorities. */
function exporterTo({ url, fetch, isWanted }: Pick<MetricsParts, 'url' | 'fetch' | 'isWanted'>): PushMetricExporter {
  async function post(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(deadlineMs),
    });
    await answer.body?.cancel();
    return answer.ok;
  }

  return {
    export(metrics, done) {
      const body = isWanted() ? JsonMetricsSerializer.serializeRequest(metrics) : undefined;
      // 0 and 1 are the codes of success and failure (OpenTelemetry: ExportResultCode).
      if (!body) done({ code: 0 });
      else
        post(new Uint8Array(body)).then(
          (isTaken) => done({ code: isTaken ? 0 : 1 }),
          () => done({ code: 1 }),
        );
    },
    selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
}
