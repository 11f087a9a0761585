import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure } from '../../electron/contract/failure';
import FailureNote from '../../renderer/parts/FailureNote.svelte';
import Notices from '../../renderer/parts/Notices.svelte';
import { notices } from '../../renderer/state/notices.svelte';

const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text);
const refusal: Failure = {
  code: 'rejected',
  message: 'technical',
  server: { code: 'COM.CRM.X', message: 'Words of the server', description: null },
};

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  notices.clear();
});

describe('three kinds of notices', () => {
  test('each says its kind to screen readers: done and attention as status, failed as alert', async () => {
    render(Notices);
    notices.say('Token AT1 created');
    notices.warn('The scan did not finish.');
    notices.fail(refusal);
    await vi.waitFor(() => expect(screen.getByRole('status').textContent).toContain('AT1'));
    const status = screen.getByRole('status').textContent;
    expect(status).toMatch(/Done:\s+Token AT1 created/);
    expect(status).toMatch(/Attention:\s+The scan did not finish\./);
    expect(screen.getByRole('alert').textContent).toMatch(/Failed:\s+The server refused this/);
  });

  test('what is done goes first, a warning later, and a failure stays', () => {
    notices.say('done');
    notices.warn('attention');
    notices.fail(refusal);
    vi.advanceTimersByTime(10_000);
    expect([notices.done.length, notices.attention.length, notices.failed.length]).toEqual([0, 1, 1]);
    vi.advanceTimersByTime(600_000);
    expect([notices.attention.length, notices.failed.length]).toEqual([0, 1]);
  });

  test('too many push out what is done before warnings, and warnings before failures', () => {
    notices.fail(refusal);
    notices.warn('attention');
    for (const text of ['one', 'two', 'three']) notices.say(text);
    expect([texts(notices.done), texts(notices.attention), notices.failed.length]).toEqual([
      ['three'],
      ['attention'],
      1,
    ]);
    for (const text of ['first', 'second']) notices.warn(text);
    expect([texts(notices.done), texts(notices.attention), notices.failed.length]).toEqual([
      [],
      ['first', 'second'],
      1,
    ]);
  });
});

describe('a notice that is no longer true goes', () => {
  test('a later notice of any kind about the same subject takes its place', () => {
    notices.fail(refusal, 'other', 'export');
    notices.warn('other', { subject: 'scan' });
    notices.say('12 tokens exported', { subject: 'export' });
    expect([texts(notices.done), texts(notices.attention), notices.failed]).toEqual([
      ['12 tokens exported'],
      ['other'],
      [],
    ]);
  });

  test('it can be withdrawn by its subject', () => {
    notices.warn('The scan did not finish.', { subject: 'scan' });
    notices.withdraw('print');
    expect(notices.attention).toHaveLength(1);
    notices.withdraw('scan');
    expect(notices.attention).toEqual([]);
  });
});

describe('technical names', () => {
  test('stand under Details, of a notice as of a note', () => {
    render(FailureNote, { failure: { ...refusal, httpStatus: 400, reference: 'R-1' } });
    const details = screen.getByText('Details').closest('details');
    expect(details?.open).toBe(false);
    const note = screen.getByRole('alert');
    for (const technical of ['Words of the server', 'COM.CRM.X', 'R-1']) {
      expect(details?.textContent).toContain(technical);
      expect(note.textContent.split(technical)).toHaveLength(2);
    }
  });

  test('are not offered where there are none', () => {
    render(FailureNote, { failure: { code: 'offline', message: 'ECONNREFUSED' } });
    expect(screen.queryByText('Details')).toBeNull();
  });
});
