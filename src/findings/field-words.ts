/** What is compared between the attempts of an incident and those before it, in the order in which it tells most. */
/** Each field of a change in the words of people. */
export const fieldWords: ReadonlyMap<string, string> = new Map([
  ['address', 'address'],
  ['block', 'network'],
  ['owner', 'owner of the address'],
  ['country', 'country'],
  ['apiVersion', 'API version'],
  ['tls', 'TLS protocol'],
  ['cipher', 'cipher suite'],
  ['clientVersion', 'client version'],
  ['application', 'application'],
  ['apiType', 'API type'],
  ['loginUrl', 'login URL'],
  ['loginType', 'login type'],
  ['loginSubtype', 'login subtype'],
  ['browser', 'browser'],
  ['platform', 'platform'],
  ['hour', 'hour'],
]);
