/** The unit that runs the rounds of a watch with the flags it was given. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Unit, UnitFlag } from '../watch/units/unit.ts';
import type { WebhookFormat } from '../watch/webhook-body.ts';
import type { GivenFlag } from './given-flags.ts';
import type { OrgFlags } from './org-access.ts';

/**
 * What is about the unit itself is left out, `--again` too, which is meant once; and so is the webhook, whose address may hold
 * a secret: the format that goes along in its place is refused where the webhook is not named there. `every` in milliseconds;
 * `timezone` is that of this machine, which may not be that of where the unit runs.
 */
export function unitOf(
  flags: OrgFlags & { readonly from?: string; readonly webhook?: string; readonly webhookFormat?: WebhookFormat },
  given: readonly GivenFlag[],
  every: number,
  timezone: string,
  { PATH, XDG_DATA_HOME, SF_TARGET_ORG, BREAKDAY_WEBHOOK_URL }: NodeJS.ProcessEnv,
): Unit {
  const { from, targetOrg, instanceUrl, clientId, username, webhook = BREAKDAY_WEBHOOK_URL, webhookFormat } = flags;
  const toldByWebhook = Boolean(webhook) || webhookFormat !== undefined;
  const usesSf = [from, instanceUrl, clientId, username].every((flag) => flag === undefined);
  const implied = [
    ...(given.some(({ name }) => name === 'timezone') ? [] : [{ long: '--timezone', value: timezone }]),
    ...(usesSf && targetOrg === undefined && SF_TARGET_ORG ? [{ long: '--target-org', value: SF_TARGET_ORG }] : []),
    ...(toldByWebhook && webhookFormat === undefined ? [{ long: '--webhook-format', value: 'json' }] : []),
  ];
  const kept = given.filter(({ name }) => !['printUnit', 'once', 'every', 'again', 'webhook'].includes(name));
  return {
    program: [process.execPath, process.argv[1] ?? ''],
    command: 'watch',
    flags: [{ long: '--once', value: null }, ...kept.map(unitFlag), ...implied],
    home: homedir(),
    folder: process.cwd(),
    every,
    secrets: [...(from === undefined ? secretsOf(flags) : []), ...(toldByWebhook ? ['BREAKDAY_WEBHOOK_URL'] : [])],
    environment: { ...(usesSf ? known({ PATH }) : {}), ...known({ XDG_DATA_HOME }) },
    usesSf,
  };
}

function unitFlag({ long, value, isPath }: GivenFlag): UnitFlag {
  return value !== null && isPath ? { long, value: resolve(value), path: value } : { long, value };
}

function known(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

function secretsOf({ instanceUrl, clientId, jwtKeyFile, username }: OrgFlags): string[] {
  if (clientId !== undefined) return jwtKeyFile === undefined ? ['SF_CLIENT_SECRET'] : [];
  if (instanceUrl !== undefined) return ['SF_ACCESS_TOKEN'];
  return username === undefined ? [] : ['SF_PASSWORD', 'SF_SECURITY_TOKEN'];
}
