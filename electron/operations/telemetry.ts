import type { Connection, HeardCall } from '../crm/client';
import type { Metrics, MetricsParts } from './metrics';

/** Measurements for those who run the desks: off, and not even loaded, unless there is an endpoint. */
export interface Telemetry {
  heard(call: HeardCall): void;
  stop(): Promise<void>;
}

interface Parts {
  /** Where measurements go, as an administrator wrote it; asked anew with every call, undefined for nowhere. */
  endpoint: () => string | undefined;
  /** Loads the program that measures. */
  load: () => { startMetrics: (parts: MetricsParts) => Metrics };
  fetch: Connection['fetch'];
  version: string;
}

/** Begins with the first call that there is an endpoint for, and ends when it is taken away. */
export function openTelemetry({ endpoint, load, fetch, version }: Parts): Telemetry {
  let running: { url: string; metrics: Metrics } | undefined;

  async function stop(): Promise<void> {
    const last = running;
    running = undefined;
    await last?.metrics.stop();
  }

  return {
    heard(call) {
      const url = telemetryUrl(endpoint());
      if (running?.url !== url) void stop();
      if (url === undefined) return;
      const isWanted = (): boolean => telemetryUrl(endpoint()) === url;
      running ??= { url, metrics: load().startMetrics({ url, version, fetch, isWanted }) };
      running.metrics.record(call);
    },
    stop,
  };
}

/** The address that takes metrics: a bare host gets OTLP's own path. Undefined where it is none, or http would leave this machine. */
export function telemetryUrl(endpoint: string | undefined): string | undefined {
  const url = endpoint === undefined ? undefined : parse(endpoint);
  if (!url) return undefined;
  const isLocal = /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal)) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.pathname === '/') url.pathname = '/v1/metrics';
  return url.href;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
