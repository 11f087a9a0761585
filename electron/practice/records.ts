import type { TokenRules } from './rules';

export interface Unit {
  id: string;
  name: string;
  description: string;
  alternative_code: string;
  group_name: string | null;
  community_name: string | null;
}

export interface User {
  id: string;
  username: string;
  person_name: string;
  email: string | null;
  /** Null for a user who only signs in by key. */
  password: string | null;
  web_api_key: string | null;
  /** The first is the default. */
  units: readonly [Unit, ...Unit[]];
  isLocked: boolean;
}

/** Who did something, where and when; the date as it is written on the wire. */
export interface Stamp {
  date: string;
  user: User;
  unit: Unit;
}

export interface Log {
  created: Stamp;
  updated: Stamp;
}

export interface Contact {
  id: string;
  number: string;
  type: 'PERSON' | 'COMPANY';
  title: string | null;
  name: string;
  first_name: string | null;
  middle_name: string | null;
  last_name: string | null;
  company_name: string | null;
  email: string;
  /** What else finds a contact (docs/design/api.md 6), by the name of the field. */
  papers: Readonly<Record<string, string>>;
}

export interface Account {
  id: string;
  number: string;
  name: string;
  life_cycle_state: 'ACTIVE' | 'SUSPENDED' | 'TERMINATED';
  owner: Contact;
  log: Log;
}

export interface Participant {
  id: string;
  number: string;
  life_cycle_state: 'EFFECTIVE' | 'TERMINATED';
  account: Account;
  log: Log;
}

export interface Classification {
  id: string;
  name: string;
  alternative_code: string;
  description: string | null;
  /** Replaces the rules of tokens without a classification. */
  rules: TokenRules;
  log: Log;
}

export type LifeCycleState = 'EFFECTIVE' | 'NOT_EFFECTIVE' | 'PENDING_VERIFICATION';
export type UdfValue = string | number | null;

/** An access token as the server keeps it; a change makes a new record. */
export interface Token {
  id: string;
  number: string;
  life_cycle_state: LifeCycleState;
  authentication_code: string;
  identifier: string | null;
  pass_code: string | null;
  card_masked_number: string | null;
  verification_code: string | null;
  verified: Stamp | null;
  classification: Classification | null;
  account: Account | null;
  participant: Participant | null;
  udfs: Readonly<Record<string, UdfValue>>;
  log: Log;
}

/** What the server sent to a customer, by e-mail or otherwise. */
export interface Message {
  about: 'verification' | 'forgotten-pass-code';
  /** The number of the access token. */
  number: string;
  to: string | null;
  /** The verification code, or the key that lets its owner change the pass code. */
  secret: string;
}
