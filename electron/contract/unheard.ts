import type { Failure } from './failure';

/**
 * What became of a request that makes a secret, where the window that asked for it had ended meanwhile, as by a lock. The
 * secret before it may be dead, so the operator who asked is told.
 */
export interface UnheardOutcome {
  id: string;
  action: 'new-pass-code' | 'one-time-password';
  /** What a person knows the token by. */
  token: string;
  outcome:
    | { state: 'waiting' }
    | { state: 'told'; passCode: string }
    /** It was made, and nobody can see it any more. */
    | { state: 'made' }
    | { state: 'failed'; failure: Failure };
}
