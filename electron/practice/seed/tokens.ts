import type { Random } from '../random';
import type { Account, Classification, LifeCycleState, Participant, Token, UdfValue } from '../records';
import type { TokenStore } from '../token-store';
import { classifications } from './classifications';
import { makeLog } from './holders';
import type { Holders } from './holders';
import { mailDomains } from './names';

interface Holder {
  account: Account | null;
  participant: Participant | null;
}

/** The sample accounts keep the tokens that `practicePeople` promises, so the made-up ones avoid them. */
const sampleAccounts = 3;
const sampleParticipants = 1;

function makeUnused(isUsed: (text: string) => boolean, make: () => string): string {
  for (;;) {
    const text = make();
    if (!isUsed(text)) return text;
  }
}

function makeCode(random: Random): string {
  const kind = random.integer(100);
  if (kind < 60) return `9902${random.digits(7)}`;
  return kind < 85 ? random.hex(32) : random.letters(2 + random.integer(5)).toUpperCase();
}

function pickHolder(random: Random, { accounts, participants }: Holders): Holder {
  const kind = random.integer(100);
  const account = accounts[sampleAccounts + random.integer(accounts.length - sampleAccounts)] ?? null;
  const participant =
    participants[sampleParticipants + random.integer(participants.length - sampleParticipants)] ?? null;
  if (kind < 25) return { account: null, participant: null };
  if (kind < 70) return { account, participant: null };
  return { account: kind < 80 ? null : (participant?.account ?? null), participant };
}

function pickState(random: Random, { participant }: Holder): LifeCycleState {
  const kind = random.integer(100);
  // A participant that is not terminated keeps its token effective (docs/design/api.md 4.5).
  if (kind < 75 || participant?.life_cycle_state === 'EFFECTIVE') return 'EFFECTIVE';
  return kind < 90 ? 'NOT_EFFECTIVE' : 'PENDING_VERIFICATION';
}

function makeIdentifier(random: Random, { account, participant }: Holder, store: TokenStore): string | null {
  if (!random.chance(0.45)) return null;
  const owner = (account ?? participant?.account)?.owner;
  const email = owner && random.chance(0.7) ? owner.email : null;
  if (email !== null && !store.withIdentifier(email)) return email;
  const make = (): string =>
    random.chance(0.5) ? `member${random.digits(6)}@${random.pick(mailDomains)}` : `700${random.digits(7)}`;
  return makeUnused((text) => store.withIdentifier(text) !== undefined, make);
}

function makeUdfs(random: Random): Record<string, UdfValue> {
  if (random.chance(0.7)) return {};
  return {
    udf_string_1: random.pick(['Bronze', 'Silver', 'Gold']),
    udf_string_2: random.chance(0.5) ? random.pick(['Ελληνικά', 'English', 'Türkçe']) : null,
    udf_float_1: random.integer(100_000) / 100,
    udf_date_1: `2016-0${1 + random.integer(9)}-1${random.integer(10)}T00:00:00`,
  };
}

function pickClassification(random: Random): Classification | null {
  return random.chance(0.75) ? random.pick(classifications) : null;
}

/** Makes one token of any kind and state. */
export function makeToken(store: TokenStore, random: Random, holders: Holders): Token {
  const holder = pickHolder(random, holders);
  const state = pickState(random, holder);
  const identifier = makeIdentifier(random, holder, store);
  const log = makeLog(random);
  return {
    id: random.hex(32),
    number: store.nextNumber(),
    life_cycle_state: state,
    authentication_code: makeUnused(
      (text) => store.withCode(text) !== undefined,
      () => makeCode(random),
    ),
    identifier,
    pass_code: identifier === null ? null : random.letters(6),
    card_masked_number: random.chance(0.2) ? `4${random.digits(5)}******${random.digits(4)}` : null,
    verification_code: state === 'PENDING_VERIFICATION' ? random.digits(6) : null,
    verified: state === 'EFFECTIVE' && random.chance(0.2) ? log.updated : null,
    classification: pickClassification(random),
    ...holder,
    udfs: makeUdfs(random),
    log,
  };
}
