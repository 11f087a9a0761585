import type { FailureCode, FailureReason } from '../../../electron/contract/failure';

export interface Explanation {
  /** What happened. */
  title: string;
  /** What it means for the operator's work. */
  meaning: string;
  /** What to do next. */
  action: string;
}

/** What each thing seen on the way means; a refusal's words depend on what was being done. */
export const byReason: Readonly<Record<Exclude<FailureReason, 'refused-by-server'>, Explanation>> = {
  unreachable: {
    title: 'The server cannot be reached',
    meaning: 'Nothing was sent.',
    action: 'Check the network of this desk and the server address, then try again.',
  },
  'name-not-found': {
    title: 'No server has this name',
    meaning: 'Nothing was sent. It may be misspelt, or known only inside the company network.',
    action: 'Check the server address and the network of this desk, then try again.',
  },
  'timed-out': {
    title: 'The server took too long',
    meaning: 'No answer came within the request deadline.',
    action: 'Try again in a moment. For a slow connection, allow more time under Settings.',
  },
  'connection-lost': {
    title: 'The connection was lost',
    meaning: 'It broke before the whole answer had arrived.',
    action: 'Check the network of this desk, then try again.',
  },
  certificate: {
    title: 'The server’s identity could not be verified',
    meaning: 'Its certificate is expired, unknown, or belongs to another address. Nothing was sent.',
    action:
      'On a guest network, sign in to it in a web browser first. Otherwise check the server address, or ask your administrator about the server’s certificate.',
  },
  'insecure-address': {
    title: 'This address is not secure',
    meaning: 'Over http:// a password could be read on the way. Nothing was sent.',
    action: 'Use an address that begins with https://.',
  },
  'proxy-sign-in': {
    title: 'The proxy of this network asks for a user name and password',
    meaning: 'It lets nothing through before that, so the server was sent nothing.',
    action: 'Sign in to the proxy, then try again.',
  },
  'proxy-sign-in-unsupported': {
    title: 'The proxy of this network asks for a sign-in that this computer cannot give',
    meaning: 'It wants the sign-in of your computer account (Negotiate or Kerberos). The server was sent nothing.',
    action: 'Sign in to this computer with your company account, or ask your administrator.',
  },
  'proxy-sign-in-unexpected': {
    title: 'Something on the way asks for a proxy sign-in',
    meaning: 'No proxy is set up for this server, so it was told no password. The server was sent nothing.',
    action: 'Ask your administrator which proxy this desk has to use.',
  },
  'proxy-refused': {
    title: 'The proxy of this network did not connect to the server',
    meaning: 'It answered, but made no connection, so the server was sent nothing.',
    action:
      'Try again in a moment. If it happens again, ask your administrator whether the proxy allows the server address.',
  },
  'proxy-unreachable': {
    title: 'The proxy of this network cannot be reached',
    meaning: 'This desk reaches the server only through it, so the server was sent nothing.',
    action: 'Check the network of this desk, then try again. If it happens again, ask your administrator.',
  },
  'network-sign-in': {
    title: 'This network asks you to sign in first',
    meaning: 'It lets nothing through before that, so the server was sent nothing.',
    action: 'Open any page in a web browser, sign in to the network there, then try again.',
  },
  redirected: {
    title: 'Something sent this desk to another address',
    meaning:
      'It may be the server, or a network that asks for a sign-in. Nothing is passed on to an address that you did not enter.',
    action:
      'On a guest network, sign in to it in a web browser. Otherwise ask your administrator for the final server address.',
  },
  'not-the-api': {
    title: 'This is not a CRM.COM server',
    meaning: 'Another program answers at this address.',
    action: 'Check the server address and its path. The usual path is /crmapi/rest/v2.',
  },
  'web-page': {
    title: 'A web page answered instead of CRM.COM',
    meaning: 'This happens on guest networks that ask for a sign-in, behind a proxy, or with a wrong address.',
    action: 'On a guest network, sign in to it in a web browser. Otherwise check the server address, then try again.',
  },
  'wrong-content-type': {
    title: 'This answer is not from the CRM.COM Web API',
    meaning: 'Something else answers at this address, such as another program or a proxy.',
    action: 'Check the server address and its path. The usual path is /crmapi/rest/v2.',
  },
  'empty-answer': {
    title: 'The server answered with nothing',
    meaning: 'It may be overloaded, or something on the way cut its answer off.',
    action: 'Try again in a moment. If it happens again, tell your administrator.',
  },
  'truncated-answer': {
    title: 'The answer was cut short',
    meaning: 'The connection ended before everything had arrived.',
    action: 'Check the network of this desk, then try again.',
  },
  'unreadable-answer': {
    title: 'The answer could not be read',
    meaning: 'The server answered in a form that this desk does not know.',
    action: 'Try again. If it happens again, tell your administrator what stands under Details.',
  },
  'answer-too-large': {
    title: 'The answer was too large',
    meaning: 'It was cut off, so that this desk stays responsive.',
    action: 'Ask for fewer tokens or fewer columns, then try again.',
  },
  'http-status': {
    title: 'The server reported a fault',
    meaning: 'It could not handle the request.',
    action: 'Try again in a moment. If it happens again, tell your administrator what stands under Details.',
  },
  busy: {
    title: 'The server is busy',
    meaning: 'It has too much to do and took nothing more on. Everything you entered is still here.',
    action: 'Wait a moment, then send it again.',
  },
  'not-found': {
    title: 'No token was found for this code',
    meaning: 'A new card may not have been created yet, or the code was not read as it stands on the card.',
    action: 'Scan it once more, or check what was typed.',
  },
  'no-session': {
    title: 'You are signed out',
    meaning: 'The session ended before this could be done. Everything you entered is still here.',
    action: 'Sign in again, then repeat the last step.',
  },
  locked: {
    title: 'This desk is locked',
    meaning: 'Nothing can be done here until it is unlocked.',
    action: 'Unlock it with your password.',
  },
  'too-many-attempts': {
    title: 'Too many wrong attempts',
    meaning: 'The desk waits a little longer after each one.',
    action: 'Wait until you can try again.',
  },
  ambiguous: {
    title: 'More than one token matches',
    meaning: 'The server found several tokens and does not say which one is meant.',
    action: 'Scan the authentication code instead: each one belongs to a single token.',
  },
  'about-another': {
    title: 'The server answered about another token or account',
    meaning: 'What came is not what was asked for, so it is not shown.',
    action: 'Try again. If it happens again, tell your administrator: the server mixes records up.',
  },
  'no-keychain': {
    title: 'The keychain of this computer did not answer',
    meaning: 'Without it, nothing confidential can be kept on this desk.',
    action: 'Unlock the keychain of your computer account, then try again.',
  },
  'not-saved': {
    title: 'This could not be saved on this computer',
    meaning: 'The disk may be full or not writable.',
    action: 'Free some space or ask your administrator, then try again.',
  },
  'save-unknown': {
    title: 'It is not known whether this was saved',
    meaning:
      'The part of the app that writes to the disk ended just then. If it was saved, it is in the Outbox and is sent.',
    action: 'Try again: nothing is saved twice. Before you enter it anew, look in the Outbox.',
  },
  'not-printed': {
    title: 'This could not be printed',
    meaning: 'No printer of this computer could be used. Nothing was changed.',
    action: 'See to the printer or ask your administrator, then print again.',
  },
  'by-policy': {
    title: 'Your organisation does not allow this here',
    meaning: 'The policy of this computer has fixed or switched it off. Nothing was changed.',
    action: 'Ask your administrator if you need it.',
  },
  'waits-in-outbox': {
    title: 'Something for this token still waits in the Outbox',
    meaning: 'What was promised earlier goes first, so nothing was sent now.',
    action: 'See in the Outbox what becomes of it, then try again.',
  },
  'code-waits': {
    title: 'A token with this code or identifier waits in the Outbox already',
    meaning: 'Nothing was saved a second time.',
    action: 'See it in the Outbox, or enter a different value.',
  },
  'code-seen': {
    title: 'This computer has seen this code in use',
    meaning:
      'A token had it when the server was last asked, so the server will probably refuse a second one. Nothing was saved.',
    action: 'Look for the token under Search, enter a different code, or save it all the same.',
  },
  'outbox-full': {
    title: 'The Outbox is full',
    meaning: 'It holds 500 entries and takes no more, so this was not saved.',
    action: 'Connect this desk to the server, or decide in the Outbox about what needs you, then try again.',
  },
  'another-operator': {
    title: 'This belongs to another operator',
    meaning: 'Only who saved it can see it or decide about it. Nothing was changed.',
    action: 'Have them sign in on this desk.',
  },
  'no-operator-name': {
    title: 'Nothing can be saved under this Web API key',
    meaning: 'The server does not say whose key it is, so what you save could not be told from what others save.',
    action: 'Sign in with a password to save work for later.',
  },
  'entry-moved-on': {
    title: 'This entry has gone on meanwhile',
    meaning:
      'It was sent, or something was decided about it, so this was not done. The token may be there as it was saved before.',
    action: 'See in the Outbox what became of it. If it was done, change the token itself.',
  },
  'sent-before': {
    title: 'This was sent before, and it is not known whether it was done',
    meaning: 'Nothing was sent or saved now. If the token was made then, creating it again makes a second one.',
    action: 'See the newest tokens under List first.',
  },
  'sent-otherwise': {
    title: 'This form was sent before with other values, and it is not known whether that was done',
    meaning: 'Nothing was sent or saved now. If a token was made then, creating this one makes a second.',
    action: 'Look for the first one in the Outbox and under List.',
  },
  'first-try-unknown': {
    title: 'It is not known whether the first try was done',
    meaning:
      'Its answer was lost, and this try was not done. If the code is in use by now, the first try made the token.',
    action: 'Look it up before you change anything.',
  },
  'saved-otherwise': {
    title: 'This form was saved before with other values, and may be in the Outbox',
    meaning: 'Nothing was saved now. If it is there it is sent, and saving this one as well makes a second token.',
    action: 'Look in the Outbox first: what waits there can be changed.',
  },
  'changed-meanwhile': {
    title: 'Somebody changed this token after you opened it',
    meaning: 'Nothing was sent, and nothing was overwritten.',
    action: 'Compare field by field, then decide whose values stay.',
  },
  'changed-hands': {
    title: 'Another token has this code now',
    meaning: 'The code was given to another token after you opened this one. Nothing was changed.',
    action: 'Search for the token again.',
  },
  'not-a-certificate': {
    title: 'This file holds no certificate authority',
    meaning: 'A PEM file with the certificate of an authority is needed.',
    action: 'Ask your administrator for the certificate of your company, then choose that file.',
  },
  'not-confirmed': {
    title: 'Nobody was signed in to the other server',
    meaning: 'The question was not answered with yes. Nothing was sent.',
    action: 'Sign out first if you want to work with another server.',
  },
  'not-yours-to-trust': {
    title: 'Nothing was changed',
    meaning: 'Only an operator who is signed in to a server can change which certificates this desk trusts.',
    action: 'Sign in first, or ask your administrator to set it for this computer.',
  },
};

