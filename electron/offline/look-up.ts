import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import { isSameName, isSameRecord } from '../crm/identity';
import type { Work } from './entry';
import type { Sight } from './reconcile';
import type { Crm } from './server';

/** Whether the server can be asked for the very token that this work makes or changes (docs/design/api.md 4.1). */
export function canLookUp(work: Work): boolean {
  return addressesOf(work).length > 0;
}

/**
 * Looks at the server for what an entry made or changed; fails where no look was possible, which decides nothing. What was sent
 * and is not shown under its names is sought in the list of its holder too: there a token is found whose code is new, and one
 * that the server refuses to show.
 */
export async function lookUp(
  crm: Pick<Crm, 'find' | 'listAround'>,
  work: Work,
  wasSent: boolean,
): Promise<Result<Sight>> {
  if (work.kind === 'create' && !canLookUp(work)) {
    const page = await crm.listAround(work.draft);
    if (page.ok) return success({ saw: 'list', tokens: page.value.tokens, isWhole: !page.value.hasMore });
    return readRefusal(page.failure);
  }
  let unseen: Result<Sight> = success({ saw: 'nothing' });
  for (const address of addressesOf(work)) {
    const found = await crm.find(address);
    if (!found.ok) {
      const sight = readRefusal(found.failure);
      const mayBeListed = sight.ok ? sight.value.saw !== 'several' : found.failure.code === 'rejected';
      if (!mayBeListed) return sight;
      if (!sight.ok || sight.value.saw !== 'nothing') unseen = sight;
    } else if (work.kind === 'create' || isSameRecord(work.seen, found.value)) {
      return withPassCode(crm, work, address, found.value);
    }
  }
  return wasSent ? seekInList(crm, work, unseen) : unseen;
}

async function seekInList(
  crm: Pick<Crm, 'find' | 'listAround'>,
  work: Work,
  unseen: Result<Sight>,
): Promise<Result<Sight>> {
  const page = await crm.listAround(work.kind === 'create' ? work.draft : work.seen);
  // A list that is refused is no witness; one that could not be asked for may be one in a moment.
  if (!page.ok) return page.failure.code === 'rejected' ? unseen : failed(page.failure);
  const [token, ...others] = page.value.tokens.filter((listed) => isListedAs(work, listed));
  if (others.length > 0) return success({ saw: 'several' });
  return token ? withPassCode(crm, work, null, token) : unseen;
}

function isListedAs(work: Work, { id, number, authenticationCode, identifier }: AccessToken): boolean {
  if (work.kind !== 'create') {
    const { seen } = work;
    return (id !== null && id === seen.id) || (seen.id === null && number !== null && number === seen.number);
  }
  const { draft } = work;
  if (draft.authenticationCode !== undefined)
    return authenticationCode !== null && isSameName(draft.authenticationCode, authenticationCode);
  return draft.identifier !== undefined && identifier !== null && isSameName(draft.identifier, identifier);
}

/** Under its old names first and then under its new ones, for a change of them may have arrived. */
function addressesOf(work: Work): TokenIdentifier[] {
  const given = work.kind === 'create' ? work.draft : work.kind === 'update' ? work.change : {};
  const { authenticationCode: code } = given;
  const identifier = given.identifier ?? (work.kind === 'update' ? work.seen.identifier : undefined);
  return [
    ...(work.kind === 'create' ? [] : [work.token]),
    ...(code ? [{ authenticationCode: code }] : []),
    ...(identifier && given.passCode ? [{ identifier, passCode: given.passCode }] : []),
  ];
}

/** No answer tells a pass code, but a token opens with the right one alone. */
async function withPassCode(
  crm: Pick<Crm, 'find'>,
  work: Work,
  address: TokenIdentifier | null,
  token: AccessToken,
): Promise<Result<Sight>> {
  const passCode = work.kind === 'create' ? work.draft.passCode : work.kind === 'update' ? work.change.passCode : null;
  const { identifier } = token;
  if (!passCode || identifier === null) return success({ saw: 'token', token, isPassCodeAsSent: null });
  if (address && 'passCode' in address && address.passCode === passCode) {
    return success({ saw: 'token', token, isPassCodeAsSent: true });
  }
  const opened = await crm.find({ identifier, passCode });
  if (opened.ok) return success({ saw: 'token', token, isPassCodeAsSent: isSameRecord(opened.value, token) });
  const sight = readRefusal(opened.failure);
  if (sight.ok && sight.value.saw === 'nothing') return success({ saw: 'token', token, isPassCodeAsSent: false });
  // Found in a list alone: the server refuses to show it, whatever the pass code.
  return address === null && opened.failure.code === 'rejected'
    ? success({ saw: 'token', token, isPassCodeAsSent: null })
    : sight;
}

/** Reads a refusal of the look-up: only `not-found` means that there is no such token, any other one leaves it open. */
function readRefusal(failure: Failure): Result<Sight> {
  const { code, reason } = failure;
  if (code !== 'rejected') return failed(failure);
  if (reason === 'ambiguous') return success({ saw: 'several' });
  if (reason === 'empty-answer') return success({ saw: 'nonsense' });
  return reason === 'not-found' ? success({ saw: 'nothing' }) : failed(failure);
}
