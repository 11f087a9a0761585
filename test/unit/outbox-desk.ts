import { createPractice } from '../../electron/practice/practice';
import { practicePeople } from '../../electron/practice/people';
import type { PracticeOptions } from '../../electron/practice/options';
import type { Work } from '../../electron/offline/entry';
import type { Outbox } from '../../electron/offline/outbox-parts';
import { createOutbox } from '../../electron/offline/outbox-runner';
import { crmFor, type Crm } from '../../electron/offline/server';
import { handClock } from './outbox-clock';
import { emptyDisk } from './outbox-memory';
import { network } from './outbox-network';
import { bareSession, type Who } from './outbox-session';

export const deadlineMs = 5_000;
/** The codes of tokens that the desk and its colleague both change. */
export const sharedCodes = ['S0', 'S1', 'S2'] as const;
/** More changes than this without rest are the same again and again. */
const mostChanges = 10_000;
const base = 'https://crm.example/crmapi/rest/v2';

/** Gives a desk with an outbox, on a network and a disk of its own, and a colleague at the same server. */
export async function outboxDesk(options: Partial<PracticeOptions> = {}) {
  const clock = handClock();
  const disk = emptyDisk();
  const practice = createPractice({ size: 1, now: () => new Date(), ...options });
  const writes: { path: string; body: string; isOnDisk: boolean; isRefused: boolean; after: number }[] = [];
  const line = network(practice, clock, deadlineMs * 0.9, (path, body) => {
    if (!/\/(create|update|set_as_\w+)$/.test(path)) return;
    const isOnDisk = disk.entries().some(({ state, work }) => state.name === 'sending' && isFor(work, path, body));
    const refusal = disk.refused.findIndex(({ state, work }) => state.name === 'sending' && isFor(work, path, body));
    // One refusal stands for one request.
    if (refusal >= 0) disk.refused.splice(refusal, 1);
    writes.push({ path, body, isOnDisk, isRefused: refusal >= 0, after: practice.ledger.entries().length });
  });
  const session = bareSession({ base, deadlineMs, fetch: line.fetch });
  const colleague = bareSession({ base, deadlineMs, fetch: (url, init) => practice.fetch(new Request(url, init)) });
  const elsewhere = bareSession({ base, deadlineMs, fetch: (url, init) => practice.fetch(new Request(url, init)) });
  await Promise.all([session.signIn('operator'), colleague.signIn('supervisor')]);
  const retired: Outbox[] = [];
  const settings = { deadlineMs };
  let heard = (): void => undefined;
  let changes = 0;
  let ids = 0;

  function newOutbox(): Outbox {
    return createOutbox({
      store: disk,
      crmFor: (owner) => {
        const crm = crmFor(session, owner);
        const hear: Crm['hear'] = async () => {
          const answer = await crm.hear();
          if (answer.ok) heard();
          return answer;
        };
        return { ...crm, hear };
      },
      owner: () => session.owner(),
      deadlineMs: () => settings.deadlineMs,
      clock,
      random: () => 0.5,
      newId: () => `e${String((ids += 1))}`,
      changed: () => {
        changes += 1;
        if (changes > mostChanges) throw new Error('The outbox never comes to rest');
      },
      remember: () => undefined,
    });
  }

  const desk = {
    clock,
    disk,
    settings,
    practice,
    line,
    session,
    writes,
    outbox: newOutbox(),
    /** Is called when the server was asked for its clock. */
    hearing(told: () => void): void {
      heard = told;
    },
    async settled(): Promise<void> {
      changes = 0;
      await line.settled();
      for (const outbox of [...retired, desk.outbox]) await outbox.idle();
    },
    endSessions(): void {
      practice.endSessions();
      colleague.signOut();
      elsewhere.signOut();
    },
    pass: (milliseconds: number): Promise<void> => clock.pass(milliseconds, () => desk.settled()),
    /** Drops everything that is not on the disk. */
    async restart(): Promise<void> {
      desk.outbox.stop();
      retired.push(desk.outbox);
      desk.outbox = newOutbox();
      await desk.outbox.open();
    },
    async signIn(who: Who): Promise<void> {
      if (await session.signIn(who)) desk.outbox.wake();
    },
    async colleague(): Promise<Crm> {
      if (colleague.owner() === null) await colleague.signIn('supervisor');
      const owner = colleague.owner();
      if (!owner) throw new Error('The colleague could not sign in');
      return crmFor(colleague, owner);
    },
    /** A desk somewhere else makes a token of which nothing was said; gives its number. */
    async createElsewhere(who: Who): Promise<string | null> {
      if (elsewhere.owner()?.userName !== practicePeople[who].username) await elsewhere.signIn(who);
      const owner = elsewhere.owner();
      const made = owner && (await crmFor(elsewhere, owner).create({}));
      return made?.ok ? made.value.number : null;
    },
    states: () => desk.outbox.standings().map(({ entry }) => entry.state.name),
  };
  await desk.outbox.open();
  return desk;
}

/** Gives the text by which work is known in the server's ledger; a switch has none. */
export function markOf(work: Work): string {
  if (work.kind === 'create') return work.draft.udfs?.udfString1 ?? '';
  if (work.kind !== 'update') return '';
  return work.change.udfs?.udfString2 ?? work.change.udfs?.udfString1 ?? '';
}

/** Whether a request does this very work. */
function isFor(work: Work, path: string, body: string): boolean {
  const mark = markOf(work);
  if (mark !== '') return path.endsWith(`/${work.kind}`) && body.includes(`"${mark}"`);
  const name =
    work.kind === 'create'
      ? work.draft.authenticationCode
      : 'authenticationCode' in work.token && work.token.authenticationCode;
  return path.endsWith(`/${pathOf[work.kind]}`) && (!name || body.includes(`"${name}"`));
}

const pathOf: Record<Work['kind'], string> = {
  create: 'create',
  update: 'update',
  'set-effective': 'set_as_effective',
  'set-not-effective': 'set_as_not_effective',
};

export type OutboxDesk = Awaited<ReturnType<typeof outboxDesk>>;
