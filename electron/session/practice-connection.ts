import type { Connection } from '../crm/client';

export interface PracticeRoom {
  connection: Connection;
  operator: { organisation: string; userName: string; password: string };
}

/** Opens the embedded CRM.COM, without a port; it plays the release that is set, and its people last until the app ends. */
export async function openPractice(release: () => string): Promise<PracticeRoom> {
  // Loaded when it is asked for: a desk that works with a real server never pays for it.
  const { createPractice } = await import('../practice/practice');
  const { practicePeople } = await import('../practice/people');
  const { isRelease } = await import('../practice/releases');
  const practice = createPractice();
  return {
    connection: {
      base: 'https://practice.invalid/crmapi/rest/v2',
      get release() {
        return release();
      },
      fetch: (url, init) => {
        const played = release();
        if (isRelease(played)) practice.options.release = played;
        return practice.fetch(new Request(url, init));
      },
      deadlineMs: 15_000,
    },
    operator: {
      organisation: practicePeople.organisation,
      userName: practicePeople.operator.username,
      password: practicePeople.operator.password,
    },
  };
}

/** What opens practice to one of its people; null for a name that is not theirs. */
export async function practicePasswordOf(userName: string | null): Promise<string | null> {
  const { practicePeople } = await import('../practice/people');
  const known = [practicePeople.operator, practicePeople.supervisor].find(({ username }) => username === userName);
  return known?.password ?? null;
}
