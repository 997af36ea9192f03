/** Goes into an org by the way that the user named. What speaks to orgs is loaded only then. */
import type { Org, OrgAccess } from '../sources/org/org.ts';

export type { OrgAccess, Person } from '../sources/org/org.ts';

export interface Entering {
  /** Told which way was taken, and what takes longer than usual, in a sentence. */
  readonly say: (message: string) => void;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
}

export async function enterOrg(access: OrgAccess, { say, signal }: Entering): Promise<Org> {
  const [{ enter }, { openOrg }] = await Promise.all([import('../sources/org/enter.ts'), import('../sources/org/client/open-org.ts')]);
  const { apiVersion } = access;
  const ending = signal === undefined ? {} : { signal };
  return openOrg(await enter(access, { say, ...ending }), {
    retrying: say,
    ...(apiVersion === null ? {} : { apiVersion }),
    ...ending,
  });
}
