import type { TokenChange, TokenDraft } from '../contract/model';
import type { SeenToken } from '../contract/outbox';
import type { Work } from './entry';

/** Gives work without its pass codes, for all that outlives the sending. */
export function withoutPassCodes(work: Work): Work {
  switch (work.kind) {
    case 'create': {
      const { passCode: _, ...draft } = work.draft;
      return { ...work, draft };
    }
    case 'update': {
      const { passCode: _, ...change } = work.change;
      return { ...work, change, token: openly(work.token) };
    }
    case 'set-effective':
    case 'set-not-effective':
      return { ...work, token: openly(work.token) };
  }
}

/** The code by which a token is found once the work is done; null where the desk cannot know it. */
export function codeAfter(work: Work): string | null {
  if (work.kind === 'create') return work.draft.authenticationCode ?? null;
  const changed = work.kind === 'update' ? work.change.authenticationCode : undefined;
  return changed === undefined ? work.seen.authenticationCode : changed;
}

function openly(token: Extract<Work, { kind: 'update' }>['token']): typeof token {
  return 'passCode' in token ? { ...token, passCode: '' } : token;
}

/** All by which the token of a work is known, before and after it: works that share one are done in their order. */
export function namesOf(work: Work): string[] {
  const given: TokenDraft | TokenChange =
    work.kind === 'create' ? work.draft : work.kind === 'update' ? work.change : {};
  const seen: Partial<SeenToken> = work.kind === 'create' ? {} : work.seen;
  const address: { authenticationCode?: string; identifier?: string } = work.kind === 'create' ? {} : work.token;
  const names: (readonly [string, string | null | undefined])[] = [
    ['id', seen.id],
    ['code', seen.authenticationCode],
    ['code', given.authenticationCode],
    ['code', address.authenticationCode],
    ['identifier', seen.identifier],
    ['identifier', given.identifier],
    ['identifier', address.identifier],
  ];
  return names.flatMap(([kind, name]) => (name ? [`${kind} ${name}`] : []));
}

/**
 * Gives work as it will be due once the earlier works on the same token are done: what this desk has promised itself is not
 * somebody else's change.
 */
export function following(work: Work, earlier: readonly Work[]): Work {
  if (work.kind === 'create') return work;
  return earlier.reduce<Exclude<Work, { kind: 'create' }>>((due, before) => {
    const isSame = namesOf(before).some((name) => namesOf(due).includes(name));
    return isSame && before.kind !== 'create' ? { ...due, ...after(due, before) } : due;
  }, work);
}

function after(
  due: Exclude<Work, { kind: 'create' }>,
  before: Exclude<Work, { kind: 'create' }>,
): Pick<typeof due, 'seen' | 'token'> {
  const { seen, token } = due;
  if (before.kind !== 'update') {
    const lifeCycleState = before.kind === 'set-effective' ? 'EFFECTIVE' : 'NOT_EFFECTIVE';
    return { token, seen: { ...seen, lifeCycleState } };
  }
  const { passCode, udfs, ...fields } = before.change;
  const changed = { ...seen, ...fields, udfs: { ...seen.udfs, ...udfs } };
  if ('authenticationCode' in token) {
    const isMoved = fields.authenticationCode && token.authenticationCode === seen.authenticationCode;
    return { seen: changed, token: isMoved ? { authenticationCode: fields.authenticationCode ?? '' } : token };
  }
  return {
    seen: changed,
    token: { identifier: fields.identifier ?? token.identifier, passCode: passCode ?? token.passCode },
  };
}

/** What a person knows the token of a work by; null where it has no name yet. */
export function nameOf(work: Work): string | null {
  if (work.kind === 'create') return work.draft.authenticationCode ?? work.draft.identifier ?? null;
  return work.seen.authenticationCode ?? work.seen.identifier ?? work.seen.number;
}
