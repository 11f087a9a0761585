import { failed, success, type Result } from '../../electron/contract/failure';
import type { AccessToken, TokenDraft } from '../../electron/contract/model';
import { requestFor } from '../../electron/offline/carry-out';
import { isSameOwner, type Work } from '../../electron/offline/entry';
import { isOpenTwin } from '../../electron/offline/nameless';
import { crmFor } from '../../electron/offline/server';
import { openDoubts, openSubmits, type Submits } from '../../electron/desk/submits';
import { noSession } from '../../electron/session/refused';
import type { OutboxDesk } from './outbox-desk';
import type { Reference } from './outbox-reference';

/** What a form asks for; `empty`: nothing at all, so that every such token looks the same. */
export type FormKind = 'code' | 'identifier' | 'nothing' | 'empty';

/** What a form outlives its window by. */
interface Kept {
  draft: TokenDraft;
  /** One intention of its operator, whatever becomes of the form. */
  act: string;
  submitId: string | null;
  owner: string;
}

interface Form {
  live: Kept | null;
  /** As the main process has it: what happens after the press gets there a moment later. */
  kept: Kept | null;
  isSending: boolean;
}

/** The forms of a window, which do as `renderer/state/draft-form.svelte.ts` does, and the main process's memory of them. */
export interface Forms {
  /** The button is pressed: what the form asks for is sent, or saved where `save`. `change`: it is another token by now. */
  press(form: number, how: { what: FormKind; save: boolean; change: boolean; again: boolean }): Promise<void>;
  /** The window dies, or the desk locks, and another one takes its place; `isLate`: before it could keep what it heard last. */
  loseWindow(isLate: boolean): Promise<void>;
  /** The app ends: forms are kept in its memory alone. */
  forget(): void;
}

/** Gives empty forms. */
export function openForms(desk: OutboxDesk, reference: Reference): Forms {
  let forms = emptyForms();
  let window = 0;
  let submits = newSubmits();
  let ids = 0;

  function newSubmits(): Submits<AccessToken> {
    const stateOf = (id: string) => entryOf(id)?.state.name ?? null;
    const hasTwin = (work: Work) => {
      const mine = desk.session.owner();
      return desk.outbox
        .standings()
        .some(({ entry }) => mine !== null && isSameOwner(mine, entry.owner) && isOpenTwin(entry, work));
    };
    return openSubmits(openDoubts(hasTwin, stateOf));
  }

  const entryOf = (id: string) => desk.outbox.standings().find(({ entry }) => entry.id === id)?.entry;

  function operator() {
    const state = desk.session.state();
    return state.signedIn ? state.operator : null;
  }

  function begin(what: FormKind, owner: string): Kept {
    return { draft: draftOf(what, reference), act: reference.newMark(), submitId: null, owner };
  }

  /** Takes in what a form heard, as the form does. */
  function take(form: Form, answer: Result<AccessToken | 'kept' | null>): void {
    form.isSending = false;
    const { live } = form;
    if (!live) return;
    if (answer.ok) {
      if (answer.value === null) form.live = { ...live, submitId: null };
      else form.live = null;
      return;
    }
    const { code, reason } = answer.failure;
    if (code !== 'unknown-outcome' && reason !== 'save-unknown') form.live = { ...live, submitId: null };
  }

  function ask(
    kept: Kept,
    submitId: string,
    how: { save: boolean; again: boolean },
  ): Promise<Result<AccessToken | 'kept'>> {
    const work: Work = { kind: 'create', draft: kept.draft };
    const mine = window;
    if (how.save) {
      const submit = { operator: operator(), id: submitId, work, again: how.again };
      const isSaved = async () => {
        const saved = await desk.outbox.savedAs(submitId);
        return !saved.ok || saved.value !== null;
      };
      return submits.save(submit, isSaved, () => save(work, submitId));
    }
    const request = (): Promise<Result<AccessToken>> => {
      const owner = desk.session.owner();
      return owner ? requestFor(work, crmFor(desk.session, owner)) : Promise.resolve(failed(noSession));
    };
    const options = { id: submitId, tokenOf: (token: AccessToken) => token, isHeard: () => mine === window };
    return submits.send({ operator: operator(), id: submitId, work, again: how.again }, () =>
      desk.outbox.sendNow(work, request, options),
    );
  }

  async function save(work: Work, submitId: string): Promise<Result<'kept'>> {
    const added = await desk.outbox.add(work, submitId);
    if (!added.ok) return added;
    reference.promised(added.value);
    return success('kept');
  }

  async function outcomeOf(submitId: string): Promise<Result<AccessToken | 'kept' | null>> {
    const who = operator();
    const sent = who && submits.outcome(who, submitId);
    if (sent) return sent;
    const saved = await desk.outbox.savedAs(submitId);
    return saved.ok ? success(saved.value ? 'kept' : null) : saved;
  }

  async function learn(form: Form): Promise<void> {
    const mine = window;
    const submitId = form.live?.submitId;
    // Somebody else's forms wait for them.
    if (!submitId || form.live?.owner !== desk.session.owner()?.userName) return;
    form.isSending = true;
    const answer = await outcomeOf(submitId);
    if (mine === window) take(form, answer);
  }

  return {
    async press(index, { what, save: isSaved, change, again }) {
      const form = forms[index];
      const owner = desk.session.owner();
      if (!form || form.isSending || !owner) return;
      const live = form.live ?? begin(what, owner.userName);
      if (live.owner !== owner.userName) return;
      const draft = change && form.live ? draftOf(what, reference) : live.draft;
      const isDecided = again && live.submitId !== null;
      const submitId = (isDecided ? null : live.submitId) ?? `form-${String((ids += 1))}`;
      form.live = form.kept = { ...live, draft, submitId };
      form.isSending = true;
      const isEmpty = Object.keys(draft).length === 0;
      const isOpen = live.submitId !== null && (isEmpty || entryOf(live.submitId) !== undefined);
      reference.pressed(live.act, { kind: 'create', draft }, owner, isDecided ? 'decided' : isOpen ? 'open' : 'anew');
      const mine = window;
      const answer = await ask(form.live, submitId, { save: isSaved, again: isDecided });
      const entry = answer.ok ? undefined : answer.failure.entry;
      const kept = entry === undefined ? undefined : entryOf(entry);
      if (kept) reference.promised(kept);
      if (mine === window) take(form, answer);
    },
    async loseWindow(isLate) {
      window += 1;
      for (const form of forms) {
        form.live = isLate ? form.kept : form.live;
        form.kept = form.live;
        form.isSending = false;
      }
      await Promise.all(forms.map(learn));
    },
    forget() {
      window += 1;
      forms = emptyForms();
      submits = newSubmits();
    },
  };
}

function emptyForms(): Form[] {
  return [1, 2].map(() => ({ live: null, kept: null, isSending: false }));
}

function draftOf(what: FormKind, reference: Reference): TokenDraft {
  if (what === 'empty') return {};
  const mark = reference.newMark();
  const udfs = { udfString1: mark };
  switch (what) {
    case 'code':
      return { authenticationCode: mark, udfs };
    case 'identifier':
      return { identifier: mark, passCode: `pass-${mark}`, udfs };
    case 'nothing':
      return { udfs };
  }
}
