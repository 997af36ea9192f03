/** Why a program will break: its profile refuses its address, or it hangs on one address, or on something that Salesforce takes away. */
import { isSoapLogin, mayNeedToken } from '../attempts/password-login.ts';
import type { Program, ProgramAtRisk, ProgramStanding, Risk } from '../findings/trust-report.ts';

/** The programs at risk, most urgent first: by their gravest risk, then by how many logins hang on them. */
export function atRisk(programs: readonly ProgramStanding[]): ProgramAtRisk[] {
  return programs
    .map((program) => ({ ...program, risks: risksOf(program).toSorted((a, b) => urgencyOf(a) - urgencyOf(b)) }))
    .filter(({ risks }) => risks.length > 0)
    .toSorted((a, b) => urgencyOf(a.risks[0] as Risk) - urgencyOf(b.risks[0] as Risk) || b.successes - a.successes);
}

const urgency: readonly Risk['is'][] = [
  'refused',
  'api-version-retired',
  'no-token',
  'trusted-address',
  'login-range',
  'soap-login',
  'api-version-ending',
  'one-address',
];

function urgencyOf({ is }: Risk): number {
  return urgency.indexOf(is);
}

function risksOf(program: ProgramStanding): Risk[] {
  return [...versionRisks(program), ...soapRisks(program), ...addressRisks(program)];
}

/** The newest version that is gone, and the newest that is announced to go. */
const newestRetired = 30;
const newestEnding = 40;

function versionRisks({ apiVersion }: Program): Risk[] {
  const version = Number(apiVersion ?? Infinity);
  if (version <= newestRetired)
    return [
      {
        is: 'api-version-retired',
        when: 'now',
        sentence: `It calls API version ${apiVersion}, which has been retired: versions up to ${newestRetired} are refused.`,
      },
    ];
  if (version > newestEnding) return [];
  return [
    {
      is: 'api-version-ending',
      when: 'Summer ’28',
      sentence: `It calls API version ${apiVersion}: versions up to ${newestEnding} are deprecated from Summer ’27 and refused from Summer ’28.`,
    },
  ];
}

function soapRisks({ lane }: Program): Risk[] {
  if (!isSoapLogin(lane.loginType)) return [];
  return [
    { is: 'soap-login', when: 'Summer ’27', sentence: 'It logs in with SOAP login(), which ends with Summer ’27: move it to OAuth.' },
  ];
}

function addressRisks({ lane, addresses, sendsToken, standing }: ProgramStanding): Risk[] {
  if (standing?.blocked)
    return [{ is: 'refused', when: 'now', sentence: `Its profile refuses the address that it comes from: ${standing.because}.` }];
  const [address] = addresses;
  const alone = addresses.length === 1;
  const move = 'at its next move';
  if (alone && standing?.admittedBy === 'login-range')
    return [
      {
        is: 'login-range',
        when: move,
        sentence: `It lives on ${address} alone, and its profile admits few others: elsewhere it is refused.`,
      },
    ];
  if (sendsToken === true || mayNeedToken(lane.loginType, lane.loginSubtype) === false) return [];
  if (sendsToken === false)
    return [
      {
        is: 'no-token',
        when: move,
        sentence: `It sends no security token (the event log says so): from an address that is not trusted it is refused.`,
      },
    ];
  if (!alone || standing?.needsToken === true) return [];
  if (standing?.needsToken === false)
    return [
      {
        is: 'trusted-address',
        when: move,
        sentence: `It lives on ${address} alone, which needs no security token: unless it sends one all the same, it is refused elsewhere.`,
      },
    ];
  return [
    {
      is: 'one-address',
      when: 'perhaps at its next move',
      sentence: `It lives on ${address} alone; whether that address is trusted, or it sends a security token, is not known.`,
    },
  ];
}
