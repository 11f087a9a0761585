import type { Feature } from '../../electron/contract/actions';
import type { TokenColumn } from '../../electron/contract/model';
import { session } from './session.svelte';

const columnFeatures: Readonly<Partial<Record<TokenColumn, Feature>>> = {
  classification: 'classification',
  accountsReceivable: 'accountsReceivable',
  rewardsParticipant: 'rewardsParticipant',
  cardMaskedNumber: 'cardMaskedNumber',
  verifiedDate: 'verifiedDate',
};

/** Whether the server's release gives tokens what this column shows. */
export function isColumnKnown(column: TokenColumn): boolean {
  const feature = columnFeatures[column] ?? (column.startsWith('udf') ? 'udfs' : null);
  return feature === null || session.has(feature);
}
