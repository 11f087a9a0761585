import type { KeptFields, KeptPlace, KeptWork } from '../../electron/contract/kept-work';
import { changeForm } from './change-form.svelte';
import { draft } from './draft.svelte';
import { emptyFields, type TokenFields } from './draft-fields';
import { findAccount } from './find-account.svelte';
import { route, type Route } from './route.svelte';
import { search } from './search.svelte';

/** More steps back than anybody goes. */
const longestWay = 12;

/** What the operator is in the middle of, without any pass code. */
export function workNow(): KeptWork {
  const { token } = changeForm;
  return {
    places: route.step.map(placeOf).slice(-longestWay),
    create: isUntouched(draft.fields) ? null : { fields: withoutPassCode(draft.fields), replaces: draft.replaces },
    change: token && changeForm.hasChanges ? { token, fields: withoutPassCode(changeForm.fields) } : null,
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
  if (work.create) draft.resume(withPassCode(work.create.fields), work.create.replaces);
  if (work.change) changeForm.resume(work.change.token, withPassCode(work.change.fields));
  search.resume(work.search);
  [findAccount.by, findAccount.text] = [work.search.account.by, work.search.account.value];
  route.resume(work.places.map((place) => routeOf(place, work)));
}

function isUntouched(fields: TokenFields): boolean {
  return JSON.stringify(fields) === JSON.stringify(emptyFields());
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
      const replaces = work.create?.replaces;
      return replaces ? { screen: 'create', replaces } : { screen: 'create' };
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
