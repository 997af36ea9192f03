/** The Metadata API, as far as it reads: trusted ranges and the login ranges of profiles. */
import { type AddressRange, type Handler, may, type OrgState } from '../state.ts';
import { callOf, element, fault, result } from './envelope.ts';
import { soapSession } from './partner.ts';

const namespace = 'http://soap.sforce.com/2006/04/metadata';
const namesMax = 10;

export const metadata: Handler = (org, asked) => {
  const call = callOf(asked);
  const { user } = soapSession(org, call.texts('sessionId')[0]);
  if (call.method !== 'readMetadata') throw fault('sf:UNKNOWN_EXCEPTION', `${call.method} is none of what this org lets be done`);
  if (!may(user, 'ViewSetup'))
    throw fault('sf:INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS: insufficient access rights on cross-reference id');
  const [type = ''] = call.texts('type');
  const names = call.texts('fullNames');
  if (names.length > namesMax) throw fault('sf:LIMIT_EXCEEDED', `LIMIT_EXCEEDED: Maximum ${namesMax} records may be read at once`);
  return result(namespace, call, names.map((name) => recordOf(org, type, name)).join(''));
};

/** Under a name that nothing has stands a record that is null. */
function recordOf(org: OrgState, type: string, name: string): string {
  const inner = type === 'SecuritySettings' ? securityOf(org, name) : type === 'Profile' ? profileOf(org, name) : null;
  return inner === null ? '<records xsi:nil="true"/>' : `<records xsi:type="${type}">${element('fullName', name)}${inner}</records>`;
}

function securityOf({ behaviour }: OrgState, name: string): string | null {
  if (name !== 'Security') return null;
  const ranges = behaviour.trustedRanges.map(({ description, start, end }) => rangeOf('ipRanges', { description, end, start }));
  const access = ranges.length === 0 ? '' : `<networkAccess>${ranges.join('')}</networkAccess>`;
  return `${access}<sessionSettings>${element('enforceIpRangesEveryRequest', false)}</sessionSettings>`;
}

function profileOf({ profiles }: OrgState, name: string): string | null {
  const profile = profiles.find(({ fullName }) => fullName === name);
  if (profile === undefined) return null;
  const range = ({ description, start, end }: AddressRange) =>
    rangeOf('loginIpRanges', { description, endAddress: end, startAddress: start });
  return `${element('custom', false)}${profile.loginIpRanges.map(range).join('')}${element('userLicense', 'Salesforce')}`;
}

function rangeOf(name: string, parts: Readonly<Record<string, string | undefined>>): string {
  const inner = Object.entries(parts).map(([part, text]) => (text === undefined ? '' : element(part, text)));
  return `<${name}>${inner.join('')}</${name}>`;
}
