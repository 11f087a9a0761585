import type { Account, Contact, Log, Participant, Stamp, Unit, User } from '../records';

type Shown = Record<string, unknown>;

function showUnit(unit: Unit): Shown {
  return { ...unit };
}

/** Gives a user as answers show one: never with password or key. */
export function showUser({ id, username, person_name, email }: User): Shown {
  return { id, username, person_name, email };
}

/** Gives `log_information` (docs/design/api.md 3.16). */
export function showLog({ created, updated }: Log): Shown {
  const show = (did: 'created' | 'updated', stamp: Stamp): Shown => ({
    [`${did}_date`]: stamp.date,
    [`${did}_by_user`]: showUser(stamp.user),
    [`${did}_by_unit`]: showUnit(stamp.unit),
  });
  return { ...show('created', created), ...show('updated', updated) };
}

function showOwner(owner: Contact): Shown {
  const { id, type, title, name, first_name, middle_name, last_name, company_name } = owner;
  return {
    ...{ id, type, title, name, first_name, middle_name, last_name, company_name },
    company_profile: null,
    demographics: null,
    life_cycle_state: 'FINANCIAL',
  };
}

/** Gives an account as it appears inside of a token and in lists. */
export function showAccount({ id, number, name, life_cycle_state, owner }: Account): Shown {
  return { id, number, name, life_cycle_state, account_owner: showOwner(owner) };
}

/** Gives an account as `accounts_receivable/show` answers it. */
export function showWholeAccount(account: Account): Shown {
  const { id, number, type, name, email } = account.owner;
  return {
    ...showAccount(account),
    notes: null,
    contact_information: { id, number, type, name, email },
    log_information: showLog(account.log),
  };
}

/** Gives a rewards participant as it appears inside of a token. */
export function showParticipant({ id, number, life_cycle_state, account }: Participant): Shown {
  const { id: accountId, number: accountNumber, name, life_cycle_state: state } = account;
  return {
    ...{ id, number, life_cycle_state },
    accounts_receivable: { id: accountId, number: accountNumber, name, life_cycle_state: state },
  };
}

/** Gives a rewards participant as `rewards_participants/list` answers it. */
export function showWholeParticipant(participant: Participant): Shown {
  return { ...showParticipant(participant), log_information: showLog(participant.log) };
}
