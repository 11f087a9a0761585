import type { DirectoryMatch, QueueDecision, QueuedWork, QueueView } from '../contract/outbox';
import type { Result } from '../contract/failure';
import type { AccessToken } from '../contract/model';

/** What the desk does without the network: it remembers tokens, and keeps work until it can be sent. */
export interface OfflineDesk {
  view(): Promise<QueueView>;
  queue(work: QueuedWork, replaces?: string): Promise<Result<QueueView>>;
  decide(id: string, decision: QueueDecision): Promise<Result<QueueView>>;
  edit(id: string): Promise<Result<QueuedWork>>;
  search(text: string): Promise<Result<DirectoryMatch[]>>;
  /** Remembers tokens that an answer showed. */
  remember(tokens: readonly AccessToken[]): void;
}
