import type { UpdatesOff, UpdateState, UpdateTrouble } from '../../../electron/contract/updates';
import { moment } from './time';

const tellOthers = 'Tell whoever looks after this computer.';

const off: Readonly<Record<UpdatesOff, string>> = {
  policy: 'Your organisation has switched updates off on this desk.',
  'no-feed': 'This copy was not told where to look for updates. Whoever installed it replaces it.',
  'unsafe-feed': `The address for updates does not begin with https, so nothing is taken from there. ${tellOthers}`,
  'not-packaged': 'Started from its sources: there is nothing to update.',
  'installed-otherwise': 'This copy is replaced by what installed it, such as the package manager of the system.',
  'read-only': 'Tokendesk may not write where it is installed. Whoever looks after this computer replaces it.',
};

const troubles: Readonly<Record<UpdateTrouble, string>> = {
  'no-answer': 'The update server did not answer. You can go on working; it is asked again by itself.',
  certificate: `The update server could not prove who it is, so nothing was taken from it. ${tellOthers}`,
  'not-a-feed': `What the update server answered is no list of versions. ${tellOthers}`,
  damaged: `What arrived is not what was announced, so it was thrown away. Try again; if it goes on: ${lower(tellOthers)}`,
  'not-signed': `It is not signed by the publisher of this app, so it was thrown away. ${tellOthers}`,
  'not-saved': 'It could not be written to this computer. Make room on its disk, then try again.',
  unforeseen: 'Something happened that was not foreseen. You can go on working; it is tried again by itself.',
};

export const updateWords = {
  title: 'Updates',
  intro: 'Looked for now and then, and installed when you quit: never under your hands.',
  check: 'Check now',
  download: 'Download',
  install: 'Restart and install',
  outbox: 'Open Outbox',
  again: 'Try again',
  progress: 'Download of the update',
  percent: (percent: number) => `${String(percent)} %`,
} as const;

/** What is said of a version that is here; also around every screen. */
export function readyWords({ version, waits }: Extract<UpdateState, { state: 'ready' }>): string {
  return waits
    ? `Tokendesk ${version} is ready, but waits until the Outbox has sent what is on its way.`
    : `Tokendesk ${version} is ready and will be installed when you quit.`;
}

/** How it stands with updates, in a sentence or two. */
export function updateSentence(state: UpdateState, now: number): string {
  switch (state.state) {
    case 'off':
      return off[state.why];
    case 'idle':
      return 'Not looked for since the start; it is done by itself some minutes later.';
    case 'checking':
      return 'Looking for a newer version …';
    case 'none':
      return `Tokendesk is up to date. Last checked: ${moment(state.at, now)}.`;
    case 'available':
      return `Tokendesk ${state.version} is available.`;
    case 'downloading':
      return `Tokendesk ${state.version} is being downloaded.`;
    case 'ready':
      return readyWords(state);
    case 'failed':
      return `${failedWords(state.version)} ${troubles[state.why]}`;
  }
}

function failedWords(version: string | null): string {
  return version === null ? 'Updates could not be looked for.' : `Tokendesk ${version} could not be downloaded.`;
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
