import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { udfNames } from '../../electron/contract/model';
import type { AccessToken, UdfName } from '../../electron/contract/model';
import { seenOf } from '../../electron/contract/outbox';
import { schemas } from '../../electron/contract/schemas';
import { changeLines, changeOf, checkChange, fieldsOf } from '../../renderer/state/change';
import type { TokenFields } from '../../renderer/state/draft-fields';
import { udfKind, udfTexts } from '../../renderer/state/draft-fields';
import * as v from 'valibot';
import { tokenWith } from '../support/tokens';

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', ' x ', 'x'));
const sent = fc.option(text, { nil: null });
const udfs = fc.tuple(...udfNames.map(() => sent)).map((values) => {
  const all: AccessToken['udfs'] = {};
  udfNames.forEach((name, index) => (all[name] = values[index] ?? null));
  return all;
});
const token = fc
  .record({ authenticationCode: sent, identifier: sent, cardMaskedNumber: sent, udfs })
  .map((members) => tokenWith(members));
/** What a person may write into a user-defined field, nearly always right for its kind. */
function textFor(name: UdfName): fc.Arbitrary<string> {
  const right = {
    text,
    number: fc.constantFrom('', '1.50', ' -7 '),
    date: fc.constantFrom('', '2024-02-29', ' 2026-03-31 14:30'),
  };
  return fc.oneof({ arbitrary: right[udfKind(name)], weight: 200 }, { arbitrary: text, weight: 1 });
}

const written = fc
  .record({
    generate: fc.boolean(),
    authenticationCode: text,
    identifier: text,
    passCode: text,
    cardMaskedNumber: text,
    texts: fc.tuple(...udfNames.map(textFor)),
  })
  .map(({ texts, ...rest }) => ({ ...rest, udfs: udfTexts((name) => texts[udfNames.indexOf(name)] ?? '') }));

const formFor = (base: AccessToken, changes: Partial<TokenFields>): TokenFields => ({ ...fieldsOf(base), ...changes });

describe('a change', () => {
  test('is nothing for a form that nobody touched, whatever the server wrote', () => {
    fc.assert(
      fc.property(token, (had) => {
        expect(changeOf(had, fieldsOf(had))).toEqual({});
        expect(checkChange(had, fieldsOf(had))).toEqual({});
      }),
    );
  });

  test('holds exactly the fields that were touched: null where emptied, trimmed text where set', () => {
    fc.assert(
      fc.property(token, written, (had, form) => {
        const change = changeOf(had, formFor(had, form));
        for (const name of ['identifier', 'cardMaskedNumber'] as const) {
          const before = had[name] ?? '';
          const isSame = form[name] === before || form[name].trim() === before;
          expect(Object.hasOwn(change, name)).toBe(!isSame);
          if (!isSame) expect(change[name]).toBe(form[name].trim() || null);
        }
        expect(change.passCode).toBe(form.passCode || undefined);
      }),
    );
  });

  test('makes the server write a new code only where that was ticked', () => {
    fc.assert(
      fc.property(token, written, (had, form) => {
        expect(changeOf(had, formFor(had, form)).authenticationCode === null).toBe(form.generate);
      }),
    );
  });

  test('touches no user-defined field but those of which the text differs', () => {
    fc.assert(
      fc.property(token, fc.constantFrom(...udfNames), text, (had, name, value) => {
        const form = fieldsOf(had);
        form.udfs[name] = value;
        const changed = Object.keys(changeOf(had, form).udfs ?? {});
        expect(changed.filter((other) => other !== name)).toEqual([]);
        if (value === (had.udfs[name] ?? '')) expect(changed).toEqual([]);
      }),
    );
  });

  test('that passes the check is one that the main process lets through', () => {
    fc.assert(
      fc.property(token, written, (had, form) => {
        const fields = formFor(had, form);
        fc.pre(Object.keys(checkChange(had, fields)).length === 0);
        const ask = { token: { authenticationCode: 'A' }, change: changeOf(had, fields), seen: seenOf(had) };
        expect(v.is(schemas['tokens:update'], ask)).toBe(true);
      }),
    );
  });

  test('is shown line by line: one for each member, none more', () => {
    fc.assert(
      fc.property(token, written, (had, form) => {
        const { udfs: changedUdfs = {}, ...rest } = changeOf(had, formFor(had, form));
        const lines = changeLines(had, { ...rest, udfs: changedUdfs });
        const members = [...Object.keys(rest), ...Object.keys(changedUdfs).map((name) => `udfs.${name}`)];
        expect(lines.map(({ field }) => field as string).sort()).toEqual(members.sort());
        if (form.passCode.length > 3)
          expect(JSON.stringify(lines.find(({ field }) => field === 'passCode'))).not.toContain(form.passCode);
      }),
    );
  });

  test('writes a date as the server does, and leaves the same moment alone', () => {
    const had = tokenWith({ udfs: { udfDate1: '2024-02-29T00:00:00' } });
    const change = (value: string) => changeOf(had, formFor(had, { udfs: { ...fieldsOf(had).udfs, udfDate1: value } }));
    expect(change('2024-02-29')).toEqual({});
    expect(change('2024-03-01 14:30')).toEqual({ udfs: { udfDate1: '2024-03-01T14:30:00' } });
    expect(change('')).toEqual({ udfs: { udfDate1: null } });
  });
});

describe('the check', () => {
  const had = tokenWith({ authenticationCode: '99021047380', identifier: 'jane@example.com' });
  const check = (changes: Partial<TokenFields>) => checkChange(had, formFor(had, changes));

  test('demands the pass code where the identifier is sent, and not where it is emptied or left alone', () => {
    expect(check({ identifier: 'joe@example.com' })).toEqual({ passCode: { problem: 'needs-pass-code' } });
    expect(check({ identifier: 'joe@example.com', passCode: '1234' })).toEqual({});
    expect(check({ identifier: '' })).toEqual({});
    expect(check({ cardMaskedNumber: '4111' })).toEqual({});
  });

  test('takes an emptied code for a slip, unless a new one is asked for', () => {
    expect(check({ authenticationCode: ' ' })).toEqual({ authenticationCode: { problem: 'required' } });
    expect(check({ authenticationCode: '', generate: true })).toEqual({});
  });

  test('finds numbers and dates that are none, in changed fields only', () => {
    const odd = tokenWith({ udfs: { udfFloat1: '1,5', udfDate1: 'yesterday' } });
    const form = fieldsOf(odd);
    expect(checkChange(odd, form)).toEqual({});
    const wrong: UdfName[] = ['udfFloat1', 'udfFloat2', 'udfDate1', 'udfDate2'];
    for (const name of wrong) form.udfs[name] = 'never';
    const problems = checkChange(odd, form);
    for (const name of wrong) {
      expect(problems[`udfs.${name}`]).toEqual({ problem: udfKind(name) === 'date' ? 'not-a-date' : 'not-a-number' });
    }
  });
});
