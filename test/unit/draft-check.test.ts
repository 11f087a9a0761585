import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { udfNames } from '../../electron/contract/model';
import type { UdfName } from '../../electron/contract/model';
import { schemas } from '../../electron/contract/schemas';
import { checkDraft, toDraft } from '../../renderer/state/draft-check';
import { emptyFields, isNumber, readDate, udfKind, udfTexts } from '../../renderer/state/draft-fields';
import type { TokenFields } from '../../renderer/state/draft-fields';

const form = (changes: Partial<TokenFields>): TokenFields => ({ ...emptyFields(), ...changes });
const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', ' x ', '1.5', '2024-02-29'));
/** What a person may write into a user-defined field, nearly always right for its kind. */
function textFor(name: UdfName): fc.Arbitrary<string> {
  const right = {
    text,
    number: fc.constantFrom('', '1.50', ' -7 '),
    date: fc.constantFrom('', '2024-02-29', ' 2026-03-31 14:30'),
  };
  return fc.oneof({ arbitrary: right[udfKind(name)], weight: 200 }, { arbitrary: text, weight: 1 });
}

const anyForm: fc.Arbitrary<TokenFields> = fc
  .record({
    generate: fc.boolean(),
    authenticationCode: text,
    identifier: text,
    passCode: text,
    classification: text,
    accountBy: fc.constantFrom('number' as const, 'id' as const, 'name' as const),
    account: text,
    participantBy: fc.constantFrom('number' as const, 'id' as const),
    participant: text,
    cardMaskedNumber: text,
    texts: fc.tuple(...udfNames.map(textFor)),
  })
  .map(({ texts, ...rest }) => ({ ...rest, udfs: udfTexts((name) => texts[udfNames.indexOf(name)] ?? '') }));

describe('the check before a token is created', () => {
  test('demands an authentication code unless the server is to make one', () => {
    expect(checkDraft(form({}))).toEqual({ authenticationCode: { problem: 'required' } });
    expect(checkDraft(form({ authenticationCode: '  ' }))).toEqual({ authenticationCode: { problem: 'required' } });
    expect(checkDraft(form({ generate: true }))).toEqual({});
    expect(checkDraft(form({ authenticationCode: '7' }))).toEqual({});
  });

  test('demands a pass code with an identifier, and lets a pass code stand alone', () => {
    const both = { generate: true, identifier: 'jane@example.com' };
    expect(checkDraft(form(both))).toEqual({ passCode: { problem: 'needs-pass-code' } });
    expect(checkDraft(form({ ...both, passCode: '1234' }))).toEqual({});
    expect(checkDraft(form({ generate: true, passCode: '1234' }))).toEqual({});
  });

  test('finds what is no number, no date, or longer than may be sent', () => {
    const udfs = udfTexts((name) => (name === 'udfFloat2' || name === 'udfDate3' ? 'x' : ''));
    expect(checkDraft(form({ generate: true, udfs, identifier: 'x'.repeat(4_001), passCode: '1' }))).toEqual({
      identifier: { problem: 'too-long' },
      'udfs.udfFloat2': { problem: 'not-a-number' },
      'udfs.udfDate3': { problem: 'not-a-date' },
    });
  });

  test('lets through only what the main process lets through', () => {
    fc.assert(
      fc.property(anyForm, (fields) => {
        fc.pre(Object.keys(checkDraft(fields)).length === 0);
        expect(v.is(schemas['tokens:create'], toDraft(fields))).toBe(true);
      }),
    );
  });
});

describe('the draft', () => {
  test('leaves out what is empty, trims what is not, and keeps the pass code to the letter', () => {
    expect(toDraft(form({ generate: true, authenticationCode: 'kept for later' }))).toEqual({});
    const full = form({
      authenticationCode: ' 99021047380 ',
      identifier: ' jane@example.com',
      passCode: ' 12 34 ',
      classification: 'C1',
      accountBy: 'name',
      account: ' Jane Example ',
      participant: 'RP0000000001 ',
      cardMaskedNumber: ' 4111******1111 ',
      udfs: udfTexts(
        (name) => ({ udfString1: ' a  b ', udfFloat1: ' 1.50', udfDate1: '2024-02-29' })[name as string] ?? '',
      ),
    });
    expect(toDraft(full)).toEqual({
      authenticationCode: '99021047380',
      identifier: 'jane@example.com',
      passCode: ' 12 34 ',
      classificationId: 'C1',
      accountsReceivable: { by: 'name', value: 'Jane Example' },
      rewardsParticipant: { by: 'number', value: 'RP0000000001' },
      cardMaskedNumber: '4111******1111',
      udfs: { udfString1: 'a  b', udfFloat1: '1.50', udfDate1: '2024-02-29T00:00:00' },
    });
  });
});

describe('a date', () => {
  test('is read in the forms that people write it, and given in the server’s', () => {
    expect(readDate('2026-03-31')).toBe('2026-03-31T00:00:00');
    expect(readDate(' 2026-03-31 14:30 ')).toBe('2026-03-31T14:30:00');
    expect(readDate('2017-05-22T13:48:07')).toBe('2017-05-22T13:48:07');
  });

  test('is refused where there is no such day, time or form', () => {
    for (const text of [
      '2025-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-01-01 24:01',
      '31.3.2026',
      '2026-3-1',
      'x',
      '',
    ]) {
      expect(readDate(text), text).toBeNull();
    }
  });

  test('of any real moment is read as it was written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const written = date.toISOString().slice(0, 19);
          expect(readDate(written)).toBe(written);
          expect(readDate(written.replace('T', ' '))).toBe(written);
        },
      ),
    );
  });
});

test('a number is what JSON calls one', () => {
  for (const text of ['0', '-1', '12.50', '1e5', '1.5E-3', ' 7 ', '123456789012345678901234567890'])
    expect(isNumber(text), text).toBe(true);
  for (const text of ['1,5', '01', '.5', '5.', '+1', '1 000', 'NaN', '0x10', ''])
    expect(isNumber(text), text).toBe(false);
});
