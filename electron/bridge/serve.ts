import { randomUUID } from 'node:crypto';
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import * as v from 'valibot';
import { failed, type Failure, type Result } from '../contract/failure';
import { isPlain } from '../contract/plain';
import type { Answer, Ask, EventName, Events, RequestName } from '../contract/requests';
import { schemas } from '../contract/schemas';
import { noteRequest } from '../shell/audit';
import { nameOf } from '../shell/error-name';
import type { Log } from '../shell/log';

export type Handler<N extends RequestName> = (ask: Ask<N>) => Promise<Result<Answer<N>>>;
export type Handlers = { [N in RequestName]: Handler<N> };

interface Door {
  handlers: Handlers;
  /** Whether a sender is the main frame of our own window. */
  isOurs(event: IpcMainInvokeEvent): boolean;
  /** Whether the desk is locked: then nothing is answered but what opens it. */
  isLocked(): boolean;
  /** Whether the organisation has taken away what a request is for. */
  isHidden<N extends RequestName>(name: N, ask: Ask<N>): boolean;
  log: Log;
}

/** Opens the one door between window and main process: our frame? valid payload? handler -> Result; never throws across. */
export function serve(door: Door): void {
  for (const name of Object.keys(schemas) as RequestName[]) {
    ipcMain.handle(name, (event, ask: unknown) =>
      door.isOurs(event) ? answer(door, name, ask) : failed(notAsExpected('The sender is not our window')),
    );
  }
}

async function answer<N extends RequestName>(door: Door, name: N, ask: unknown): Promise<Result<unknown>> {
  try {
    const isLocked = door.isLocked();
    if (isLocked && !opensDesk(name))
      return failed({ code: 'signed-out', reason: 'locked', message: 'The desk is locked' });
    const parsed = v.safeParse(schemas[name], ask, { abortEarly: true });
    if (!parsed.success || !isPlain(ask, parsed.output))
      return failed({ code: 'invalid', message: `The request ${name} is not as the contract has it` });
    if (door.isHidden(name, parsed.output))
      return failed({ code: 'rejected', reason: 'by-policy', message: `The policy of this machine hides ${name}` });
    const answered = await door.handlers[name](parsed.output);
    // an open desk is not unlocked: such a request does nothing
    if (isLocked || !opensDesk(name)) noteRequest(door.log, name, parsed.output, answered);
    return answered;
  } catch (error) {
    const failure = notAsExpected('The main process met an error');
    door.log('request-threw', { request: name, reference: failure.reference, error: nameOf(error) });
    return failed(failure);
  }
}

function opensDesk(name: RequestName): boolean {
  return name === 'lock:read' || name === 'lock:unlock' || name === 'lock:hand-over';
}

/** Tells the window; a window that is gone hears nothing. */
export function tell<N extends EventName>(contents: WebContents | undefined, name: N, value: Events[N]): void {
  if (contents && !contents.isDestroyed()) contents.send(name, value);
}

function notAsExpected(message: string): Failure & { reference: string } {
  return { code: 'unexpected', message, reference: randomUUID().slice(4, 13) };
}
