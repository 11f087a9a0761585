import { udfNames } from '../../electron/contract/model';
import type { AccountIdentifier, ParticipantIdentifier, UdfName } from '../../electron/contract/model';

/** A token's form as it stands: every box with its text. Creating and updating share it. */
export interface TokenFields {
  /** The server makes the authentication code: at creation, or anew at an update. */
  generate: boolean;
  authenticationCode: string;
  identifier: string;
  passCode: string;
  /** The id, or nothing. */
  classification: string;
  accountBy: AccountIdentifier['by'];
  account: string;
  participantBy: ParticipantIdentifier['by'];
  participant: string;
  cardMaskedNumber: string;
  udfs: Record<UdfName, string>;
}

export type UdfKind = 'text' | 'number' | 'date';

/** What a user-defined field holds (docs/design/api.md 3.16). */
export function udfKind(name: UdfName): UdfKind {
  if (name.startsWith('udfFloat')) return 'number';
  return name.startsWith('udfDate') ? 'date' : 'text';
}

/** The sixteen user-defined fields, each with what `text` gives for it. */
export function udfTexts(text: (name: UdfName) => string): Record<UdfName, string> {
  const texts: Partial<Record<UdfName, string>> = {};
  for (const name of udfNames) texts[name] = text(name);
  return texts as Record<UdfName, string>;
}

/** A form in which nothing is written yet. */
export function emptyFields(): TokenFields {
  return {
    generate: false,
    authenticationCode: '',
    identifier: '',
    passCode: '',
    classification: '',
    accountBy: 'number',
    account: '',
    participantBy: 'number',
    participant: '',
    cardMaskedNumber: '',
    udfs: udfTexts(() => ''),
  };
}

/** Whether one of the fields under **More fields** is in use. */
export function usesMoreFields(fields: TokenFields): boolean {
  return fields.cardMaskedNumber !== '' || Object.values(fields.udfs).some((text) => text !== '');
}

/** The date in the server's form `YYYY-MM-DDTHH:mm:ss`, or null where there is no such day or time. */
export function readDate(text: string): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (!found) return null;
  const [, day, time = '00:00', seconds = '00'] = found;
  const written = `${day ?? ''}T${time}:${seconds}`;
  const milliseconds = Date.parse(`${written}Z`);
  // 30 February is taken for a day in March
  const isReal = !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(written);
  return isReal ? written : null;
}

/** Whether the text is a number as JSON writes it; it stays text, so that no digit is lost. */
export function isNumber(text: string): boolean {
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text.trim());
}
