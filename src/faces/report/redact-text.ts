/** Takes names and addresses out of a text. */
import { addressPattern, type Pseudonym, prefixOf } from './redact-addresses.ts';
import { localPartsOf } from './redact-local-parts.ts';
import { disguisedHosts, disguisedLoginUrl } from './redact-login-host.ts';
import { asItStands, plainSpelling, spellingsOf } from './redact-spelling.ts';

export interface TextRedaction {
  /** What is shown of a user: the same however the name is written. */
  user(name: string): string;
  /** What is shown of a text that a row or the name of a file brought. */
  brought(text: string): string;
  /** The same, where numbers with dots are a version and no address. */
  version(text: string): string;
  /** The same of where a login was sent to, which is the org's own whatever it is called. */
  loginUrl(text: string): string;
  /** Of sentences of ours. `quoted`: texts that rows brought and that may stand in them, and what is shown of each. */
  sentences(quoted: ReadonlyMap<string, string>): (text: string) => string;
}

/**
 * What a row brought can have an original beside anything (`svc_admin2`, `ip198.51.100.7`). So originals are found wherever
 * they stand, in any letter case, and the letters and digits that touch a name go with it: what is left of a word would tell it.
 * In sentences of ours a name is a whole word, since our words are nobody's. What is surely an original goes first: a name that
 * is a mere number would otherwise tear an address, and leave the rest of it.
 */
export function textRedaction(
  users: readonly string[],
  hides: { users: boolean; addresses: boolean },
  pseudonym: Pseudonym,
): TextRedaction {
  const hidden = hides.users ? [...new Set(users)].filter((name) => name !== '') : [];
  const names = hidden.filter((name) => !isMail.test(name));
  const localParts = localPartsOf(
    hidden.filter((name) => isMail.test(name)),
    names,
  );
  const shownName = (text: string): string => {
    const name = plainSpelling(text);
    return `user-${pseudonym('user', localParts.owner(name) ?? name)}`;
  };
  const org = (name: string): string => `org-${pseudonym('org', name)}`;
  const hidingHosts =
    (disguised: typeof disguisedHosts, hiding: (text: string) => string) =>
    (text: string): string =>
      hiding(hides.users ? disguised(text, org) : text);
  const shownAddress = (run: string, isTouched: boolean): string => (hides.addresses ? prefixOf(run, isTouched, pseudonym) : run);

  const hiding = (around: Around, addressShown: typeof shownAddress) => {
    const sure = finding([namesIn(names.filter(isTelling), around), mail, `(?<run>${addressPattern})`], around);
    const plain = finding(
      [
        namesIn(
          names.filter((name) => !isTelling(name)),
          around,
        ),
      ],
      around,
    );
    const shown = ({ name = '' }: Found): string => shownName(name);
    const withoutLocalParts = (text: string): string =>
      replaced(text, finding([namesIn(localParts.within(text), around)], around), shown, asItIs);
    const withoutNames = (text: string): string => replaced(text, plain, shown, around === 'touching' ? withoutLocalParts : asItIs);
    return (text: string): string =>
      replaced(
        text,
        sure,
        ({ name, mail, run = '' }, isTouched) => {
          if (name !== undefined) return shownName(name);
          if (mail !== undefined) return hides.users ? shownName(mail) : mail;
          return addressShown(run, isTouched);
        },
        withoutNames,
      );
  };
  const sentence = hiding('apart', shownAddress);
  return {
    user: shownName,
    brought: remembering(hidingHosts(disguisedHosts, hiding('touching', shownAddress))),
    version: remembering(hidingHosts(disguisedHosts, hiding('touching', asItIs))),
    loginUrl: remembering(hidingHosts(disguisedLoginUrl, hiding('touching', shownAddress))),
    sentences: (quoted) => {
      const quotations = finding([namesIn([...quoted.keys()], 'apart', asItStands)], 'apart');
      return (text) => replaced(text, quotations, ({ name = '' }) => quoted.get(name) ?? name, sentence);
    },
  };
}

/** Whether what is looked for may touch letters and digits, which are then taken along. */
type Around = 'touching' | 'apart';

interface Found {
  readonly name?: string;
  readonly mail?: string;
  readonly run?: string;
}

const mail = String.raw`(?<mail>[\p{L}\p{N}._%+\-]+(?:@|%(?:25)*40)[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+)`;
const isMail = new RegExp(`^${mail}$`, 'u');
const word = String.raw`[\p{L}\p{N}]`;
const isWord = new RegExp(word, 'u');

/** Whether a name looks like an address or an e-mail, so that it must not be torn by a plainer one. */
function isTelling(name: string): boolean {
  return /[@.:]/.test(name);
}

/** A pattern that finds one of these texts, the longest first, in any spelling or in this one; null where there is none. */
function namesIn(texts: readonly string[], around: Around, spelling: (text: string) => string = spellingsOf): string | null {
  if (texts.length === 0) return null;
  const spelled = [...texts].sort((a, b) => b.length - a.length).map(spelling);
  const along = around === 'touching' ? `${word}*` : '';
  return `(?<!${word})${along}(?<name>${spelled.join('|')})${along}${around === 'apart' ? `(?!${word})` : ''}`;
}

function finding(patterns: readonly (string | null)[], around: Around): RegExp | null {
  const given = patterns.filter((pattern) => pattern !== null);
  return given.length === 0 ? null : new RegExp(given.join('|'), around === 'touching' ? 'giu' : 'gu');
}

/** The text with what was found replaced, and what lies between it as well. */
function replaced(
  text: string,
  pattern: RegExp | null,
  found: (groups: Found, isTouched: boolean) => string,
  between: (text: string) => string,
): string {
  if (pattern === null) return between(text);
  let [shown, end] = ['', 0];
  for (const match of text.matchAll(pattern)) {
    const next = match.index + match[0].length;
    const isTouched = isWord.test(text.charAt(match.index - 1)) || isWord.test(text.charAt(next));
    shown += between(text.slice(end, match.index)) + found(match.groups ?? {}, isTouched);
    end = next;
  }
  return shown + between(text.slice(end));
}

function asItIs(text: string): string {
  return text;
}

/** Rows say the same again and again. */
function remembering(shownOf: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const shown = known.get(text) ?? shownOf(text);
    if (known.size < mostRemembered) known.set(text, shown);
    return shown;
  };
}

const mostRemembered = 100_000;
