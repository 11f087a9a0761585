import { dialog, type BrowserWindow } from 'electron';
import type { LeftBehind } from '../contract/outbox';

// What the window itself never decides, as a page could be made to: the system's own dialog asks the person.

/** Asks whether work that waits for one server may be sent to another. */
export function confirmMove(parent: BrowserWindow | undefined, from: string, to: string): Promise<boolean> {
  return confirm(parent, {
    message: 'Move this work to the server that you use now?',
    detail: `It was saved for ${from} and would go to ${to}, with the codes in it. Move it only if both are the same server.`,
    buttons: ['Leave it', 'Move'],
  });
}

/** Asks whether somebody who is signed in to one server wants to sign in to another. */
export function confirmOtherServer(parent: BrowserWindow | undefined, from: string, to: string): Promise<boolean> {
  return confirm(parent, {
    message: 'Sign in to another server?',
    detail: `You are signed in to ${from}. What was typed would go to ${to}, with the password. Go on only if you asked for it.`,
    buttons: ['Stay here', 'Sign in'],
  });
}

/** Asks whether what another operator saved is given up for good. */
export function confirmDiscard(parent: BrowserWindow | undefined, { owner, counts }: LeftBehind): Promise<boolean> {
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  const lost =
    count === 1
      ? '1 entry is not sent any more, and everything in it is lost.'
      : `${String(count)} entries are not sent any more, and everything in them is lost.`;
  return confirm(parent, {
    message: `Discard what ${owner.userName} saved on this desk?`,
    detail: `${lost} What the server has done already is not taken back.`,
    buttons: ['Keep', 'Discard'],
  });
}

async function confirm(
  parent: BrowserWindow | undefined,
  { message, detail, buttons }: { message: string; detail: string; buttons: [string, string] },
): Promise<boolean> {
  if (!parent) return false;
  const asked = { type: 'question', title: 'Tokendesk', message, detail, buttons, defaultId: 0, cancelId: 0 } as const;
  const { response } = await dialog.showMessageBox(parent, { ...asked, buttons: [...buttons] });
  return response === 1;
}
