import type { TokenColumn } from '../../electron/contract/model';
import { isColumnKnown } from './release';

const columns: readonly TokenColumn[] = [
  'number',
  'lifeCycleState',
  'authenticationCode',
  'identifier',
  'classification',
  'rewardsParticipant',
];

/** What the tokens of one account are shown by, as far as the release knows it; whose they are is said above them. */
export function accountColumns(): TokenColumn[] {
  return columns.filter(isColumnKnown);
}

/** What is asked of them: whose they are too, as each is remembered and opened without the account around it. */
export function askedAccountColumns(): TokenColumn[] {
  return [...accountColumns(), ...(['accountsReceivable'] as const).filter(isColumnKnown)];
}
