import type { EventName, RequestName } from './requests';

/** The names as values, for the preload; a name forgotten here, or too many, does not compile. */
const requests: Record<RequestName, true> = {
  'session:read': true,
  'session:sign-in': true,
  'session:sign-in-again': true,
  'session:practise': true,
  'session:sign-out': true,
  'session:leave': true,
  'connection:read': true,
  'keychain:read': true,
  'keychain:retry': true,
  'proxy:read': true,
  'proxy:sign-in': true,
  'tokens:find': true,
  'tokens:not-associated': true,
  'tokens:list': true,
  'tokens:create': true,
  'tokens:update': true,
  'tokens:set-effective': true,
  'tokens:set-not-effective': true,
  'tokens:outcome': true,
  'tokens:delete': true,
  'tokens:verify': true,
  'tokens:reset-verification-code': true,
  'tokens:reset-pass-code': true,
  'tokens:forgot-pass-code': true,
  'tokens:generate-otp': true,
  'tokens:export': true,
  'classifications:list': true,
  'accounts:show': true,
  'accounts:of-token': true,
  'accounts:associate': true,
  'accounts:outcome': true,
  'accounts:detach': true,
  'participants:list': true,
  'outbox:read': true,
  'outbox:queue': true,
  'outbox:decide': true,
  'outbox:discard-others': true,
  'outbox:edit': true,
  'outbox:acknowledge-loss': true,
  'outbox:start-anew': true,
  'directory:search': true,
  'settings:read': true,
  'settings:notice': true,
  'settings:notice-read': true,
  'settings:change': true,
  'settings:choose-company-ca': true,
  'settings:remove-company-ca': true,
  'policy:read': true,
  'lock:read': true,
  'lock:now': true,
  'lock:active': true,
  'lock:unlock': true,
  'lock:hand-over': true,
  'drafts:keep': true,
  'drafts:read': true,
  'clipboard:copy': true,
  'health:read': true,
  'health:check': true,
  'health:bundle': true,
  'updates:read': true,
  'updates:check': true,
  'updates:download': true,
  'updates:install': true,
  'window:print': true,
  'window:news': true,
  'app:about': true,
};

const events: Record<EventName, true> = {
  'outbox:changed': true,
  'session:changed': true,
  'connection:changed': true,
  'keychain:changed': true,
  'proxy:changed': true,
  'lock:changed': true,
  'lock:warning': true,
  'settings:changed': true,
  'policy:changed': true,
  'updates:changed': true,
};

/** Whether the contract knows this request. */
export function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

/** Whether the contract knows this event. */
export function isEventName(name: unknown): name is EventName {
  return typeof name === 'string' && Object.hasOwn(events, name);
}
