import type { DeepLink } from '../../../electron/contract/deep-link';

/** What is said of a link that another program opened. */
export const deepLinkWords = {
  title: 'Open a link?',
  text: (link: DeepLink) =>
    link.kind === 'token'
      ? `Another program wants to show the token with the code ${link.authenticationCode}.`
      : `Another program wants to show customer ${link.number}.`,
  leavesForm: 'You are in the middle of a form here. If you open the link, the form is kept for later.',
  leavesDialog: 'Another dialog is open. Opening the link may close it, and what you typed into it would be lost.',
  open: 'Open it',
  stay: 'Stay here',
  invalid: 'A link from another program could not be opened, as it names neither a token nor a customer.',
  hidden: 'Your organisation does not show customers on this desk, so the link was not opened.',
} as const;
