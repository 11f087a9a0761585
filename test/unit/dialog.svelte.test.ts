import { fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import AccountRemove from '../../renderer/parts/AccountRemove.svelte';
import Dialog from '../../renderer/parts/Dialog.svelte';
import { installFakeDesk } from '../support/fake-desk';
import { tokenWith } from '../support/tokens';

beforeEach(() => {
  installFakeDesk();
});

describe('a dialog', () => {
  test('closes by its button, and not by a press beside it', async () => {
    const onclose = vi.fn();
    const children = createRawSnippet(() => ({ render: () => '<input aria-label="Name" />' }));
    render(Dialog, { props: { title: 'Add a server', onclose, children } });
    // what is beside the panel is the dialog itself
    await fireEvent.click(screen.getByRole('dialog', { name: 'Add a server' }));
    expect(onclose).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledTimes(1);
  });
});

describe('the question before a token leaves its account', () => {
  const members = { number: 'AT1', lifeCycleState: 'EFFECTIVE' } as const;

  function ask(token: Parameters<typeof tokenWith>[0]): void {
    render(AccountRemove, {
      props: { token: tokenWith({ ...members, ...token }), owner: 'Jane', onclose: vi.fn(), onremoved: vi.fn() },
    });
  }

  test('begins where nothing is changed', () => {
    ask({ authenticationCode: '7' });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Cancel' }));
  });

  test('begins in the pass code, where the server wants one', () => {
    ask({ identifier: 'jane@example.com' });
    expect(document.activeElement).toBe(screen.getByLabelText(/^Pass code/));
  });
});
