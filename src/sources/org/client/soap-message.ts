/** The little of SOAP that needs no jsforce: the call of a login, and the texts of an answer. */

/** A call of the partner API. */
export function callOf(method: string, texts: Readonly<Record<string, string>>): string {
  const elements = Object.entries(texts).map(([name, text]) => `<${name}>${escaped(text)}</${name}>`);
  return (
    '<?xml version="1.0" encoding="utf-8"?><se:Envelope xmlns:se="http://schemas.xmlsoap.org/soap/envelope/"><se:Header/>' +
    `<se:Body><${method} xmlns="urn:partner.soap.sforce.com">${elements.join('')}</${method}></se:Body></se:Envelope>`
  );
}

/** The texts of the elements in a message that hold nothing but text, by name without prefix; of equal names the first. */
export function elementsOf(message: string): Readonly<Record<string, string | undefined>> {
  const elements = [...message.matchAll(/<(?:\w+:)?(\w+)(?:\s[^<>]*)?>([^<]*)<\//g)];
  return Object.fromEntries(elements.reverse().map(([, name = '', text = '']) => [name, unescaped(text)]));
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
