import * as v from 'valibot';
import {
  defaultRelease,
  defaultTokensParameter,
  serverProfileSchema,
  type ServerProfile,
} from '../../electron/contract/servers';
import type { FieldProblem } from '../../electron/contract/failure';
import { isInsecure, isSameServer, readServerAddress } from '../lib/server-address';
import { serverFormWords as words } from '../lib/words/servers';

type Problems = Partial<Record<keyof ServerProfile, FieldProblem>>;

const malformed: Problems = {
  address: { said: words.addressProblem },
  release: { said: words.releaseProblem },
  tokensParameter: { said: words.tokensProblem },
};

/** One server's profile while it is written or changed. */
export class ServersForm {
  profile: ServerProfile;
  /** Found once saving was tried, from then on at every key. */
  problems: Problems = $derived.by(() => (this.#isTried ? this.#check() : {}));
  #isTried = $state(false);
  readonly #others: readonly ServerProfile[];

  constructor(before: ServerProfile | null, others: readonly ServerProfile[]) {
    this.#others = others;
    this.profile = $state(before ? { ...before } : emptyProfile());
  }

  /** The profile as it is kept, or null where something is wrong with it. */
  read(): ServerProfile | null {
    this.#isTried = true;
    return Object.keys(this.#check()).length === 0 ? this.#tidied() : null;
  }

  #tidied(): ServerProfile {
    const { name, address, release, organisation, unit, tokensParameter } = this.profile;
    return {
      name: name.trim(),
      address: address.trim(),
      release: release.trim().toUpperCase(),
      organisation: organisation.trim(),
      unit: unit.trim(),
      tokensParameter: tokensParameter.trim(),
    };
  }

  #check(): Problems {
    const tidied = this.#tidied();
    const problems: Problems = {};
    for (const issue of v.safeParse(serverProfileSchema, tidied).issues ?? []) {
      const field = issue.path?.[0]?.key as keyof ServerProfile;
      const isTooLong = issue.type === 'max_length';
      problems[field] = problemOf(field, tidied[field], isTooLong);
    }
    if (!problems.address) {
      if (!readServerAddress(tidied.address)) problems.address = { said: words.addressProblem };
      else if (isInsecure(tidied.address)) problems.address = { said: words.addressInsecure };
    }
    for (const other of this.#others) {
      if (other.name === tidied.name) problems.name = { said: words.nameTaken };
      if (isSameServer(other.address, tidied.address)) problems.address ??= { said: words.addressTaken };
    }
    return problems;
  }
}

function problemOf(field: keyof ServerProfile, value: string, isTooLong: boolean): FieldProblem {
  if (value === '') return { problem: 'required' };
  return isTooLong ? { problem: 'too-long' } : (malformed[field] ?? { problem: 'malformed' });
}

function emptyProfile(): ServerProfile {
  return {
    name: '',
    address: '',
    release: defaultRelease,
    organisation: '',
    unit: '',
    tokensParameter: defaultTokensParameter,
  };
}
