import type { PracticeOptions } from '../../electron/practice/options';
import { practicePeople } from '../../electron/practice/people';
import { createPractice } from '../../electron/practice/practice';
import type { Practice } from '../../electron/practice/practice';

export type Members = Record<string, unknown>;

export interface Answer {
  http: number;
  code: unknown;
  message: unknown;
  /** The single record of an answer; empty where there is none. */
  one: Members;
  /** The records of a list; empty where the answer is none. */
  many: Members[];
  text: string;
}

export interface Caller {
  practice: Practice;
  sessionToken: string;
  post(this: void, path: string, body?: Members): Promise<Answer>;
  get(this: void, path: string, query?: Record<string, string>): Promise<Answer>;
}

export const base = 'http://practice.test/crmapi/rest/v2';
const noon = new Date('2024-05-06T12:00:00Z');

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an envelope; a text that is none gives empty members. */
export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : {};
  const { status, data } = isMembers(body) ? body : {};
  const { code, message } = isMembers(status) ? status : {};
  const many = Array.isArray(data) ? data.filter(isMembers) : [];
  return { http: response.status, code, message, one: isMembers(data) ? data : {}, many, text };
}

/** Makes a POST request as the API wants it. */
export function postRequest(path: string, body: unknown, init: RequestInit = {}): Request {
  const headers = { 'content-type': 'application/json' };
  return new Request(`${base}/${path}`, { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

/** Signs a user in and gives the session token. */
export async function signIn(practice: Practice, who: Members = practicePeople.operator): Promise<string> {
  const { organisation } = practicePeople;
  const answer = await read(await practice.fetch(postRequest('authentication/token', { organisation, ...who })));
  if (typeof answer.one.token !== 'string') throw new Error(`Not signed in: ${String(answer.message)}`);
  return answer.one.token;
}

/** A small practice service whose error codes are the kinds of its refusals, at noon of a fixed day, with the operator signed in. */
export async function startCaller(options: Partial<PracticeOptions> = {}): Promise<Caller> {
  const practice = createPractice({
    size: 150,
    errorCodes: (kind) => kind,
    now: () => noon,
    utcOffsetMinutes: 0,
    ...options,
  });
  const sessionToken = await signIn(practice);
  return {
    practice,
    sessionToken,
    post: async (path, body = {}) => read(await practice.fetch(postRequest(path, { token: sessionToken, ...body }))),
    get: async (path, query = {}) => {
      const search = new URLSearchParams({ token: sessionToken, ...query }).toString();
      return read(await practice.fetch(new Request(`${base}/${path}?${search}`)));
    },
  };
}

/** Gives the identifier object that addresses a token by its authentication code. */
export function byCode(authentication_code: unknown): Members {
  return { access_token_identifier: { authentication_code } };
}
