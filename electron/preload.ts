import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Desk } from './contract/bridge';
import { isEventName, isRequestName } from './contract/names';

// Nothing but these two functions reaches the page; a name outside the contract never leaves it.
const desk: Desk = {
  call(name, ask) {
    if (!isRequestName(name)) return Promise.reject(new TypeError('No such request'));
    return ipcRenderer.invoke(name, ask) as Promise<never>;
  },
  on(name, listener) {
    if (!isEventName(name)) throw new TypeError('No such event');
    const forward = (_event: IpcRendererEvent, value: Parameters<typeof listener>[0]): void => listener(value);
    ipcRenderer.on(name, forward);
    return () => void ipcRenderer.removeListener(name, forward);
  },
};

contextBridge.exposeInMainWorld('desk', desk);
