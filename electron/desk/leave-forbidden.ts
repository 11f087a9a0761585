import type { Session } from '../session/session';
import type { Lock } from '../shell/lock';
import type { DeskSettings } from '../shell/policy-settings';

interface Parts {
  session: Pick<Session, 'operator' | 'signOut'>;
  settings: Pick<DeskSettings, 'admits'>;
  lock: Pick<Lock, 'state' | 'handOver'>;
}

/** Signs out whoever the policy does not admit any more, also from a locked desk. */
export async function leaveForbidden({ session, settings, lock }: Parts): Promise<void> {
  const operator = session.operator();
  if (!operator || settings.admits(operator)) return;
  await (lock.state().locked ? lock.handOver() : session.signOut());
}
