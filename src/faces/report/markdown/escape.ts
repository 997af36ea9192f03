/** Texts of strangers in GitHub flavoured Markdown: what would be markup, a link or HTML is shown as it stands. */

/** A text for anywhere in a line, table cells included. Underscores inside of words are no markup and stay readable. */
export function escapeMarkdown(text: string): string {
  return text
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
    .replace(/^ /, '&#32;');
}
