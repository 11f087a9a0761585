import { readFileSync } from 'node:fs';
import { isRecord } from '../shell/settings-members';
import { logLine, type LogLine } from '../shell/log';
import { filesOfLog } from '../shell/log-file';

/** Gives the newest lines of a log, oldest first; of each only what may leave this machine, whoever wrote the file. */
export function readLogTail(file: string, most: number): LogLine[] {
  return filesOfLog(file)
    .flatMap((each) => textOf(each).split('\n'))
    .slice(-2 * most)
    .flatMap((line) => lineOf(line))
    .slice(-most);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function lineOf(text: string): LogLine[] {
  try {
    const found = JSON.parse(text) as unknown;
    const line = isRecord(found) ? logLine(found) : undefined;
    return line ? [line] : [];
  } catch {
    return [];
  }
}
