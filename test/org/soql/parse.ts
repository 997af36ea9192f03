/** Reads SOQL: as much of the language as one needs to ask for logins and who made them. */
import { refusal } from '../answer.ts';
import type { Comparison, Condition, Literal, Path, Query, Selected } from './query.ts';

interface Token {
  readonly kind: 'word' | 'string' | 'dateTime' | 'number' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

/** Refuses with MALFORMED_QUERY what is no query. */
export function parseSoql(soql: string): Query {
  return new Parser(tokensOf(soql)).query();
}

const shapes: readonly [Token['kind'], RegExp][] = [
  ['string', /'(?:[^'\\]|\\.)*'/y],
  ['dateTime', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d))?(?![\w-])/y],
  ['number', /-?\d+(?:\.\d+)?(?!\w)/y],
  ['word', /[A-Za-z_][\w.]*(?::\d+)?/y],
  ['sign', /<=|>=|!=|<>|[=<>(),]/y],
];

function tokensOf(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += /^\s*/.exec(soql.slice(at))?.[0].length ?? 0;
    if (at >= soql.length) return [...tokens, { kind: 'end', text: '<EOF>', at }];
    const [kind, text] = tokenAt(soql, at);
    tokens.push({ kind, text, at });
    at += text.length;
  }
}

function tokenAt(soql: string, at: number): [Token['kind'], string] {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const text = shape.exec(soql)?.[0];
    if (text !== undefined) return [kind, text];
  }
  throw malformed(soql[at] ?? '');
}

function malformed(token: string) {
  return refusal(400, 'MALFORMED_QUERY', `unexpected token: '${token}'`);
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  query(): Query {
    this.#word('SELECT');
    const select = this.#list(() => this.#selected());
    this.#word('FROM');
    const from = this.#take('word').text;
    const where = this.#accept('WHERE') ? this.#conditions() : null;
    const groupBy = this.#accept('GROUP') ? this.#by(() => this.#path()) : [];
    const orderBy = this.#accept('ORDER') ? this.#by(() => this.#ordering()) : [];
    const limit = this.#accept('LIMIT') ? Number(this.#take('number').text) : null;
    const offset = this.#accept('OFFSET') ? Number(this.#take('number').text) : 0;
    this.#take('end');
    return { select, from, where, groupBy, orderBy, limit, offset };
  }

  #selected(): Selected {
    const field = this.#path();
    if (!this.#accept('(')) return { kind: 'field', field };
    const of = (['COUNT', 'MIN', 'MAX'] as const).find((name) => name === field.name.toUpperCase());
    if (of === undefined) throw malformed(field.name);
    const inner = this.#next().text === ')' ? null : this.#path();
    this.#sign(')');
    const alias = this.#next().kind === 'word' && !this.#is('FROM') ? this.#take('word').text : null;
    return { kind: 'aggregate', of, field: inner, alias };
  }

  #conditions(): Condition {
    const first = this.#condition();
    for (const [word, kind] of [
      ['AND', 'and'],
      ['OR', 'or'],
    ] as const) {
      if (!this.#is(word)) continue;
      const conditions = [first];
      while (this.#accept(word)) conditions.push(this.#condition());
      // Salesforce wants brackets where AND and OR meet.
      if (this.#is('AND') || this.#is('OR')) throw malformed(this.#next().text);
      return { kind, conditions };
    }
    return first;
  }

  #condition(): Condition {
    if (this.#accept('NOT')) return { kind: 'not', condition: this.#condition() };
    if (this.#accept('(')) {
      const inner = this.#conditions();
      this.#sign(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Comparison {
    const field = this.#path();
    if (this.#accept('NOT')) {
      this.#word('IN');
      return { kind: 'comparison', field, operator: 'NOT IN', values: this.#bracketed() };
    }
    if (this.#accept('IN')) return { kind: 'comparison', field, operator: 'IN', values: this.#bracketed() };
    if (this.#accept('LIKE')) return { kind: 'comparison', field, operator: 'LIKE', values: [this.#literal()] };
    const { text } = this.#take('sign');
    const operator = (['=', '!=', '<', '<=', '>', '>='] as const).find((sign) => sign === (text === '<>' ? '!=' : text));
    if (operator === undefined) throw malformed(text);
    return { kind: 'comparison', field, operator, values: [this.#literal()] };
  }

  #bracketed(): Literal[] {
    this.#sign('(');
    const values = this.#list(() => this.#literal());
    this.#sign(')');
    return values;
  }

  #literal(): Literal {
    const token = this.#next();
    this.#at += 1;
    if (token.kind === 'string') return { kind: 'string', text: token.text.slice(1, -1).replace(/\\(.)/g, '$1') };
    if (token.kind === 'dateTime' || token.kind === 'number') return { kind: token.kind, text: token.text };
    const word = token.text.toLowerCase();
    if (token.kind === 'word' && ['true', 'false'].includes(word)) return { kind: 'boolean', text: word };
    if (token.kind === 'word' && word === 'null') return { kind: 'null', text: word };
    throw malformed(token.text);
  }

  #ordering() {
    const field = this.#path();
    const descending = this.#accept('DESC');
    if (!descending) this.#accept('ASC');
    if (this.#accept('NULLS') && !this.#accept('FIRST')) this.#word('LAST');
    return { field, descending };
  }

  #by<T>(item: () => T): T[] {
    this.#word('BY');
    return this.#list(item);
  }

  #list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.#accept(',')) items.push(item());
    return items;
  }

  #path(): Path {
    const { text, at } = this.#take('word');
    return { name: text, at };
  }

  #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '<EOF>', at: -1 };
  }

  #is(text: string): boolean {
    const next = this.#next();
    return (next.kind === 'word' || next.kind === 'sign') && next.text.toUpperCase() === text;
  }

  #accept(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#at += 1;
    return found;
  }

  #word(text: string): void {
    if (!this.#accept(text)) throw malformed(this.#next().text);
  }

  #sign(text: string): void {
    this.#word(text);
  }

  #take(kind: Token['kind']): Token {
    const token = this.#next();
    if (token.kind !== kind) throw malformed(token.text);
    this.#at += 1;
    return token;
  }
}
