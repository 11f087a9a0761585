import { dialog, type BrowserWindow } from 'electron';

/** Asks whether work that waits for one server may be sent to another; the window itself never decides that. */
export async function confirmMove(parent: BrowserWindow | undefined, from: string, to: string): Promise<boolean> {
  if (!parent) return false;
  const { response } = await dialog.showMessageBox(parent, {
    type: 'question',
    title: 'Tokendesk',
    message: 'Move this work to the server that you use now?',
    detail: `It was saved for ${from} and would go to ${to}, with the codes in it. Move it only if both are the same server.`,
    buttons: ['Leave it', 'Move'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
