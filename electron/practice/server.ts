import type { Ledger } from './ledger';
import type { PracticeOptions } from './options';
import type { Random } from './random';
import type { Account, Classification, Contact, Message, Participant, User } from './records';
import type { Sessions } from './sessions';
import type { TokenStore } from './token-store';

/** The records that no method of the practice service changes. */
export interface Directory {
  users: readonly User[];
  classifications: readonly Classification[];
  contacts: readonly Contact[];
  accounts: readonly Account[];
  participants: readonly Participant[];
}

/** What the server holds and knows; made once per practice service. */
export interface Server {
  options: PracticeOptions;
  organisation: string;
  directory: Directory;
  tokens: TokenStore;
  sessions: Sessions;
  /** For what is made while running: codes, pass codes, one-time passwords. */
  random: Random;
  /** The newest last, at most 200. */
  messages: Message[];
  /** One-time passwords by value: whose, and until when in milliseconds of the epoch. */
  oneTimePasswords: Map<string, { tokenId: string; until: number }>;
  ledger: Ledger;
}
