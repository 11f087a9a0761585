import type { Failure, Result } from '../../electron/contract/failure';
import { failed, success } from '../../electron/contract/failure';
import type { AccessToken, TokenChange } from '../../electron/contract/model';
import type { QueuedWork } from '../../electron/contract/outbox';
import { call } from '../lib/call';
import { changeLines, changeOf, checkChange } from './change';
import type { ChangeLine } from './change';
import { checkDraft, toDraft } from './draft-check';
import type { FieldProblems } from './draft-check';
import { TokenFormState } from './draft-form.svelte';
import { outbox } from './outbox.svelte';
import { fieldsOfChange, fieldsOfDraft, tokenOf } from './outbox-fields';

type Work<K> = Extract<QueuedWork, { kind: K }>;

/** A form that takes the place of an entry when it is saved: it goes to the disk, never straight to the server. */
abstract class EditedState extends TokenFormState<true> {
  abstract override get work(): QueuedWork;
  readonly id: string;

  constructor(id: string) {
    super();
    this.id = id;
  }

  /** What the server may have of it is looked up in the Outbox. */
  get address(): null {
    return null;
  }

  protected async send(): Promise<Result<true>> {
    const failure = await outbox.queue(this.work, { replaces: this.id });
    return failure ? failed(failure) : success(true);
  }
}

/** A token that waits to be created. */
export class EditedCreate extends EditedState {
  readonly kind = 'create';
  readonly #before: Work<'create'>;

  constructor(id: string, before: Work<'create'>) {
    super(id);
    this.#before = before;
    this.reset();
  }

  get work(): QueuedWork {
    return { kind: 'create', draft: toDraft(this.fields) };
  }

  protected check(): FieldProblems {
    return checkDraft(this.fields);
  }

  protected reset(): void {
    this.fields = fieldsOfDraft(this.#before.draft);
  }
}

/** A change that waits to be made. */
export class EditedUpdate extends EditedState {
  readonly kind = 'update';
  readonly token: AccessToken;
  readonly #before: Work<'update'>;

  constructor(id: string, before: Work<'update'>) {
    super(id);
    this.#before = before;
    this.token = tokenOf(before.seen);
    this.reset();
  }

  get change(): TokenChange {
    return changeOf(this.token, this.fields);
  }

  get lines(): ChangeLine[] {
    return changeLines(this.token, this.change);
  }

  get work(): QueuedWork {
    return { ...this.#before, change: this.change };
  }

  protected check(): FieldProblems {
    return checkChange(this.token, this.fields);
  }

  protected reset(): void {
    this.fields = fieldsOfChange(this.token, this.#before.change);
  }
}

let edited: EditedCreate | EditedUpdate | null = null;

/** The entry that is being edited; what was typed waits here while the operator is on another screen. */
export function editedEntry(): EditedCreate | EditedUpdate | null {
  return edited;
}

/** Takes an entry over into its form, or goes on with what was typed there. Gives the failure, or null. */
export async function editEntry(id: string): Promise<Failure | null> {
  if (edited?.id === id) return null;
  const answer = await call('outbox:edit', { id });
  if (!answer.ok) return answer.failure;
  const work = answer.value;
  forgetEdited();
  if (work.kind === 'create') edited = new EditedCreate(id, work);
  else if (work.kind === 'update') edited = new EditedUpdate(id, work);
  return edited ? null : { code: 'unexpected', message: `A ${work.kind} has nothing to edit` };
}

/** Forgets what was typed over an entry; no pass code stays in memory. */
export function forgetEdited(): void {
  edited?.clear();
  edited = null;
}
