import * as v from 'valibot';
import type { AccountOwner, AccountsReceivable, RewardsParticipant } from '../contract/model';
import { part, text, unlessEmpty, unread } from './wire-fields';

const accountOwner = part({
  id: text,
  name: text,
  title: text,
  first_name: text,
  middle_name: text,
  last_name: text,
  company_name: text,
  type: text,
  life_cycle_state: text,
  company_profile: unread,
  demographics: unread,
});

export const accountsReceivable = part({
  id: text,
  number: text,
  name: text,
  life_cycle_state: text,
  account_owner: accountOwner,
});

export const rewardsParticipant = part({
  id: text,
  number: text,
  life_cycle_state: text,
  accounts_receivable: accountsReceivable,
});

const noAccount: AccountsReceivable = { id: null, number: null, name: null, lifeCycleState: null, owner: null };
const noParticipant: RewardsParticipant = { id: null, number: null, lifeCycleState: null, accountsReceivable: null };

/** Reads an account from an answer of any shape: what is missing is null. Never throws. */
export function readAccount(data: unknown): AccountsReceivable {
  return toAccount(v.parse(accountsReceivable, data)) ?? noAccount;
}

/** Reads a rewards participant from an answer of any shape: what is missing is null. Never throws. */
export function readParticipant(data: unknown): RewardsParticipant {
  return toParticipant(v.parse(rewardsParticipant, data)) ?? noParticipant;
}

/** Gives an account in our words. */
export function toAccount(wire: v.InferOutput<typeof accountsReceivable>): AccountsReceivable | null {
  if (!wire) return null;
  return unlessEmpty({
    id: wire.id,
    number: wire.number,
    name: wire.name,
    lifeCycleState: wire.life_cycle_state,
    owner: toOwner(wire.account_owner),
  });
}

/** Gives a rewards participant in our words. */
export function toParticipant(wire: v.InferOutput<typeof rewardsParticipant>): RewardsParticipant | null {
  if (!wire) return null;
  return unlessEmpty({
    id: wire.id,
    number: wire.number,
    lifeCycleState: wire.life_cycle_state,
    accountsReceivable: toAccount(wire.accounts_receivable),
  });
}

function toOwner(wire: v.InferOutput<typeof accountOwner>): AccountOwner | null {
  if (!wire) return null;
  return unlessEmpty({
    id: wire.id,
    name: wire.name,
    title: wire.title,
    firstName: wire.first_name,
    middleName: wire.middle_name,
    lastName: wire.last_name,
    companyName: wire.company_name,
    type: wire.type,
    lifeCycleState: wire.life_cycle_state,
  });
}
