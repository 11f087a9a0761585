import type { Page } from '@playwright/test';
import type { Ask, RequestName } from '../../electron/contract/requests';
import { practicePeople } from '../../electron/practice/people';

/** What tells of a read that nothing came of it: never a success, never a doubt. */
export const forReads = ['offline', 'rejected'];

/** Asks what the window may ask, and gives how it ended: `ok`, or the code of the failure. */
export function codeOf<N extends RequestName>(page: Page, name: N, ask: Ask<N>): Promise<string> {
  return page.evaluate(
    async ([name, ask]) => {
      const result = await window.desk.call(name as 'tokens:find', ask as Ask<'tokens:find'>);
      return result.ok ? 'ok' : result.failure.code;
    },
    [name, ask] as const,
  );
}

const address = { authenticationCode: practicePeople.tokens.effective.authentication_code };
const seen = {
  id: null,
  number: null,
  lifeCycleState: null,
  authenticationCode: address.authenticationCode,
  identifier: null,
  cardMaskedNumber: null,
  udfs: {},
};

/** What makes or changes something, and the method that does it. */
export const writes = {
  create: 'access_tokens/create',
  update: 'access_tokens/update',
  associate: 'accounts_receivable/update',
};
/** An account that has no tokens yet. */
export const noTokens = { by: 'number', value: practicePeople.accounts.noTokens.number } as const;
const account = { by: 'number', value: practicePeople.accounts.threeTokens.number } as const;

/**
 * Asks everything of the server, under a name of its own, and gives what each came to. `faultOnly` lets the fault befall one
 * method alone, or all of them: an update reads the token first, and sends nothing where that fails.
 */
export async function askAll(page: Page, name: string, faultOnly: (method: string | null) => void = () => undefined) {
  const udfs = { udfString1: name };
  const added = { authenticationCode: `FAULT-ADDED-${name}` };
  const show = await codeOf(page, 'tokens:find', address);
  const holder = { accountsReceivable: account };
  const list = await codeOf(page, 'tokens:list', { holder, numberOfResults: 5, offset: 0 });
  const create = await codeOf(page, 'tokens:create', { authenticationCode: `FAULT-${name}` });
  faultOnly(writes.update);
  const found = await page.evaluate((at) => window.desk.call('tokens:find', at), address);
  // what an earlier update has saved is no conflict
  const latest = found.ok ? { ...seen, udfs: found.value.udfs } : seen;
  const update = await codeOf(page, 'tokens:update', { token: address, change: { udfs }, seen: latest });
  faultOnly(null);
  const associate = await codeOf(page, 'accounts:associate', { account: noTokens, association: { added } });
  return { show, list, create, update, associate };
}
