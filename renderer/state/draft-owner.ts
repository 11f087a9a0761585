import type { AccessToken, AccountsReceivable } from '../../electron/contract/model';
import { accountOf } from '../lib/readable';
import type { Draft } from './draft.svelte';
import type { TokenFields } from './draft-fields';
import type { OwnerAsked } from './owner-check.svelte';
import { replacementFields } from './replacement';

/** Whom a form is for, by what stands in its boxes: the account, else the participant. */
export function askedOwner({ account, accountBy, participant, participantBy }: TokenFields): OwnerAsked {
  if (account.trim()) return { account: { by: accountBy, value: account.trim() } };
  return participant.trim() ? { participant: { by: participantBy, value: participant.trim() } } : null;
}

/** What came with the token that a draft replaces, as long as the draft is for the same customer. */
export function seenOwner({ replaces, fields }: Draft): AccountsReceivable | null {
  if (!replaces) return null;
  const isSame = JSON.stringify(askedOwner(fields)) === JSON.stringify(ownerOf(replaces));
  return isSame ? accountOf(replaces) : null;
}

/** How the customer of a token is asked for. */
export function ownerOf(token: AccessToken): OwnerAsked {
  return askedOwner(replacementFields(token, () => true));
}
