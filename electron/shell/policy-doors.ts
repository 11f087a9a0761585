import type { Feature } from '../contract/actions';
import type { HideableFeature } from '../contract/policy';
import type { Ask, RequestName } from '../contract/requests';

/** What each request is for; it is refused once all that it is for is hidden. */
const servesFor: { [N in RequestName]?: readonly HideableFeature[] } = {
  'session:practise': ['practice'],
  'tokens:not-associated': ['list'],
  'tokens:list': ['list', 'accounts'],
  'tokens:create': ['create'],
  'tokens:update': ['update'],
  'tokens:set-effective': ['life-cycle'],
  'tokens:set-not-effective': ['life-cycle'],
  'tokens:delete': ['delete'],
  'tokens:verify': ['verification'],
  'tokens:reset-verification-code': ['verification'],
  'tokens:reset-pass-code': ['pass-codes'],
  'tokens:forgot-pass-code': ['pass-codes'],
  'tokens:generate-otp': ['one-time-password'],
  'tokens:export': ['export'],
  'accounts:show': ['accounts'],
  'accounts:of-token': ['accounts'],
  'accounts:associate': ['account-changes'],
  'accounts:detach': ['account-changes'],
  'participants:list': ['accounts'],
  'settings:choose-company-ca': ['settings'],
  'settings:remove-company-ca': ['settings'],
  'updates:check': ['settings'],
  'updates:download': ['settings'],
  'updates:install': ['settings'],
  'health:bundle': ['settings'],
  'clipboard:copy': ['copy'],
  'window:print': ['print'],
};

/** Whether the organisation has taken away what a request is for. */
export function isHidden<N extends RequestName>(name: N, ask: Ask<N>, hidden: readonly HideableFeature[]): boolean {
  const purposes = name === 'outbox:queue' ? [kindOf(ask as Ask<'outbox:queue'>)] : (servesFor[name] ?? []);
  // what cannot be seen is not changed either
  if (name.startsWith('accounts:') && hidden.includes('accounts')) return true;
  // an account can be given a token that does not exist yet, which is made for it
  if (name === 'accounts:associate' && hidden.includes('create') && makesToken(ask as Ask<'accounts:associate'>))
    return true;
  return purposes.length > 0 && purposes.every((purpose) => hidden.includes(purpose));
}

function makesToken({ association }: Ask<'accounts:associate'>): boolean {
  return 'added' in association;
}

function kindOf({ work }: Ask<'outbox:queue'>): HideableFeature {
  return work.kind === 'create' || work.kind === 'update' ? work.kind : 'life-cycle';
}

/** What is hidden counts to the window as what the server's release lacks. */
const features: Partial<Record<Feature, HideableFeature>> = {
  setAsEffective: 'life-cycle',
  setAsNotEffective: 'life-cycle',
  deleteToken: 'delete',
  verify: 'verification',
  resetVerificationCode: 'verification',
  resetPassCode: 'pass-codes',
  forgotPassCode: 'pass-codes',
  generateOtp: 'one-time-password',
  accountOfToken: 'accounts',
  create: 'create',
};

/** Whether the organisation has taken away a method of the API. */
export function isFeatureHidden(feature: Feature, hidden: readonly HideableFeature[]): boolean {
  const purpose = features[feature];
  return purpose !== undefined && hidden.includes(purpose);
}
