import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../electron/contract/fold';
import { createIndex } from '../../electron/offline/directory-index';
import { matchesFilter, rowText } from '../../renderer/state/list-rows';
import { tokenWith } from '../support/tokens';

/** Whether Search finds a token with this text by that one. */
function searchFinds(text: string, sought: string): boolean {
  const index = createIndex();
  index.set(0, [text]);
  for (const steps = index.find(sought, 1); ;) {
    const step = steps.next();
    if (step.done) return step.value.length > 0;
  }
}

function filterFinds(text: string, sought: string): boolean {
  return matchesFilter(
    rowText(tokenWith({ identifier: text, number: 'AT0000000001' }), ['number', 'identifier']),
    sought,
  );
}

describe('the filter of a list finds whatever Search finds', () => {
  test.each([
    ['a final sigma, with and without its tonos', 'Γιώργος Παπαδόπουλος', 'ΓΙΩΡΓΟΣ ΠΑΠΑΔΟΠΟΥΛΟΣ'],
    ['a sigma that is final only in the query', 'Παπαδόπουλοσ', 'παπαδόπουλος'],
    ['ß as ss', 'Weiß', 'weiss'],
    ['ss as ß', 'WEISS', 'weiß'],
    ['a dotless i', 'Işık', 'isik'],
    ['a capital i with its dot', 'İSTANBUL', 'istanbul'],
    ['full width', 'ＡＢ１２３', 'ab123'],
    ['a ligature', 'ﬁnance', 'finance'],
    ['Arabic-Indic digits', '٩٩٠٢١٠٤٧', '99021047'],
    ['Persian digits', '۱۲۳', '123'],
    ['Devanagari digits', 'क१२', 'क12'],
    ['a zero width space', '9902​1047', '99021047'],
    ['marks of direction', '‎990‏21', '99021'],
    ['a soft hyphen', 'Pass­wort', 'passwort'],
    ['accents, composed or not', 'José', 'jose\u0301'],
    ['letters that nothing decomposes', 'Łódź Ørsted', 'lodz orsted'],
    ['a masked card however it is spaced', '411111******1111', '411111 1111'],
  ])('%s', (_, text, sought) => {
    expect([searchFinds(text, sought), filterFinds(text, sought)]).toEqual([true, true]);
  });

  test('any part of any text, however it is written', () => {
    const letters = 'aSsßςσΣίΙıİiéE̋ﬁＡ１٣۳ -*\u200b\u00ad\u0301';
    const text = fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ unit: 'binary' })),
        fc.oneof(text, fc.string({ unit: 'binary' })),
        (one, other) => {
          fc.pre(fold(other) !== '');
          expect(filterFinds(`${one}${other}`, other)).toBe(true);
          if (searchFinds(one, other)) expect(filterFinds(one, other)).toBe(true);
        },
      ),
    );
  });
});

describe('a folded text', () => {
  test('is its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('is the same for either case', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
    for (const text of ['ὀδυσσεύς', 'straße', 'ΐΰ', 'ʼn', 'ﬃ']) expect(fold(text.toUpperCase())).toBe(fold(text));
  });

  test('has the digits of every script as ASCII, in their order', () => {
    let last: { code: number; value: number } | null = null;
    for (let code = 0; code <= 0x1ffff; code += 1) {
      const digit = String.fromCodePoint(code);
      if (!/\p{Nd}/u.test(digit)) continue;
      const value = Number(fold(digit));
      expect(value).toBe(last?.code === code - 1 ? (last.value + 1) % 10 : 0);
      last = { code, value };
    }
  });
});
