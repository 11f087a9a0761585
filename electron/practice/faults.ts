/** What is answered instead of, or after, the work. `after-commit` does the work and loses its answer. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'error'; code: string; message: string }
  | { kind: 'http'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'html'; status?: number }
  | { kind: 'truncated' }
  | { kind: 'wrong-type'; contentType?: string }
  | { kind: 'redirect'; location: string; status?: number }
  | { kind: 'hang' }
  | { kind: 'delay'; ms: number }
  | { kind: 'after-commit'; then: Fault };

/** A list is consumed one call at a time; `always` stays. */
export type FaultPlan = Fault[] | { always: Fault };

/** By path of the method, such as `access_tokens/create`, or `*` for every method that has no plan left of its own. */
export type Faults = Record<string, FaultPlan>;

function nextOf(plan: FaultPlan | undefined): Fault | undefined {
  return Array.isArray(plan) ? plan.shift() : plan?.always;
}

/** Takes the fault that is due for one call of a method out of the plans. */
export function takeFault(faults: Faults, method: string): Fault {
  return nextOf(faults[method]) ?? nextOf(faults['*']) ?? { kind: 'none' };
}

const portalPage =
  '<!DOCTYPE html><html><head><title>Network sign-in</title></head><body><h1>Welcome to the guest network</h1></body></html>';
const bodyless = [204, 205, 304];

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'));
    };
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return Promise.race([over, aborted(signal)]).finally(() => {
    clearTimeout(timer);
  });
}

/** What the fault needs to know about the answer that it spoils: after the work the real one, else a made-up success. */
export interface Spoiled {
  answer: Response;
  signal: AbortSignal;
  refuse(this: void, code: string, message: string): Response;
}

/** Gives the answer as the fault leaves it; rejects when the caller gives up waiting. */
export async function applyFault(fault: Fault, { answer, signal, refuse }: Spoiled): Promise<Response> {
  switch (fault.kind) {
    case 'none':
      return answer;
    case 'error':
      return refuse(fault.code, fault.message);
    case 'http': {
      const body = bodyless.includes(fault.status) ? null : (fault.body ?? '');
      return new Response(body, { status: fault.status, ...(fault.headers && { headers: fault.headers }) });
    }
    case 'html':
      return new Response(portalPage, {
        status: fault.status ?? 200,
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'truncated': {
      const text = await answer.text();
      return new Response(text.slice(0, Math.ceil(text.length / 2)), {
        headers: { 'content-type': 'application/json' },
      });
    }
    case 'wrong-type':
      return new Response(await answer.text(), { headers: { 'content-type': fault.contentType ?? 'text/plain' } });
    case 'redirect':
      return new Response(null, { status: fault.status ?? 302, headers: { location: fault.location } });
    case 'hang':
      return aborted(signal);
    case 'delay':
      await pause(fault.ms, signal);
      return answer;
    case 'after-commit':
      return applyFault(fault.then, { answer, signal, refuse });
  }
}
