import { mostKeptForms, type KeptFields, type KeptPlace, type KeptWork } from '../../electron/contract/kept-work';
import { unheardWords } from '../lib/words/actions';
import { AccountAddForm, additions } from './account-add.svelte';
import { ChangeForm, changes } from './change-form.svelte';
import { Draft, drafts } from './draft.svelte';
import type { TokenFields } from './draft-fields';
import type { TokenFormState } from './draft-form.svelte';
import { findAccount } from './find-account.svelte';
import { sayKept } from './kept';
import { newPassCode } from './new-pass-code.svelte';
import { notices } from './notices.svelte';
import { shownOneTimePassword } from './one-time-password.svelte';
import { route, type Route } from './route.svelte';
import { search } from './search.svelte';
import { sayAdded, sayCreated, sayUpdated } from './sent-before';

/** More steps back than anybody goes. */
const longestWay = 12;

/** What the operator is in the middle of, without any pass code but one that was told once and is not noted yet. */
export function workNow(): KeptWork {
  return {
    places: route.step.map(placeOf).slice(-longestWay),
    create: drafts.current.isBegun || drafts.current.purpose.kind !== 'plain' ? keptDraft(drafts.current) : null,
    kept: drafts.kept.slice(-mostKeptForms).map(keptDraft),
    changes: changes.begun
      .slice(-mostKeptForms)
      .map(({ token, fields, submitId }) => ({ token, fields: withoutPassCode(fields), submitId })),
    additions: additions.begun.slice(-mostKeptForms).map(({ account, kind, fields, submitId }) => ({
      at: account,
      kind,
      fields: withoutPassCode(fields),
      submitId,
    })),
    newPassCode: newPassCode.told,
    showsOneTimePassword: shownOneTimePassword.isTold,
    search: {
      by: search.by,
      code: search.code,
      identifier: search.identifier,
      account: { by: findAccount.by, value: findAccount.text },
    },
  };
}

/** Puts the screens and forms back to what they were. */
export function resumeWork(work: KeptWork): void {
  drafts.resume(work.create && resumedDraft(work.create), work.kept.map(resumedDraft));
  changes.resume(
    work.changes.map(({ token, fields, submitId }) => new ChangeForm(token, null, withPassCode(fields), submitId)),
  );
  additions.resume(
    work.additions.map(
      ({ at, kind, fields, submitId }) => new AccountAddForm(at, kind, withPassCode(fields), submitId),
    ),
  );
  newPassCode.resume(work.newPassCode);
  if (work.showsOneTimePassword) notices.warn(unheardWords.passwordGone, { stays: true });
  search.resume(work.search);
  [findAccount.by, findAccount.text] = [work.search.account.by, work.search.account.value];
  route.resume(work.places.map((place) => routeOf(place, work)));
  for (const draft of [drafts.current, ...drafts.kept]) void learnOutcome(draft, sayCreated);
  for (const change of changes.begun) void learnOutcome(change, sayUpdated);
  for (const addition of additions.begun) void learnOutcome(addition, (answer) => sayAdded(addition, answer));
}

/** A form that was sent or saved before the window was begun anew shows what became of it. */
async function learnOutcome<T>(form: TokenFormState<T>, say: (answer: T) => void): Promise<void> {
  const outcome = await form.learnOutcome();
  if (outcome === 'kept') sayKept();
  else if (outcome !== null) say(outcome);
}

function keptDraft({ purpose, fields, submitId }: Draft): NonNullable<KeptWork['create']> {
  return { purpose, fields: withoutPassCode(fields), submitId };
}

function resumedDraft({ purpose, fields, submitId }: NonNullable<KeptWork['create']>): Draft {
  return new Draft(purpose, withPassCode(fields), submitId);
}

function withoutPassCode({ passCode: _, ...fields }: TokenFields): KeptFields {
  return { ...fields, udfs: { ...fields.udfs } };
}

function withPassCode(fields: KeptFields): TokenFields {
  return { ...fields, passCode: '' };
}

function placeOf(to: Route): KeptPlace {
  switch (to.screen) {
    case 'token':
      return { screen: 'token', token: to.token, partial: to.partial };
    case 'update':
      return { screen: 'update', token: to.token };
    case 'account':
    case 'account-add':
      return { screen: to.screen, at: to.at };
    case 'outbox-edit':
      return { screen: 'outbox' };
    case 'search':
    case 'list':
    case 'create':
    case 'outbox':
    case 'settings':
      return { screen: to.screen };
  }
}

function routeOf(place: KeptPlace, work: KeptWork): Route {
  switch (place.screen) {
    case 'token': {
      const address = addressOf(place.token);
      return { ...place, address, partial: place.partial && address !== null, seenAt: null };
    }
    case 'update': {
      const address = addressOf(place.token);
      // Without a code the token is known by identifier and pass code, and the pass code was not kept: it is looked for anew.
      return address ? { ...place, address } : { screen: 'search' };
    }
    case 'create': {
      const purpose = work.create?.purpose;
      return purpose ? { screen: 'create', purpose } : { screen: 'create' };
    }
    default:
      return place;
  }
}

function addressOf({
  authenticationCode,
}: {
  authenticationCode: string | null;
}): { authenticationCode: string } | null {
  return authenticationCode ? { authenticationCode } : null;
}
