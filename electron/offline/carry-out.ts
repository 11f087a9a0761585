import type { Failure, Result } from '../contract/failure';
import { failed } from '../contract/failure';
import type { AccessToken } from '../contract/model';
import type { Entry, Work } from './entry';
import { lookUp } from './look-up';
import type { OtherWork } from './nameless';
import type { OutboxEvent } from './outbox';
import type { Crm } from './server';

/** Asks the server what an entry needs to know, or for what it is there to do, and gives what came of it as an event. */
export async function carryOut(
  effect: 'look' | 'send',
  entry: Entry,
  crm: Crm,
  { now, others }: { now: () => number; others: () => OtherWork },
): Promise<Extract<OutboxEvent, { event: 'looked' | 'answered' }>> {
  if (effect === 'look') {
    const result = await lookUp(crm, entry.work, entry.attempts > 0).catch(() => failed(broken));
    return { event: 'looked', result, now: now(), others: others() };
  }
  const result = await requestFor(entry.work, crm).catch(() => failed(broken));
  return { event: 'answered', result, now: now() };
}

/** Asks the server once for what a work is there to do. */
export function requestFor(work: Work, crm: Crm): Promise<Result<AccessToken>> {
  switch (work.kind) {
    case 'create':
      return crm.create(work.draft);
    case 'update':
      return crm.update(work.token, work.change);
    case 'set-effective':
      return crm.setEffective(work.token);
    case 'set-not-effective':
      return crm.setNotEffective(work.token);
  }
}

/** A bug must not end the outbox; what it leaves in doubt is looked up like a lost answer. */
export const broken: Failure = { code: 'unexpected', message: 'A request of the outbox broke off' };
