import { ofOwners, ofSessions, ofTheDisk } from './data.mjs';
import { ofTheLock } from './lock.mjs';
import { ofTrust } from './trust.mjs';
import { ofTheWindow } from './window.mjs';

/**
 * Every control whose removal a check has to notice: `npm run test:security:mutations` removes them in turn. What a check is
 * for stands in docs/design/security.md, and a test holds both to the sources.
 */
export const mutations = [...ofTheWindow, ...ofTheLock, ...ofSessions, ...ofTheDisk, ...ofOwners, ...ofTrust];
