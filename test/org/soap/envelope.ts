/** SOAP messages: what is asked in one, and how one is answered or refused. */
import { type Asked, answered, Refused, xml } from '../answer.ts';

/** A call: the name of its method, and the texts of its elements by name, whatever prefixes they have. */
export interface Call {
  readonly method: string;
  texts(name: string): string[];
}

export function callOf({ headers, body }: Asked): Call {
  if (!(headers['content-type'] ?? '').startsWith('text/xml')) throw new Refused(answered(415, 'text/plain', 'Unsupported Media Type'));
  if (headers.soapaction === undefined) throw fault('soapenv:Client', 'SOAPAction HTTP header missing');
  const [, method] = /<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)/.exec(body) ?? [];
  if (method === undefined) throw fault('soapenv:Client', 'the message has no call');
  const texts = (name: string) =>
    [...body.matchAll(new RegExp(`<(?:\\w+:)?${name}(?:\\s[^>]*)?>([^<]*)<`, 'g'))].map(([, text = '']) => unescaped(text));
  return { method, texts };
}

/** The answer to a call, in the namespace of its API, such as `urn:partner.soap.sforce.com`. */
export function result(namespace: string, { method }: Call, inner: string) {
  return xml(envelope(namespace, `<${method}Response><result>${inner}</result></${method}Response>`));
}

/** A fault as the API words it: a login's has the code also in its details. */
export function fault(code: string, message: string, type?: string): Refused {
  const short = code.replace(/^\w+:/, '');
  const detail =
    type === undefined
      ? ''
      : `<detail><sf:${type} xsi:type="sf:${type}"><sf:exceptionCode>${short}</sf:exceptionCode><sf:exceptionMessage>${escaped(message)}` +
        `</sf:exceptionMessage></sf:${type}></detail>`;
  const body =
    `<soapenv:Fault><faultcode>${code}</faultcode><faultstring>${escaped(type === undefined ? message : `${short}: ${message}`)}` +
    `</faultstring>${detail}</soapenv:Fault>`;
  return new Refused(xml(envelope('urn:partner.soap.sforce.com', body), 500));
}

export function element(name: string, value: string | boolean | number): string {
  return `<${name}>${escaped(String(value))}</${name}>`;
}

function envelope(namespace: string, inner: string): string {
  return (
    `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" ` +
    `xmlns:sf="urn:fault.partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<soapenv:Body>${inner}</soapenv:Body></soapenv:Envelope>`
  );
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character as keyof typeof entities]);
}

function unescaped(text: string): string {
  return Object.entries(entities)
    .reverse()
    .reduce((plain, [character, entity]) => plain.replaceAll(entity, character), text);
}
