import type { UdfName } from '../../../electron/contract/model';

export const tokenWords = {
  noNumber: 'Token without a number',
  update: 'Update',
  copy: 'Copy authentication code',
  copied: 'Authentication code copied. It is cleared from the clipboard after 30 seconds.',
  print: 'Print',
  back: 'Back',
  fetching: 'Fetching the rest of this token',
  noAddress:
    'The server gave no authentication code for this token, so it cannot be asked for or changed here. Search by its identifier and pass code instead.',
  summary: 'Summary',
  authenticationCode: 'Authentication code',
  noCode: 'None',
  owner: 'Owner',
  noOwner: 'Not associated with anybody',
  unknown: 'Not known',
  classification: 'Classification',
  noClassification: 'None',
  token: 'Token',
  number: 'Number',
  id: 'Id',
  lifeCycleState: 'Life-cycle state',
  identifier: 'Identifier',
  cardMaskedNumber: 'Masked card number',
  cardLast4Digits: 'Last 4 digits of the card',
  verification: 'Verification',
  verificationCode: 'Verification code',
  verifiedDate: 'Verified',
  verifiedByUser: 'Verified by',
  name: 'Name',
  alternativeCode: 'Alternative code',
  description: 'Description',
  account: 'Account',
  accountNumber: 'Account number',
  accountName: 'Account name',
  accountState: 'Account state',
  accountId: 'Account id',
  ownerName: 'Owner',
  ownerTitle: 'Title',
  ownerFirstName: 'First name',
  ownerMiddleName: 'Middle name',
  ownerLastName: 'Last name',
  company: 'Company',
  email: 'e-mail',
  group: 'group',
  community: 'community',
  ownerType: 'Owner type',
  ownerState: 'Owner state',
  ownerId: 'Owner id',
  participant: 'Rewards participant',
  participantNumber: 'Participant number',
  participantState: 'Participant state',
  participantId: 'Participant id',
  participantAccount: 'Participant’s account',
  udfs: 'User-defined fields',
  log: 'Log',
  created: 'Created',
  createdBy: 'Created by',
  createdIn: 'Created in',
  updated: 'Changed',
  updatedBy: 'Changed by',
  updatedIn: 'Changed in',
  logNote: 'Times are as the server wrote them.',
  more: 'More',
  other: 'Other fields',
  otherNote: 'Sent by the server, but not part of the documented token.',
  printed: 'Access token',
} as const;

/** The switch for fields without a value, with how many there are. */
export function showEmpty(count: number): string {
  return `Show empty fields (${count})`;
}

/** One member of somebody or something named before: "Created by, e-mail". */
export function detailOf(role: string, member: string): string {
  return `${role}, ${member.toLowerCase()}`;
}

/** `udfString1` -> "String 1", as CRM.COM numbers them. */
export function udfLabel(name: UdfName): string {
  return name.replace(/^udf([A-Z][a-z]+)(\d)$/, '$1 $2');
}
