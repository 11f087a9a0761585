import fc from 'fast-check';
import * as v from 'valibot';
import type { RequestName } from '../../electron/contract/requests';
import { schemas } from '../../electron/contract/schemas';
import { expect, test } from '../support/desk';
import { signInPage } from '../support/sign-in-page';

/** A bridge whose names and payloads are whatever the page likes. */
interface AnyBridge {
  call: (this: void, name: string, ask?: unknown) => Promise<{ ok: boolean; failure?: { code: string } }>;
}

test('a page that replaces what everything is built of learns nothing of the bridge, and moves it nowhere', async ({
  page,
}) => {
  await expect(signInPage(page).heading).toBeVisible();
  const seen = await page.evaluate(async () => {
    const { call } = window.desk as unknown as AnyBridge;
    const spots = [
      [Array.prototype, 'push'],
      [Object, 'hasOwn'],
      [JSON, 'parse'],
      [JSON, 'stringify'],
      [Function.prototype, 'apply'],
      [Promise.prototype, 'then'],
    ] as const;
    const before = spots.map(([on, name]) => Object.getOwnPropertyDescriptor(on, name) ?? {});
    const used: string[] = [];
    for (const [index, [on, name]] of spots.entries())
      Reflect.defineProperty(on, name, {
        ...{ configurable: true, writable: true },
        value(this: unknown, ...given: unknown[]): unknown {
          // the page's own scripts run meanwhile: theirs is not the bridge's
          const stack = new Error().stack ?? '';
          if (stack.includes('app://'))
            return Reflect.apply(before[index]?.value as (...all: unknown[]) => unknown, this, given);
          used[used.length] = name;
          return true;
        },
      });
    const answers: unknown[] = [];
    const asked = [call('app:about', null), call('shell:open', null), call('tokens:find', {})];
    for (const each of asked)
      try {
        answers[answers.length] = await each;
      } catch {
        answers[answers.length] = 'rejected';
      }
    for (const [index, [on, name]] of spots.entries()) Reflect.defineProperty(on, name, before[index] ?? {});
    return { answers, used };
  });
  expect(seen.answers).toMatchObject([{ ok: true }, 'rejected', { ok: false, failure: { code: 'invalid' } }]);
  expect(seen.used).toEqual([]);
});

test('whatever a page sends by any name is refused, and the app goes on', async ({ page, served }) => {
  test.setTimeout(180_000);
  await expect(signInPage(page).heading).toBeVisible();
  const count = Number(process.env['TOKENDESK_FUZZ_VALUES'] ?? 1_000);
  const seed = Number(process.env['TOKENDESK_FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.dictionary(
      fc.constantFrom('secret', 'token', 'text', 'constructor', 'authenticationCode', 'with'),
      fc.jsonValue(),
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  // a member of this name never arrives: what is copied into another world gets it for a prototype, and that is left behind
  const arrives = (name: string, member: unknown) => (name === '__proto__' ? undefined : member);
  const texts = fc.sample(value, { numRuns: count, seed }).map((each) => JSON.stringify(each, arrives));
  const names = Object.keys(schemas) as RequestName[];
  // what happens to be right would be done
  const wrong = names.map((name) => ({
    name,
    at: texts.flatMap((text, index) => (v.safeParse(schemas[name], JSON.parse(text)).success ? [] : [index])),
  }));
  const answers = await page.evaluate(
    async ([sent, asked]) => {
      const { call } = window.desk as unknown as AnyBridge;
      const asks = sent.map((text): unknown => JSON.parse(text));
      const odd: string[] = [];
      let refused = 0;
      for (const { name, at } of asked)
        for (let from = 0; from < at.length; from += 100) {
          const some = at.slice(from, from + 100);
          const told = await Promise.all(some.map((index) => call(name, asks[index])));
          for (const [index, answer] of told.entries())
            if (answer.failure?.code === 'invalid') refused += 1;
            else odd.push(`${name} ${sent[some[index] ?? 0] ?? ''}`);
        }
      return { odd, refused };
    },
    [texts, wrong] as const,
  );
  expect(answers.odd, `seed ${seed}`).toEqual([]);
  expect(answers.refused, `seed ${seed}`).toBeGreaterThan(names.length * count * 0.9);
  // it is still there, and nothing was asked of anybody
  await signInPage(page).signIn(served.url, { username: 'nobody', password: 'nothing' });
  await expect(signInPage(page).alert).toBeVisible();
  expect(served.ledger.entries()).toHaveLength(1);
});
