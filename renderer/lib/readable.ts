import type { AccessToken, AccountOwner, AccountsReceivable, Unit, User } from '../../electron/contract/model';
import { shortened } from './shortened';
import { tokenWords } from './words/token';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const serverDate = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.0+)?(.*))?$/;

/**
 * The server's date as a person reads it, digit for digit and without moving it to another zone: it names none
 * (docs/design/api.md 6). What has another form is given as it came.
 */
export function readableDate(text: string): string {
  const [, year, month, day, time, rest = ''] = serverDate.exec(text) ?? [];
  const name = months[Number(month) - 1];
  if (!year || !day || !name) return text;
  const date = `${Number(day)} ${name} ${year}`;
  return time ? `${date}, ${time}${rest && ` ${rest}`}` : date;
}

/** The day in a certificate's date, such as `Jan  5 12:00:00 2036 GMT`; what has another form is given as it came. */
export function certificateDate(text: string): string {
  const [, month, day, year] = /^(\w{3}) +(\d+) [\d:]+ (\d{4}) GMT$/.exec(text) ?? [];
  return month && day && year ? `${day} ${month} ${year}` : text;
}

/** Servers send empty text where they have nothing, as well as null. */
function firstFilled(...texts: (string | null)[]): string | null {
  return texts.find(Boolean) ?? null;
}

/** The name of an account's owner, from whichever members came; null where none did. */
export function ownerName(owner: AccountOwner | null | undefined): string | null {
  if (!owner) return null;
  const parts = [owner.title, owner.firstName, owner.middleName, owner.lastName].filter(Boolean).join(' ');
  return firstFilled(owner.name, parts, owner.companyName);
}

/** Who holds a token: the owner's name, else the account's or the participant's number; null where it is nobody's. */
export function holderName(token: AccessToken): string | null {
  const account = accountOf(token);
  const own = ownerName(account?.owner);
  return own ?? account?.name ?? account?.number ?? token.rewardsParticipant?.number ?? null;
}

/** What a token is called in a sentence: its number, else whatever else tells it from others. */
export function tokenLabel({ number, authenticationCode, identifier }: AccessToken): string {
  return shortened(firstFilled(number, authenticationCode, identifier) ?? tokenWords.noNumber);
}

/** The account that a token leads to, directly or by its rewards participant. */
export function accountOf(token: AccessToken): AccountsReceivable | null {
  return token.accountsReceivable ?? token.rewardsParticipant?.accountsReceivable ?? null;
}

/** A user of CRM.COM: the person and, where it says more, the user name. */
export function userLabel(user: User | null): string | null {
  if (!user) return null;
  const { personName, userName } = user;
  if (personName && userName && personName !== userName) return `${personName} (${userName})`;
  return firstFilled(personName, userName, user.email, user.id);
}

/** A unit of CRM.COM, with the group it belongs to. */
export function unitLabel(unit: Unit | null): string | null {
  if (!unit) return null;
  const own = firstFilled(unit.name, unit.description, unit.alternativeCode, unit.id);
  return own && unit.groupName ? `${own}, ${unit.groupName}` : own;
}
