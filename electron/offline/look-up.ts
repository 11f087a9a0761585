import { failed, success, type Failure, type Result } from '../contract/failure';
import type { AccessToken, TokenIdentifier } from '../contract/model';
import type { SeenToken } from '../contract/outbox';
import type { Work } from './entry';
import type { Sight } from './reconcile';
import type { Crm } from './server';

/** Whether the server can be asked for the very token that this work makes or changes (REFERENCE.md 4.1). */
export function canLookUp(work: Work): boolean {
  return addressesOf(work).length > 0;
}

/** Looks at the server for what an entry made or changes; fails where no look was possible, which decides nothing. */
export async function lookUp(crm: Crm, work: Work): Promise<Result<Sight>> {
  if (work.kind === 'create' && !canLookUp(work)) {
    const page = await crm.listAround(work.draft);
    if (page.ok) return success({ saw: 'list', tokens: page.value.tokens, isWhole: !page.value.hasMore });
    return readRefusal(page.failure);
  }
  for (const address of addressesOf(work)) {
    const found = await crm.find(address);
    if (!found.ok) {
      const sight = readRefusal(found.failure);
      if (!sight.ok || sight.value.saw !== 'nothing') return sight;
    } else if (work.kind === 'create' || isTheOne(work.seen, found.value)) {
      return withPassCode(crm, work, address, found.value);
    }
  }
  return success({ saw: 'nothing' });
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
  crm: Crm,
  work: Work,
  address: TokenIdentifier,
  token: AccessToken,
): Promise<Result<Sight>> {
  const passCode = work.kind === 'create' ? work.draft.passCode : work.kind === 'update' ? work.change.passCode : null;
  const { identifier } = token;
  if (!passCode || identifier === null) return success({ saw: 'token', token, isPassCodeAsSent: null });
  if ('passCode' in address && address.passCode === passCode) {
    return success({ saw: 'token', token, isPassCodeAsSent: true });
  }
  const opened = await crm.find({ identifier, passCode });
  if (opened.ok) return success({ saw: 'token', token, isPassCodeAsSent: opened.value.id === token.id });
  const sight = readRefusal(opened.failure);
  return sight.ok && sight.value.saw === 'nothing' ? success({ saw: 'token', token, isPassCodeAsSent: false }) : sight;
}

function isTheOne(seen: SeenToken, token: AccessToken): boolean {
  if (seen.id !== null && token.id !== null) return seen.id === token.id;
  return seen.number === null || token.number === null || seen.number === token.number;
}

/**
 * A server that has no such token refuses in words that are not documented (REFERENCE.md 5), so a refusal of the API itself
 * counts as nothing found; trouble of the server or the network does not.
 */
function readRefusal(failure: Failure): Result<Sight> {
  const { code, reason, httpStatus = 200 } = failure;
  if (code !== 'rejected') return failed(failure);
  if (reason === 'ambiguous') return success({ saw: 'several' });
  if (reason === 'empty-answer') return success({ saw: 'nonsense' });
  const isAnswer = httpStatus < 500 && ![403, 408, 429].includes(httpStatus);
  return reason === 'refused-by-server' && isAnswer ? success({ saw: 'nothing' }) : failed(failure);
}