/** What answered a request to change something in place of CRM.COM: the server may have done its work before that. */
export const insteadOfServer: Partial<Record<FailureReason, string>> = {
  redirected: 'Something sent this desk to another address in place of an answer.',
  'web-page': 'A web page answered in place of CRM.COM.',
  'not-the-api': 'Something answered that is not CRM.COM.',
  'wrong-content-type': 'Something answered that is not CRM.COM.',
};

/** What each code means where the reason says no more. */
export const byCode: Readonly<Record<FailureCode, Explanation>> = {
  invalid: {
    title: 'Some fields need attention',
    meaning: 'Nothing was changed.',
    action: 'Correct the marked fields, then try again.',
  },
  conflict: {
    title: 'This code or identifier is already in use',
    meaning: 'Each authentication code and each identifier belongs to one token only. Nothing was changed.',
    action: 'Open the existing token, or enter a different value.',
  },
  'signed-out': byReason['no-session'],
  offline: byReason.unreachable,
  'unknown-outcome': {
    title: 'It is not known whether this was done',
    meaning: 'The request was sent, but no answer came back. It may or may not have taken effect.',
    action: 'Search for the token before you try again, so that nothing is done twice.',
  },
  rejected: {
    title: 'The server refused this',
    meaning: 'Nothing was changed.',
    action: 'See under Details what the server says, then correct the details or ask your administrator.',
  },
  unexpected: {
    title: 'Something went wrong in Tokendesk',
    meaning: 'This is a fault of the app, not of what you entered.',
    action: 'Try again. If it happens again, give your administrator the reference under Details.',
  },
};
