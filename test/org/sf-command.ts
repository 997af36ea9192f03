/** The process behind the fake `sf`: `sf-command.ts KNOWLEDGE JOURNAL ARGUMENT...`. */
import { appendFileSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SfKnowledge, SfOrg } from './fake-sf.ts';

const [, , known = '', journal = '', ...args] = process.argv;
appendFileSync(journal, `${JSON.stringify(args)}\n`);
const { manner = 'new', orgs = [], targetOrg = null, noise = '' } = JSON.parse(readFileSync(known, 'utf8')) as SfKnowledge;
const { values, positionals } = parseArgs({
  args,
  allowPositionals: true,
  options: {
    'target-org': { type: 'string', short: 'o' },
    'no-prompt': { type: 'boolean', short: 'p' },
    'skip-connection-status': { type: 'boolean' },
    verbose: { type: 'boolean' },
    json: { type: 'boolean' },
  },
});
const asked = positionals.join(' ');

process.stdout.write(noise);
process.stderr.write(' ›   Warning: @salesforce/cli update available from 2.135.7 to 2.141.3.\n');
const commands: Readonly<Record<string, () => void>> = {
  'org display': () => tell(displayed(org('OrgDisplayCommand')), hidden('sf org display')),
  'org list': () => tell(listed(), hidden('sf org list')),
  'config get target-org': () =>
    tell([{ name: 'target-org', key: 'target-org', ...(targetOrg && { value: targetOrg, location: 'Global' }), success: true }], []),
  ...(manner === 'new' && {
    'org auth show-access-token': () =>
      tell({ accessToken: org('OrgAuthShowAccessToken').accessToken }, [
        'This command exposes a sensitive Access Token that allows for subsequent activity using your current authenticated session.',
      ]),
  }),
};
(commands[asked] ?? unknown)();

/** The org in question: by its alias or user name, or the default one. */
function org(context: string): SfOrg {
  const name = values['target-org'] ?? process.env.SF_TARGET_ORG ?? targetOrg;
  if (!name) fail(context, 'NoDefaultEnvError', 'No default environment found. Use -o or --target-org to specify an environment.');
  const found = orgs.find(({ alias, username }) => alias === name || username === name);
  return found ?? fail(context, 'NamedOrgNotFoundError', `No authorization information found for ${name}.`);
}

function displayed({ alias, username, orgId, instanceUrl, accessToken, expired = false }: SfOrg) {
  return {
    id: orgId,
    apiVersion: '66.0',
    accessToken: shown(accessToken),
    instanceUrl,
    username,
    clientId: 'PlatformCLI',
    connectedStatus: expired ? 'RefreshTokenAuthError' : 'Connected',
    ...(alias && { alias }),
  };
}

function listed() {
  const all = orgs.map(({ alias, username, orgId, instanceUrl, accessToken, expired = false }) => ({
    accessToken: shown(accessToken),
    instanceUrl,
    orgId,
    username,
    clientId: 'PlatformCLI',
    isDevHub: false,
    isDefaultDevHubUsername: false,
    isDefaultUsername: targetOrg === alias || targetOrg === username,
    lastUsed: '2026-11-20T09:12:44.000Z',
    connectedStatus: expired ? 'RefreshTokenAuthError' : 'Connected',
    ...(alias && { alias }),
  }));
  return { other: all, sandboxes: [], nonScratchOrgs: all, devHubs: [], scratchOrgs: [] };
}

function shown(accessToken: string): string {
  const hide = manner === 'new' && process.env.SF_TEMP_SHOW_SECRETS !== 'true';
  return hide ? "[REDACTED] Use 'sf org auth show-access-token' to view" : accessToken;
}

function hidden(command: string): string[] {
  return manner === 'new' ? [`Secrets are now hidden from '${command}' command output. Use the 'sf org auth' commands instead.`] : [];
}

function tell(result: unknown, warnings: readonly string[]): void {
  if (values.json) process.stdout.write(`${JSON.stringify({ status: 0, result, warnings }, null, 2)}\n`);
  else process.stdout.write(`${JSON.stringify(result)}\n`);
}

function fail(context: string, name: string, message: string): never {
  const error = {
    name,
    message,
    exitCode: 1,
    context,
    stack: `${name}: ${message}`,
    warnings: [],
    code: '1',
    status: 1,
    commandName: context,
  };
  if (values.json) process.stdout.write(`${JSON.stringify(error, null, 2)}\n`);
  else process.stderr.write(`Error (${name}): ${message}\n`);
  process.exit(1);
}

function unknown(): void {
  process.stderr.write(` ›   Warning: ${asked} is not a sf command.\n ›   Error: Run sf help for a list of available commands.\n`);
  process.exit(127);
}
