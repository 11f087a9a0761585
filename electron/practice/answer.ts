import { writeError, writeMissingPage, writeRefusal, writeSuccess } from './envelope';
import { applyFault, takeFault } from './faults';
import type { Fault } from './faults';
import { withoutSecrets } from './ledger';
import type { LedgerEntry } from './ledger';
import { perform } from './perform';
import type { Performed, Sent } from './perform';
import type { Random } from './random';
import { readRequest } from './read-request';
import type { Server } from './server';

function nameOf(fault: Fault): string | null {
  if (fault.kind === 'none') return null;
  return fault.kind === 'after-commit' ? `after-commit ${fault.then.kind}` : fault.kind;
}

function enter(server: Server, sent: Sent, fault: Fault, performed: Performed | null): void {
  const outcome = performed?.outcome;
  const entry: LedgerEntry = {
    at: server.options.now().toISOString(),
    method: sent.path,
    operator: performed?.operator ?? null,
    outcome: !outcome ? 'not-done' : outcome.ok ? 'ok' : outcome.refusal.kind,
    fault: nameOf(fault),
    request: sent.parameters.ok ? withoutSecrets(sent.parameters.value) : {},
    tokens: outcome?.ok ? (outcome.value.tokens ?? []) : [],
  };
  server.ledger.add(entry);
}

/** Answers one request as CRM.COM would; rejects only when a fault holds the answer back until the caller gives up. */
export async function answer(server: Server, quirkRandom: Random, request: Request): Promise<Response> {
  const { options } = server;
  const url = new URL(request.url);
  const base = `${options.basePath}/`;
  if (!url.pathname.startsWith(base)) return writeMissingPage();
  const sent: Sent = {
    verb: request.method,
    // Real callers put a slash at the end, and it is accepted (docs/design/api.md 1).
    path: url.pathname.slice(base.length).replace(/\/$/, ''),
    authorization: request.headers.get('authorization'),
    parameters: await readRequest(request, url),
  };
  const fault = takeFault(options.faults, sent.path);
  const spoil = (kept: Fault, whole: Response): Promise<Response> =>
    applyFault(kept, {
      answer: whole,
      signal: request.signal,
      refuse: (code, message) => writeError(code, message, options, quirkRandom),
    });
  const work = (): Response => {
    const performed = perform(server, sent);
    enter(server, sent, fault, performed);
    const { outcome } = performed;
    if (!outcome.ok) return writeRefusal(outcome.refusal, options, quirkRandom);
    return writeSuccess(outcome.value.data, options, quirkRandom);
  };
  if (fault.kind === 'none') return work();
  if (fault.kind === 'after-commit') return spoil(fault.then, work());
  if (fault.kind === 'delay') {
    // The server is slow before it works: who gives up in this time leaves nothing behind.
    await spoil(fault, new Response());
    return work();
  }
  enter(server, sent, fault, null);
  return spoil(fault, writeSuccess({}, options, quirkRandom));
}
