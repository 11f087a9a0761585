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

/** Everything that is asked of the server, under a name of its own; gives what each came to. */
export async function askAll(page: Page, name: string) {
  const create = { authenticationCode: `FAULT-${name}` };
  const udfs = { udfString1: name };
  const added = { authenticationCode: `FAULT-ADDED-${name}` };
  return {
    show: await codeOf(page, 'tokens:find', address),
    list: await codeOf(page, 'tokens:list', { holder: { accountsReceivable: account }, numberOfResults: 5, offset: 0 }),
    create: await codeOf(page, 'tokens:create', create),
    update: await codeOf(page, 'tokens:update', { token: address, change: { udfs }, seen }),
    associate: await codeOf(page, 'accounts:associate', { account: noTokens, association: { added } }),
  };
}
