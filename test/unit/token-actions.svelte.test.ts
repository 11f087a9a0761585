import { describe, expect, test } from 'vitest';
import { features, type Feature } from '../../electron/contract/actions';
import type { AccessToken, TokenIdentifier } from '../../electron/contract/model';
import { actionNote, clockTime, explainHindrance } from '../../renderer/lib/words/actions';
import { replacementFields } from '../../renderer/state/replacement';
import { canBeMailed, lifeCycleStep, otherActions, type Situation } from '../../renderer/state/token-actions';
import { tokenWith } from '../support/tokens';

const address: TokenIdentifier = { authenticationCode: '7' };
const account = { id: 'a', number: 'ACR0000000069', name: 'Jane', lifeCycleState: 'ACTIVE', owner: null };

function situation(members: Partial<AccessToken>, lacks: Feature[] = []): Situation {
  const token = tokenWith({ authenticationCode: '7', ...members });
  return { token, address, has: (feature) => features.includes(feature) && !lacks.includes(feature) };
}

function offered(at: Situation): string[] {
  return otherActions(at).map(({ action, hindrance }) => (hindrance ? `(${action})` : action));
}

describe('the step in a token’s life', () => {
  test.each([
    ['EFFECTIVE', 'set-not-effective'],
    ['NOT_EFFECTIVE', 'set-effective'],
    ['PENDING_VERIFICATION', 'verify'],
    ['BLOCKED', null],
    [null, null],
  ])('%s: %s', (lifeCycleState, step) => {
    expect(lifeCycleStep(situation({ lifeCycleState }))).toBe(step);
  });

  test('is not offered without a method for it, nor without a way to name the token', () => {
    const effective = situation({ lifeCycleState: 'EFFECTIVE' }, ['setAsNotEffective']);
    expect(lifeCycleStep(effective)).toBeNull();
    expect(lifeCycleStep({ ...situation({ lifeCycleState: 'EFFECTIVE' }), address: null })).toBeNull();
  });
});

describe('the other actions', () => {
  test.each([
    [
      'EFFECTIVE',
      [
        'replace',
        'one-time-password',
        '(mail-pass-code)',
        'new-pass-code',
        'whose',
        '(verify)',
        '(send-code)',
        '(delete)',
      ],
    ],
    [
      'NOT_EFFECTIVE',
      [
        'replace',
        '(one-time-password)',
        '(mail-pass-code)',
        '(new-pass-code)',
        '(whose)',
        '(verify)',
        '(send-code)',
        'delete',
      ],
    ],
    [
      'PENDING_VERIFICATION',
      [
        ...['replace', '(one-time-password)', '(mail-pass-code)', '(new-pass-code)', '(whose)', 'send-code'],
        ...['(set-effective)', '(set-not-effective)', '(delete)'],
      ],
    ],
  ])('of a token that is %s', (lifeCycleState, actions) => {
    expect(offered(situation({ lifeCycleState }))).toEqual(actions);
  });

  test('leave out what the release lacks, and whose it is where that is known', () => {
    const at = situation({ lifeCycleState: 'EFFECTIVE', accountsReceivable: account }, ['generateOtp', 'deleteToken']);
    expect(offered(at)).toEqual(['replace', '(mail-pass-code)', 'new-pass-code', '(verify)', '(send-code)']);
  });

  test('of a state that nobody knows are all explained', () => {
    const hindered = otherActions(situation({ lifeCycleState: 'BLOCKED' })).filter(({ hindrance }) => hindrance);
    expect(hindered).toHaveLength(9);
    expect(new Set(hindered.map(({ hindrance }) => hindrance?.why))).toEqual(new Set(['unknown-state']));
  });

  test('that reset something need no address, only a name', () => {
    const at = {
      ...situation({ lifeCycleState: 'EFFECTIVE', authenticationCode: null, identifier: 'jane' }),
      address: null,
    };
    expect(offered(at)).toContain('new-pass-code');
    expect(offered(at)).toContain('(one-time-password)');
  });
});

test.each([
  ['jane@example.com', true],
  ['70012345', false],
  [null, false],
])('mail to %s: %s', (identifier, isPossible) => {
  expect(canBeMailed(situation({ lifeCycleState: 'EFFECTIVE', identifier }))).toBe(isPossible);
  expect(canBeMailed(situation({ lifeCycleState: 'EFFECTIVE', identifier }, ['forgotPassCode']))).toBe(false);
});

describe('words', () => {
  const why = (members: Partial<AccessToken>, action: string, lacks: Feature[] = []) => {
    const offer = otherActions(situation(members, lacks)).find((each) => each.action === action);
    return offer?.hindrance ? explainHindrance(offer.action, offer.hindrance) : null;
  };

  test('say what makes way for an action', () => {
    expect(why({ lifeCycleState: 'EFFECTIVE' }, 'delete')).toBe(
      'Only tokens that are not effective can be deleted. Set it not effective first.',
    );
    expect(why({ lifeCycleState: 'PENDING_VERIFICATION' }, 'delete')).toBe(
      'Only tokens that are not effective can be deleted.',
    );
    expect(why({ lifeCycleState: 'PENDING_VERIFICATION' }, 'new-pass-code')).toMatch(/Verify it first\.$/);
  });

  test('advise nothing that the release cannot do', () => {
    expect(why({ lifeCycleState: 'NOT_EFFECTIVE' }, 'new-pass-code', ['setAsEffective'])).toBe(
      'Only effective tokens get a new pass code.',
    );
  });

  test('tell where the mail goes, and what a release advises', () => {
    const token = tokenWith({ identifier: 'jane@example.com' });
    expect(actionNote('mail-pass-code', token, true)).toBe('To jane@example.com');
    expect(actionNote('new-pass-code', token, true)).toContain('advises to mail');
    expect(actionNote('new-pass-code', token, false)).toBeNull();
  });

  test.each([
    [120_000, '2:00'],
    [59_001, '1:00'],
    [9_000, '0:09'],
    [1, '0:01'],
  ])('%i ms are %s', (milliseconds, text) => {
    expect(clockTime(milliseconds)).toBe(text);
  });
});

describe('a replacement', () => {
  const token = tokenWith({
    identifier: 'jane@example.com',
    accountsReceivable: account,
    rewardsParticipant: { id: 'p', number: null, lifeCycleState: null, accountsReceivable: null },
    classification: { id: 'c', name: 'Loyalty card', alternativeCode: null, description: null },
  });

  test('takes over owner and classification, and nothing that belongs to one token only', () => {
    expect(replacementFields(token, () => true)).toMatchObject({
      ...{ authenticationCode: '', identifier: '', passCode: '', classification: 'c' },
      ...{ accountBy: 'number', account: 'ACR0000000069', participantBy: 'id', participant: 'p' },
    });
  });

  test('takes over nothing that the release lacks', () => {
    expect(replacementFields(token, () => false)).toMatchObject({ classification: '', account: '', participant: '' });
  });
});
