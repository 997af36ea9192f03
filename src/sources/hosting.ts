/** Whether the owner of an address rents out machines, by name: a short list, so `false` proves nothing. */

/** Whether a network of this owner is one that programs run in, rather than one that people sit in. */
export function isHosting(owner: string): boolean {
  return hosts.test(owner);
}

// Names as they stand in the ownership data. Microsoft, Oracle and Alibaba own offices too; most of their addresses are rented out.
const hosts = new RegExp(
  String.raw`\b(?:${[
    'Amazon(?:\\.com| Technologies| Data Services)',
    'Google,? LLC',
    'Microsoft Corporation',
    'Oracle Corporation',
    'Alibaba (?:\\(US\\)|Cloud)',
    'DigitalOcean',
    'Akamai',
    'Linode',
    'Hetzner',
    'OVH',
    'GoDaddy',
    'The Constant Company',
    'Contabo',
    'Scaleway',
    'IONOS',
    'Leaseweb',
    'Rackspace',
    'Salesforce',
    'Fastly',
    'Cloudflare',
    'Hostinger',
    'Namecheap',
    'New Dream Network',
    'Unified Layer',
    'IBM Cloud',
    'UpCloud',
    'Equinix',
  ].join('|')})`,
  'i',
);
