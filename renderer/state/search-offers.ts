import type { Failure } from '../../electron/contract/failure';

/** What can be done next after a search that gave nothing. */
export type SearchOffer = 'try-again' | 'create-with-code' | 'find-account' | 'find-participant' | 'find-by-identifier';

/** What was looked for, and what there is to offer. */
export interface Sought {
  /** The text that was looked up as an authentication code; null for an identifier with its pass code. */
  code: string | null;
  isScanned: boolean;
  can: { create: boolean; accounts: boolean; participants: boolean };
}

/** How a text is written, as far as that says what it can be; CRM.COM numbers its records by prefix (docs/design/api.md 6). */
export type TextForm =
  'token-number' | 'account-number' | 'participant-number' | 'contact-number' | 'email' | 'phone' | 'text' | 'code';

/** A typed text that is shorter is more likely a code that was not finished, or no code at all. */
const shortestTypedCode = 6;

/** Tells by its form what a text can be. */
export function formOf(text: string): TextForm {
  const trimmed = text.trim();
  const prefix = /^(at|acr|rp|ci)\d{4,}$/i.exec(trimmed)?.[1]?.toLowerCase();
  if (prefix === 'at') return 'token-number';
  if (prefix === 'acr') return 'account-number';
  if (prefix === 'rp') return 'participant-number';
  if (prefix === 'ci') return 'contact-number';
  if (/^\S+@\S+$/.test(trimmed)) return 'email';
  if (/^\+[\d\s().-]{5,}$/.test(trimmed)) return 'phone';
  const hasSpace = /\s/.test(trimmed);
  const hasDigit = /\d/.test(trimmed);
  // several words are a name or an address; digits in groups are still a code
  const isWords = !hasDigit || (hasSpace && /\p{L}/u.test(trimmed));
  return isWords || trimmed.replace(/\s/g, '').length < shortestTypedCode ? 'text' : 'code';
}

/**
 * What is offered after a search that failed. A new token is offered only where the server is known to have none with this
 * code, and the text can be a code; whatever else failed can be tried again, save where that changes nothing.
 */
export function searchOffers(failure: Failure, { code, isScanned, can }: Sought): SearchOffer[] {
  if (failure.code === 'invalid' || failure.reason === 'by-policy') return [];
  if (failure.reason !== 'not-found' || code === null) return ['try-again'];
  const offers = offersFor(formOf(code), isScanned).filter((offer) => {
    if (offer === 'create-with-code') return can.create;
    if (offer === 'find-account') return can.accounts;
    return offer !== 'find-participant' || can.participants;
  });
  return offers.length > 0 ? offers : ['try-again'];
}

function offersFor(form: TextForm, isScanned: boolean): SearchOffer[] {
  switch (form) {
    case 'account-number':
      return ['find-account'];
    case 'participant-number':
      return ['find-participant'];
    case 'email':
    case 'phone':
      return ['find-by-identifier'];
    case 'text':
      return isScanned ? ['create-with-code'] : ['find-by-identifier'];
    case 'code':
      return ['create-with-code'];
    case 'token-number':
    case 'contact-number':
      return [];
  }
}
