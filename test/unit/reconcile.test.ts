import { describe, expect, it } from 'vitest';
import type { TokenChange, TokenDraft } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { choicesOf, decide } from '../../electron/offline/decide';
import type { Entry, Work } from '../../electron/offline/entry';
import { packEntry, unpackEntry } from '../../electron/offline/entry-record';
import { newEntry } from '../../electron/offline/new-entry';
import { judge, type Sight } from '../../electron/offline/reconcile';
import { chooseTurns, pauseMs } from '../../electron/offline/schedule';
import { rest } from '../../electron/offline/standing';
import { following, withoutPassCodes } from '../../electron/offline/work';
import { token } from './directory-tokens';

const owner = { userName: 'operator', organisation: 'CRMDEMO', server: 'https://crm.example' };
const before = token({ id: '1', authenticationCode: 'A1', identifier: 'old', udfs: { udfFloat1: '1.50' } });
const entryOf = (work: Work, sequence = 1): Entry =>
  newEntry({ id: `e${String(sequence)}`, sequence, now: 0 }, owner, work, 'queued');
const create = (draft: TokenDraft): Work => ({ kind: 'create', draft });
const update = (change: TokenChange): Work => ({
  kind: 'update',
  token: { authenticationCode: 'A1' },
  change,
  seen: seenOf(before),
});
const sees = (found: Parameters<typeof token>[0], isPassCodeAsSent: boolean | null = null): Sight => ({
  saw: 'token',
  token: token({ ...before, ...found }),
  isPassCodeAsSent,
});

describe('what a look shows', () => {
  it.each<[string, Work, Sight, string]>([
    ['an update that is there', update({ identifier: 'new' }), sees({ identifier: 'new' }), 'done'],
    ['an update that is not there', update({ identifier: 'new' }), sees({}), 'absent'],
    ['a change by somebody else', update({ identifier: 'new' }), sees({ identifier: 'theirs' }), 'conflict'],
    ['a change of another field', update({ identifier: 'new' }), sees({ cardMaskedNumber: 'theirs' }), 'absent'],
    [
      'a number written otherwise',
      update({ udfs: { udfFloat1: '2' } }),
      sees({ udfs: { udfFloat1: '1.5' } }),
      'absent',
    ],
    ['a number that is there', update({ udfs: { udfFloat1: '2.0' } }), sees({ udfs: { udfFloat1: '2' } }), 'done'],
    [
      'a date that is there',
      update({ udfs: { udfDate1: '2024-05-14' } }),
      sees({ udfs: { udfDate1: '2024-05-14T00:00:00' } }),
      'done',
    ],
    ['a field that is emptied', update({ identifier: null }), sees({ identifier: '' }), 'done'],
    ['a pass code that opens it', update({ identifier: 'old', passCode: 'x' }), sees({}, true), 'done'],
    ['a pass code that does not', update({ identifier: 'old', passCode: 'x' }), sees({}, false), 'absent'],
    ['a token that is gone', update({ identifier: 'new' }), { saw: 'nothing' }, 'undecided'],
    ['a create that is not there', create({ authenticationCode: 'A1' }), { saw: 'nothing' }, 'absent'],
    ['a create that is there', create({ authenticationCode: 'A1' }), sees({}), 'done'],
    ['a create without a list before it', create({}), { saw: 'list', tokens: [], isWhole: true }, 'undecided'],
    ['several tokens', create({ authenticationCode: 'A1' }), { saw: 'several' }, 'undecided'],
  ])('%s', (_, work, sight, is) => {
    expect(judge(entryOf(work), sight).is).toBe(is);
  });

  it('knows a code made anew only where the server was asked for one', () => {
    const entry = entryOf(update({ authenticationCode: null }));
    expect(judge(entry, sees({ authenticationCode: 'B2' })).is).toBe('conflict');
    expect(judge({ ...entry, attempts: 1 }, sees({ authenticationCode: 'B2' })).is).toBe('done');
  });

  it('knows a new token without a code by its maker and its fields', () => {
    const guid = 'CCD4537CA4AD4EE8912FFBAE53110601';
    const nobody = { id: null, personName: null, email: null };
    const log = {
      createdDate: null,
      createdByUser: { ...nobody, userName: 'Operator' },
      createdByUnit: null,
      updatedDate: null,
      updatedByUser: null,
      updatedByUnit: null,
    };
    const entry = { ...entryOf(create({ udfs: { udfString1: 'x' } })), idsBefore: ['1'] };
    const list = (...ids: string[]): Sight => ({
      saw: 'list',
      isWhole: true,
      tokens: ids.map((id) => token({ id, authenticationCode: guid, log, udfs: { udfString1: 'x' } })),
    });
    expect(judge(entry, list('1', '2')).is).toBe('done');
    expect(judge(entry, list('1'))).toEqual({ is: 'absent', isProof: false });
    expect(judge(entry, list('2', '3'))).toEqual({ is: 'undecided', why: 'several-found' });
  });
});

