import { success } from '../contract/failure';
import type { LockState } from '../contract/lock';
import { scannerSettingsOf } from '../contract/scanner';
import type { Session } from '../session/session';
import type { DeskClipboard } from '../shell/clipboard';
import type { DeskWindow } from '../shell/desk-window';
import type { DeepLinks } from '../shell/deep-links';
import type { Drafts } from '../shell/drafts';
import type { IdleWatch } from '../shell/idle';
import type { Lock } from '../shell/lock';
import type { DeskSettings } from '../shell/policy-settings';
import type { Unheard } from '../shell/unheard';
import type { Handlers } from './serve';

type DeskRequest = Extract<
  keyof Handlers,
  `lock:${string}` | `drafts:${string}` | `unheard:${string}` | 'clipboard:copy' | 'window:news' | 'link:take'
>;

interface Parts {
  session: Session;
  desk: DeskWindow;
  links: DeepLinks;
  lock: Lock;
  settings: DeskSettings;
  idle: IdleWatch;
  drafts: Drafts;
  unheard: Unheard;
  clipboard: DeskClipboard;
}

/** Says who does what for a desk that is left, locked, or begun anew. */
export function deskHandlers(parts: Parts): Pick<Handlers, DeskRequest> {
  const { session, desk, links, lock, settings, idle, drafts, unheard, clipboard } = parts;
  const done = success(null);

  /** A locked window reads no settings, but has to know a card when it sees one. */
  function lockState(): LockState {
    const state = lock.state();
    return state.locked ? { ...state, scanner: scannerSettingsOf(settings.read()) } : state;
  }

  return {
    'lock:read': () => Promise.resolve(success(lockState())),
    'lock:now': () => {
      lock.lock();
      return Promise.resolve(done);
    },
    'lock:active': () => {
      idle.active();
      return Promise.resolve(done);
    },
    'lock:unlock': (ask) => lock.unlock(ask.secret),
    'lock:hand-over': () => lock.handOver(),
    'drafts:keep': (work) => {
      const operator = session.operator();
      if (operator) drafts.keep(operator, work);
      return Promise.resolve(done);
    },
    'drafts:read': () => {
      const operator = session.operator();
      return Promise.resolve(success(operator && drafts.read(operator)));
    },
    'unheard:read': () => {
      const operator = session.operator();
      return Promise.resolve(success(operator ? unheard.read(operator) : []));
    },
    'unheard:heard': ({ id }) => {
      const operator = session.operator();
      if (operator) unheard.heard(operator, id);
      return Promise.resolve(done);
    },
    'clipboard:copy': async (ask) => {
      await clipboard.copy(ask.text);
      return done;
    },
    'link:take': () => Promise.resolve(success(links.take())),
    'window:news': () => Promise.resolve(success(desk.news())),
  };
}
