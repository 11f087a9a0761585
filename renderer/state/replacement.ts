import type { Feature } from '../../electron/contract/actions';
import type { AccessToken } from '../../electron/contract/model';
import { emptyFields } from './draft-fields';
import type { TokenFields } from './draft-fields';

/** What a new token takes over from the one that it replaces; codes and logins belong to one token only. */
export function replacementFields(token: AccessToken, has: (feature: Feature) => boolean): TokenFields {
  const { classification, accountsReceivable: account, rewardsParticipant: participant } = token;
  const fields = emptyFields();
  if (has('classification')) fields.classification = classification?.id ?? '';
  if (account && has('accountsReceivable')) {
    fields.accountBy = account.number ? 'number' : account.id ? 'id' : 'name';
    fields.account = account.number ?? account.id ?? account.name ?? '';
  }
  if (participant && has('rewardsParticipant')) {
    fields.participantBy = participant.number ? 'number' : 'id';
    fields.participant = participant.number ?? participant.id ?? '';
  }
  return fields;
}
