/** The way into an org as flags and environment name it. */
import { UserError } from '../../errors.ts';
import type { OrgAccess, Person } from '../../investigation/enter-org.ts';

/** What {@link inOrg} lets a command line say. */
export interface OrgFlags {
  readonly targetOrg?: string;
  readonly instanceUrl?: string;
  readonly loginUrl?: string;
  readonly clientId?: string;
  readonly jwtKeyFile?: string;
  readonly username?: string;
  readonly apiVersion?: string;
  readonly callbackPort?: string;
}

/** Secrets come from the environment or from the person, where there is one: never from arguments, which everybody on the machine can read. */
export function orgAccessFrom(flags: OrgFlags, environment: NodeJS.ProcessEnv, person: Person | null): OrgAccess {
  const { callbackPort, targetOrg, instanceUrl, apiVersion, loginUrl, clientId, jwtKeyFile, username } = flags;
  const { SF_TARGET_ORG, SF_ACCESS_TOKEN, SF_CLIENT_SECRET, SF_PASSWORD, SF_SECURITY_TOKEN } = environment;
  const elsewhere = instanceUrl !== undefined || clientId !== undefined || username !== undefined;
  const org = targetOrg ?? (elsewhere ? undefined : SF_TARGET_ORG || undefined);
  return {
    instanceUrl: instanceUrl ?? null,
    accessToken: SF_ACCESS_TOKEN || null,
    apiVersion: apiVersion ?? null,
    ...(person === null ? {} : { person }),
    ...(callbackPort === undefined ? {} : { callbackPort: portOf(callbackPort) }),
    ...(org === undefined ? {} : { targetOrg: org }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(jwtKeyFile === undefined ? {} : { jwtKeyFile }),
    ...(username === undefined ? {} : { username }),
    ...(SF_CLIENT_SECRET ? { clientSecret: SF_CLIENT_SECRET } : {}),
    ...(SF_PASSWORD ? { password: SF_PASSWORD } : {}),
    ...(SF_SECURITY_TOKEN ? { securityToken: SF_SECURITY_TOKEN } : {}),
  };
}

/** Whether a command line names an org to be asked, or the environment does. */
export function namesOrg(
  { targetOrg, instanceUrl, loginUrl, clientId, username }: OrgFlags,
  { SF_TARGET_ORG }: NodeJS.ProcessEnv,
): boolean {
  return [targetOrg, instanceUrl, loginUrl, clientId, username].some((flag) => flag !== undefined) || Boolean(SF_TARGET_ORG);
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UserError(`--callback-port: '${text}' is no port`, 'Use a number up to 65535; 0 takes any port that is free.', 2);
}
