import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Collector {
  /** What an administrator enters as the endpoint. */
  url: string;
  /** What arrived, as it came. */
  received: { path: string; type: string; body: string }[];
  close(this: void): Promise<void>;
}

/** Takes whatever an exporter of OpenTelemetry sends, on this machine. */
export async function startCollector(): Promise<Collector> {
  const received: Collector['received'] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', type: request.headers['content-type'] ?? '', body });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Sent {
  resourceMetrics: {
    resource: { attributes: Attribute[] };
    scopeMetrics: { metrics: Metric[] }[];
  }[];
}
interface Attribute {
  key: string;
  value: { stringValue?: string };
}
interface Point {
  attributes: Attribute[];
  count?: number;
  asDouble?: number;
}
interface Metric {
  name: string;
  unit: string;
  histogram?: { dataPoints: Point[] };
  sum?: { dataPoints: Point[] };
}

/** Reads one export: the resource's attributes, and of every metric how often each set of attributes was counted. */
export function readExport(body: string): { resource: Record<string, string>; counts: Record<string, number> } {
  const sent = JSON.parse(body) as Sent;
  const named = (attributes: Attribute[]) =>
    Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue ?? '']));
  const metrics = sent.resourceMetrics.flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  const counts = metrics.flatMap(({ name, unit, histogram, sum }) =>
    [...(histogram?.dataPoints ?? []), ...(sum?.dataPoints ?? [])].map((point): [string, number] => [
      [name, unit, ...Object.values(named(point.attributes))].join(' '),
      point.count ?? point.asDouble ?? 0,
    ]),
  );
  return { resource: named(sent.resourceMetrics[0]?.resource.attributes ?? []), counts: Object.fromEntries(counts) };
}
