/** Hosts of an org of its own, such as acmecorp.my.salesforce.com, bear the name of who owns it. */

const everybodys = /^(?:(?:login|test|welcome|www)|[a-z]{2,3}\d+)\.salesforce\.com$/i;
const ofSalesforce =
  /(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}_-]+\.)+(?:salesforce|force|site|cloudforce|database|salesforce-sites)\.(?:com|mil)(?![\p{L}\p{N}_-])/giu;

/** A text with a pseudonym in place of the org's name in every host of Salesforce; what all such hosts have in common is kept. */
export function disguisedHosts(text: string, pseudonym: (name: string) => string): string {
  return text.replace(ofSalesforce, (host) => {
    const [name = '', ...rest] = host.toLowerCase().split('.');
    return everybodys.test(host) ? host : [pseudonym(name), ...rest].join('.');
  });
}

/** A login URL, which may also be a domain of the owner's own: of that nothing is kept. */
export function disguisedLoginUrl(url: string, pseudonym: (name: string) => string): string {
  return url === '' || url.search(ofSalesforce) >= 0 ? disguisedHosts(url, pseudonym) : `${pseudonym(url.toLowerCase())}.invalid`;
}
