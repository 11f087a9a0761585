import type { Feature } from '../../electron/contract/actions';
import type { Operator, SessionState } from '../../electron/contract/desk-state';

/** Somebody who is signed in to a server whose release has these features. */
export function signedInWith(has: readonly Feature[], who: Partial<Operator> = {}): SessionState {
  const operator = { userName: 'jane', organisation: 'CRMDEMO', unit: null, server: 'https://crm.example.com' };
  return {
    signedIn: true,
    operator: { ...operator, practice: false, ...who },
    leftMs: 3_600_000,
    kept: 'memory',
    features: [...has],
  };
}
