/** Words that more than one screen uses. */
export const commonWords = {
  appName: 'Tokendesk',
  optional: 'Optional',
  showPassCode: 'Show pass code',
  showPassword: 'Show password',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  copied: 'Copied. It is cleared from the clipboard after 30 seconds.',
  none: 'None',
  tryAgain: 'Try again',
} as const;

/** How a screen reader hears the kind of a notice, which others see by its icon and colour. */
export const noticeKindWords = { done: 'Done', attention: 'Attention', failed: 'Failed' } as const;

/** The name of a button that shows what is masked. */
export function showThis(label: string): string {
  return `Show ${label.toLowerCase()}`;
}

/** The life-cycle states that the API documents; a newer server's own word is shown as it came. */
export const stateWords: Readonly<Record<string, string>> = {
  EFFECTIVE: 'Effective',
  NOT_EFFECTIVE: 'Not effective',
  PENDING_VERIFICATION: 'Pending verification',
};

/** The rest of a text of which too much came, by how many characters are left. */
export function showMore(left: number): string {
  return `Show more (${left.toLocaleString('en')} characters left)`;
}
