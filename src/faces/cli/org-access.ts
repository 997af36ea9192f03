/** The way into an org as flags and environment name it. */
import type { OrgAccess } from '../../investigation/pull.ts';

/** What {@link inOrg} lets a command line say. */
export interface OrgFlags {
  readonly instanceUrl?: string;
  readonly apiVersion?: string;
}

/** Secrets come from the environment alone: arguments can be read by everybody on the machine. */
export function orgAccessFrom(flags: OrgFlags, environment: NodeJS.ProcessEnv): OrgAccess {
  return {
    instanceUrl: flags.instanceUrl ?? null,
    accessToken: environment.SF_ACCESS_TOKEN || null,
    apiVersion: flags.apiVersion ?? null,
  };
}