describe('what a person decides', () => {
  it('keeps of an update what nobody else changed, when theirs is kept', () => {
    const entry = entryOf(update({ identifier: 'new', cardMaskedNumber: '4***1' }));
    const theirs = seenOf(token({ ...before, identifier: 'theirs' }));
    const difference = { field: 'identifier', seen: 'old', ours: 'new', theirs: 'theirs' } as const;
    const standing = rest(entry, { name: 'conflict', differences: [difference], theirs });
    const decided = decide(standing, { decision: 'keep-theirs' }, { approvedAt: 7 });
    expect(decided).toMatchObject({
      entry: { approvedAt: 7, work: { change: { cardMaskedNumber: '4***1' }, seen: theirs } },
    });
    expect(JSON.stringify(decided)).not.toContain('"new"');
  });

  it('cannot put a classification in the place of theirs, for the API cannot', () => {
    const difference = { field: 'classification', seen: null, ours: '1', theirs: '2' } as const;
    const entry = entryOf(create({ authenticationCode: 'A1', classificationId: '1' }));
    const standing = rest(entry, { name: 'conflict', differences: [difference], theirs: seenOf(before) });
    expect(choicesOf(standing)).not.toContain('keep-ours');
    expect(decide(standing, { decision: 'keep-ours' }, { approvedAt: 0 })).toBeNull();
  });

  it('changes nothing while a request is on its way', () => {
    const { entry } = rest(entryOf(create({})), { name: 'sending', isResend: false, isForced: false });
    expect(decide({ entry, phase: 'sending' }, { decision: 'discard' }, { approvedAt: 0 })).toBeNull();
  });
});

describe('whose turn it is', () => {
  const standings = [create({ authenticationCode: 'A1' }), update({ identifier: 'new' }), create({}), create({})].map(
    (work, at) => ({ entry: entryOf(work, at + 1), phase: 'resting' as const }),
  );

  it('goes by order within a token, and lets nameless creates go one by one', () => {
    expect(chooseTurns(standings, { owner, isProbing: false, onTheirWay: [] })).toEqual(['e1', 'e3']);
    expect(chooseTurns(standings, { owner, isProbing: true, onTheirWay: [] })).toEqual(['e1']);
    expect(
      chooseTurns(standings, { owner: { ...owner, userName: 'another' }, isProbing: false, onTheirWay: [] }),
    ).toEqual([]);
  });

  it('is that of four tokens at once, so that a long queue does not fall upon the server', () => {
    const many = Array.from({ length: 10 }, (_, at) => ({
      entry: entryOf(create({ authenticationCode: `C${String(at)}` }), at + 1),
      phase: at === 0 ? ('sending' as const) : ('resting' as const),
    }));
    const turns = { owner, isProbing: false, onTheirWay: [] };
    expect(chooseTurns(many.slice(1), turns)).toEqual(['e2', 'e3', 'e4', 'e5']);
    expect(chooseTurns(many, turns)).toEqual(['e2', 'e3', 'e4']);
  });

  it('waits for what may still be on its way to a token', () => {
    const onTheirWay = ['code A1'];
    expect(chooseTurns(standings, { owner, isProbing: false, onTheirWay })).toEqual(['e3']);
  });

  it('leaves an absent server alone for longer each time, up to a minute', () => {
    expect([1, 2, 3, 9].map((failures) => pauseMs(failures, () => 1))).toEqual([2_000, 4_000, 8_000, 60_000]);
    expect(pauseMs(1, () => 0)).toBe(1_000);
  });
});

describe('work', () => {
  it('that follows another of this desk sees what that one will have done', () => {
    const second = following(update({ identifier: 'later' }), [
      update({ authenticationCode: 'B2', identifier: 'new' }),
    ]);
    expect(second).toMatchObject({ token: { authenticationCode: 'B2' }, seen: { identifier: 'new' } });
  });

  it('is read back as it was written, and told without its pass codes', () => {
    const entry = entryOf(update({ identifier: 'new', passCode: 'secret' }));
    expect(unpackEntry(packEntry(entry))).toEqual(entry);
    expect(unpackEntry({ kind: 'outbox', id: 'e1', content: '{"id":"e1"}' })).toBeNull();
    expect(JSON.stringify(withoutPassCodes(entry.work))).not.toContain('secret');
  });
});
