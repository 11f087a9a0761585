import { practicePeople } from '../people';
import type { Random } from '../random';
import type { Token } from '../records';
import type { TokenStore } from '../token-store';
import { classifications } from './classifications';
import type { Holders } from './holders';
import { makeLog } from './holders';

type Sample = Pick<Token, 'authentication_code'> & Partial<Token>;

const { tokens, accounts: numbers } = practicePeople;
const [loyaltyCard, portal, giftCard] = classifications;

/** Puts the tokens of `practicePeople`, and the sixty of one account, into the store. */
export function addSamples(store: TokenStore, random: Random, holders: Holders): void {
  const accountOf = (number: string) => holders.accounts.find((account) => account.number === number) ?? null;
  const account = accountOf(numbers.threeTokens.number);
  const participant = holders.participants.find(({ number }) => number === practicePeople.participant.number) ?? null;
  const sixty = Array.from({ length: 60 }, (_, index) => ({
    authentication_code: `9903${String(1_000_000 + index * 37)}`,
    account: accountOf(numbers.sixtyTokens.number),
    classification: (index % 3 === 0 ? giftCard : loyaltyCard) ?? null,
    life_cycle_state: index % 10 === 9 ? ('NOT_EFFECTIVE' as const) : ('EFFECTIVE' as const),
  }));
  const samples: Sample[] = [
    { ...tokens.effective, account, classification: loyaltyCard, card_masked_number: '411111******1111' },
    { ...tokens.notEffective, life_cycle_state: 'NOT_EFFECTIVE', classification: loyaltyCard },
    { ...tokens.pending, life_cycle_state: 'PENDING_VERIFICATION', classification: portal ?? null },
    {
      ...tokens.identified,
      account,
      classification: portal ?? null,
      udfs: { udf_string_1: 'Silver', udf_float_1: 12.5 },
    },
    { ...tokens.participant, account, participant },
    tokens.short,
    ...sixty,
  ];
  for (const sample of samples) {
    store.put({
      ...{ id: random.hex(32), number: store.nextNumber(), life_cycle_state: 'EFFECTIVE', identifier: null },
      ...{ pass_code: null, card_masked_number: null, verification_code: null, verified: null, classification: null },
      ...{ account: null, participant: null, udfs: {}, log: makeLog(random) },
      ...sample,
    });
  }
}
