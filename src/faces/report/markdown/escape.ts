/** Texts of strangers in GitHub flavoured Markdown: what would be markup, a link, a mention, a reference or HTML is shown as it stands. */

/** A text for anywhere in a line, table cells included. Underscores inside of words are no markup and stay readable. */
export function escapeMarkdown(text: string): string {
  const calls: string[] = [];
  return text
    .replace(words, (word) => {
      const [, call = '', end = ''] = /^(.*?)([.+\-/]*)$/u.exec(word) ?? [];
      if (!callsSomebody.test(call)) return word;
      calls.push(call);
      return `${place}${end}`;
    })
    .replace(/[\\`*[\]~|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/(?<! )>|>(?! )/g, '&gt;')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/(?<!^\s*)#(?=\s*$)/, '\\#')
    .replace(/^(\s*)([#+\-=>])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^ /, '&#32;')
    .replaceAll(place, () => `\`${calls.shift()}\``);
}

/**
 * GitHub links addresses of e-mail, people and issues wherever they stand in a text, and tells the people: no backslash and no
 * entity keeps it from that, only code does.
 */
const callsSomebody = /@[\p{L}\p{N}]|#\p{N}|GH-\p{N}/iu;
const words = /[\p{L}\p{N}._+\-/#@]+/gu;
/** Stands for what is to be code, which nothing in it needs to be escaped for. No text that is safe has it. */
const place = '\0';
