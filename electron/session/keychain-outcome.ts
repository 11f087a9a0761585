/** Four outcomes, never two: a locked keychain is not an empty one (docs/design/architecture.md, The keychain). */
export type KeychainRead =
  | { outcome: 'stored'; secret: string }
  /** `isGone`: it was written once, and an open keychain has it no more. */
  | { outcome: 'not-stored'; isGone?: true }
  | { outcome: 'unavailable' }
  | { outcome: 'failed' };
export type KeychainChange = 'done' | 'unavailable' | 'failed' | 'too-large';

/** Why a call brought nothing. */
export type KeychainTrouble = 'unavailable' | 'failed';
export type KeychainAnswer = { value: string | null } | KeychainTrouble;

/** Says what an error of the keychain means: absent or locked, or that something else is wrong. */
export function troubleOf(error: string): KeychainTrouble {
  // What libsecret says where there is no bus, no Secret Service, or one that is locked; all else is a failure. Where the
  // system names no bus, Chromium sets its address to `disabled:`.
  return /d-?bus|autolaunch|disabled:|\.service|serviceunknown|name .* was not provided|locked|dismissed|interaction/i.test(
    error,
  )
    ? 'unavailable'
    : 'failed';
}
