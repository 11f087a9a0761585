import { practicePeople } from '../people';
import type { Random } from '../random';
import type { Account, Contact, Log, Participant } from '../records';
import { companyForms, companyStems, familyNames, givenNames, mailDomains, titles } from './names';
import { stampBy, users } from './staff';

export interface Holders {
  contacts: Contact[];
  accounts: Account[];
  participants: Participant[];
}

const { accounts: samples } = practicePeople;
/** The first made-up account comes after the three sample ones. */
const firstNumber = 72;

function numbered(prefix: string, number: number): string {
  return prefix + String(number).padStart(10, '0');
}

/** Makes a log of some day in 2015 or 2016, changed later or not at all. */
export function makeLog(random: Random): Log {
  const two = (value: number): string => String(value).padStart(2, '0');
  const date = (year: number): string =>
    `${year}-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}T` +
    `${two(7 + random.integer(12))}:${two(random.integer(60))}:${two(random.integer(60))}`;
  const created = stampBy(random.pick(users), date(2015 + random.integer(2)));
  return { created, updated: random.chance(0.5) ? created : stampBy(random.pick(users), date(2017)) };
}

function makePerson(random: Random, number: number): Contact {
  const [first_name, plainFirst] = random.pick(givenNames);
  const [last_name, plainLast] = random.pick(familyNames);
  const middle_name = random.chance(0.15) ? random.pick(givenNames)[0] : null;
  const name = [first_name, middle_name, last_name].filter((part) => part !== null).join(' ');
  const email = `${plainFirst}.${plainLast}.${number}@${random.pick(mailDomains)}`;
  const papers = { id_number: `ID${random.digits(7)}`, passport_number: `K${random.digits(8)}` };
  const title = random.pick(titles);
  const named = { title, name, first_name, middle_name, last_name, company_name: null };
  return { id: random.hex(32), number: numbered('CI', number), type: 'PERSON', ...named, email, papers };
}

function makeCompany(random: Random, number: number): Contact {
  const [stem, plain] = random.pick(companyStems);
  const name = `${stem} ${random.pick(companyForms)}`;
  const email = `office.${number}@${plain}.${random.pick(mailDomains)}`;
  const papers = { vat_registration_number: `VAT${random.digits(8)}`, registration_number: `HE${random.digits(6)}` };
  const named = { title: null, name, first_name: null, middle_name: null, last_name: null, company_name: name };
  return { id: random.hex(32), number: numbered('CI', number), type: 'COMPANY', ...named, email, papers };
}

function makeAccount(random: Random, number: number, owner: Contact): Account {
  const life_cycle_state = random.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'TERMINATED'] as const);
  const account = numbered('ACR', number);
  return {
    ...{ id: random.hex(32), number: account, name: `${account} ${owner.name}` },
    ...{ life_cycle_state, owner, log: makeLog(random) },
  };
}

function makeParticipant(random: Random, number: number, account: Account): Participant {
  const life_cycle_state = random.chance(0.85) ? 'EFFECTIVE' : 'TERMINATED';
  return { id: random.hex(32), number: numbered('RP', number), life_cycle_state, account, log: makeLog(random) };
}

function sampleAccounts(random: Random): Account[] {
  return Object.values(samples).map(({ number, owner }) => {
    const made = owner === 'Example Hotels Ltd' ? makeCompany(random, 0) : makePerson(random, 0);
    const [first_name = '', last_name = ''] = owner.split(' ');
    const names = made.type === 'COMPANY' ? { company_name: owner } : { first_name, middle_name: null, last_name };
    const contact = { ...made, ...names, name: owner, number: number.replace('ACR', 'CI') };
    const email = owner === 'Jane Example' ? 'jane@example.com' : `${number.toLowerCase()}@example.com`;
    const account = makeAccount(random, 0, { ...contact, email });
    return { ...account, number, name: `${number} ${owner}`, life_cycle_state: 'ACTIVE' };
  });
}

/** Makes the sample accounts and `count` more, most of people, some of companies, half of them with a participant. */
export function makeHolders(random: Random, count: number): Holders {
  const accounts = sampleAccounts(random);
  const [first] = accounts;
  const participants: Participant[] = [];
  if (first) {
    const { number } = practicePeople.participant;
    participants.push({ ...makeParticipant(random, 0, first), number, life_cycle_state: 'EFFECTIVE' });
  }
  for (let number = firstNumber; number < firstNumber + count; number += 1) {
    const owner = random.chance(0.8) ? makePerson(random, number) : makeCompany(random, number);
    const account = makeAccount(random, number, owner);
    accounts.push(account);
    if (random.chance(0.5)) participants.push(makeParticipant(random, number, account));
  }
  return { contacts: accounts.map(({ owner }) => owner), accounts, participants };
}
