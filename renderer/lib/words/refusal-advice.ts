import type { ServerStatus } from '../../../electron/contract/failure';

/**
 * What an operator can do about a refusal, by what its words mention. The server's codes are undocumented
 * (docs/design/api.md 5): this improves the sentence, and must decide nothing.
 */
const advices: readonly (readonly [mentions: RegExp, advice: string])[] = [
  [/verification ?code/, 'Compare the verification code with the newest one that the customer got, or send a new one.'],
  [
    /participant.*(not terminated|is ?effective|still)/,
    'The rewards participant keeps this token effective. End the participation in CRM.COM first.',
  ],
  [/still ?associated|has associations/, 'Take the token off its account first, then try again.'],
  [/already ?associated/, 'The token belongs to another account. Take it off there first.'],
  [
    /(life ?cycle|wrong|invalid|not allowed in).*stat(e|us)|not ?effective|must be effective/,
    'Its state does not allow this. The token is shown as the server has it now; somebody may have changed it meanwhile.',
  ],
  [/already|duplicate|in use|unique/, 'Use another value: each belongs to one token only.'],
  [
    /maximum|too ?many|exceed|limit/,
    'A limit set up in CRM.COM is reached. Remove what is no longer used, or ask your administrator to raise it.',
  ],
  [/e ?mail/, 'This works with an e-mail address only. Correct the identifier under Update.'],
  [
    /pass ?code/,
    'Check the pass code. CRM.COM may demand a certain length or kind of characters, depending on the classification.',
  ],
  [/expired/, 'What was used has expired. Ask for a new one, then try again.'],
  [
    /permission|privilege|not ?(allowed|permitted|authori[sz]ed)|access denied/,
    'Your administrator can give you the right to do this.',
  ],
  [
    /not ?found|does ?not ?exist|unknown|no such/,
    'What was not found may have been removed or renamed meanwhile. Look it up again, or check what was typed.',
  ],
  [
    /format|length|characters|minimum|numeric|pattern/,
    'A value does not follow the rules set up in CRM.COM for this classification, such as its length or its characters.',
  ],
];

/** What can be done about a refusal, where the server's words mention something known; null where they do not. */
export function adviceOn(server: ServerStatus | undefined): string | null {
  const { code, message, description } = server ?? {};
  // of a code only the last part speaks of the matter: those before it name a module
  const said = [message, description, code?.split('.').at(-1)].map(plain);
  for (const text of said) {
    const found = advices.find(([mentions]) => mentions.test(text));
    if (found) return found[1];
  }
  return null;
}

function plain(text: string | null | undefined): string {
  return (text ?? '').toLowerCase().replace(/[\s_-]+/g, ' ');
}
