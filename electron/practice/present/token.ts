import type { PracticeOptions } from '../options';
import type { Token } from '../records';
import { has } from '../releases';
import { udfNames } from '../udfs';
import { showAccount, showLog, showParticipant, showUser } from './people';

type Shown = Record<string, unknown>;

/** Gives an access token with the fields that the release has (docs/design/api.md 3.16); the pass code never is among them. */
export function showToken(token: Token, options: PracticeOptions): Shown {
  const { release, extraMembers } = options;
  const { id, number, life_cycle_state, authentication_code, identifier } = token;
  const participant = token.participant && showParticipant(token.participant);
  return {
    ...{ id, number, life_cycle_state, authentication_code, identifier },
    ...(has(release, 'R16.2.0') && { card_masked_number: token.card_masked_number }),
    ...(has(release, 'R15') &&
      !has(release, 'R16.2.0') && { card_last_4_digits: token.card_masked_number?.slice(-4) ?? null }),
    ...(has(release, 'R9') && showVerification(token)),
    ...(has(release, 'R10') && { classification: showClassification(token) }),
    ...(has(release, 'R8') && { accounts_receivable: token.account && showAccount(token.account) }),
    // The early name is documented, the release of its change is not; the lists by participant came with R8.
    ...(has(release, 'R8') ? { rewards_participant: participant } : { reward_participant: participant }),
    ...(has(release, 'R10.1.0') && Object.fromEntries(udfNames.map((name) => [name, token.udfs[name] ?? null]))),
    log_information: showLog(token.log),
    ...extraMembers,
  };
}

/** Gives the few fields that the reset methods answer (docs/design/api.md 3.9, 3.10). */
export function showTokenAfterReset(token: Token): Shown {
  const { id, number, life_cycle_state, authentication_code, identifier } = token;
  return { id, number, life_cycle_state, authentication_code, identifier, log_information: showLog(token.log) };
}

function showVerification({ verification_code, verified }: Token): Shown {
  const verified_by_user = verified && showUser(verified.user);
  return { verification_code, verified_date: verified?.date ?? null, verified_by_user };
}

function showClassification({ classification }: Token): Shown | null {
  if (!classification) return null;
  const { id, name, alternative_code } = classification;
  return { id, name, alternative_code };
}
