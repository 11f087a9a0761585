import type { LogInformation, Unit, User } from '../../electron/contract/model';
import { code, date, fact, type Fact, type FactGroup } from './facts';
import { unitLabel, userLabel } from './readable';
import { detailOf, tokenWords as words } from './words/token';

/** Who created and changed a record, where and when. */
export function logFacts(log: LogInformation | null): FactGroup {
  const [createdByUser, updatedByUser] = [log?.createdByUser ?? null, log?.updatedByUser ?? null];
  const [createdByUnit, updatedByUnit] = [log?.createdByUnit ?? null, log?.updatedByUnit ?? null];
  return {
    title: words.log,
    note: words.logNote,
    facts: [
      date(words.created, log?.createdDate),
      fact(words.createdBy, userLabel(createdByUser)),
      fact(words.createdIn, unitLabel(createdByUnit)),
      date(words.updated, log?.updatedDate),
      fact(words.updatedBy, userLabel(updatedByUser)),
      fact(words.updatedIn, unitLabel(updatedByUnit)),
    ],
    more: [
      ...userFacts(words.createdBy, createdByUser),
      ...unitFacts(words.createdIn, createdByUnit),
      ...userFacts(words.updatedBy, updatedByUser),
      ...unitFacts(words.updatedIn, updatedByUnit),
    ],
  };
}

/** What a user's label leaves out. */
export function userFacts(role: string, user: User | null): Fact[] {
  if (!user) return [];
  return [fact(detailOf(role, words.email), user.email), code(detailOf(role, words.id), user.id)];
}

function unitFacts(role: string, unit: Unit | null): Fact[] {
  if (!unit) return [];
  return [
    fact(detailOf(role, words.description), unit.description),
    code(detailOf(role, words.alternativeCode), unit.alternativeCode),
    fact(detailOf(role, words.group), unit.groupName),
    fact(detailOf(role, words.community), unit.communityName),
    code(detailOf(role, words.id), unit.id),
  ];
}
