import { success, type Result } from '../contract/failure';
import type { DirectoryMatch, QueueView } from '../contract/outbox';
import type { AccessToken } from '../contract/model';
import { keyOfPlace } from '../contract/same-operator';
import { steadyTimeOf, type Clock } from '../offline/clock';
import { isSameOwner, type Owner } from '../offline/entry';
import type { StoreTrouble } from '../offline/record';
import type { StoreCallName, StoreCalls } from '../offline/store-calls';
import type { StoreClient } from '../offline/store-client';
import { whyNot, type Opened } from './offline-store';

/** What this desk remembers of the tokens that were shown, for whoever is signed in. */
export interface Memory {
  /** Remembers for `whose` eyes an answer was, if they are still here; `isWhole`: with every member that the server has. */
  remember(tokens: readonly AccessToken[], isWhole: boolean, whose: Owner | null): void;
  forget(token: Pick<AccessToken, 'id' | 'number' | 'authenticationCode'>): void;
  search(text: string): Promise<Result<DirectoryMatch[]>>;
  /**
   * Says who sits at the desk. What somebody saw who has left goes out of memory with them; `forgets`: what anybody saw, off
   * the disk too.
   */
  seat(whose: Owner | null, forgets: boolean): void;
  /** What is wrong with it, given how its file was opened. */
  trouble(opened: Opened): QueueView['directory'];
}

interface Parts {
  store: StoreClient;
  owner(): Owner | null;
  open(): Promise<Opened>;
  clock: Clock;
  changed(): void;
}

const mostMatches = 20;
/** Nobody's: what the last operator saw leaves the memory of the store with them. */
const nobody = { scope: '' };

/** Gives the desk's memory, which begins with the first operator of a real server. */
export function openMemory({ store, ...desk }: Parts): Memory {
  let scope: string | undefined;
  let entered: Promise<void> | undefined;
  let sitting: Owner | null = null;
  let unwritten: StoreTrouble | null = null;
  let damagedPages = 0;

  const steadyTime = steadyTimeOf(desk.clock);

  async function tell<N extends StoreCallName>(
    name: N,
    ask: StoreCalls[N]['ask'],
  ): Promise<StoreCalls[N]['answer'] | null> {
    void store.call('directory:time', steadyTime());
    const told = await store.call(name, ask);
    const before = unwritten;
    if (!told.ok) unwritten = told.trouble;
    // What only reads or takes away succeeds on a full disk too.
    else if (name === 'directory:remember') unwritten = null;
    if (unwritten !== before) desk.changed();
    return told.ok ? told.value : null;
  }

  function isHere(whose: Owner): boolean {
    const present = desk.owner();
    return present !== null && isSameOwner(present, whose);
  }

  /** Whoever it is for may leave while the files are being opened, and somebody else come. */
  async function inScope(mine = desk.owner()): Promise<boolean> {
    if (!mine || !isHere(mine) || !(await desk.open()).isOpen || !isHere(mine)) return false;
    const wanted = keyOfPlace(mine);
    if (scope !== wanted) {
      scope = wanted;
      entered = enter(wanted);
    }
    // All wait for it, so that what is to be remembered is, before what comes after it is searched for.
    await entered;
    return scope === wanted;
  }

  async function enter(wanted: string): Promise<void> {
    const damaged = (await tell('directory:open', { scope: wanted })) ?? damagedPages;
    if (damaged === damagedPages) return;
    damagedPages = damaged;
    desk.changed();
  }

  async function forgetAll(): Promise<void> {
    if ((await desk.open()).isOpen) await tell('directory:clear', null);
  }

  return {
    remember(tokens, isWhole, whose) {
      void inScope(whose).then((isIn) => isIn && tell('directory:remember', { tokens, isWhole }));
    },
    forget: (token) => void inScope().then((isIn) => isIn && tell('directory:forget', token)),

    async search(text) {
      if (!(await inScope())) return success([]);
      const time = steadyTime();
      void store.call('directory:time', time);
      const found = await store.call('directory:search', { query: text, limit: mostMatches });
      // the age is right by this machine's clock, whatever that says
      const ahead = desk.clock.now() - time.now;
      return success(
        (found.ok ? (found.value ?? []) : []).map(({ token, seenAt }) => ({ token, seenAt: seenAt + ahead })),
      );
    },

    seat(whose, forgets) {
      const before = sitting;
      sitting = whose;
      if (!before || (whose && isSameOwner(before, whose))) return;
      const wasOpen = scope !== undefined;
      scope = undefined;
      if (forgets) void forgetAll();
      else if (wasOpen) void tell('directory:open', nobody);
    },

    trouble(opened) {
      if (!opened.isOpen) return null;
      if (opened.directory.trouble !== null) return whyNot(opened.directory.trouble);
      if (unwritten !== null) return whyNot(unwritten);
      return opened.directory.isSetAside || damagedPages > 0 ? 'set-aside' : null;
    },
  };
}
