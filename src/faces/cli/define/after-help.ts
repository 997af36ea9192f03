/** What stands after the flags in the help of a command, wrapped to the terminal as they are. */
import type { AddHelpTextContext, Help } from 'commander';

/** Terms in a column, and beside each what it means. */
export type HelpList = readonly { readonly term: string; readonly meaning: string }[];

/** A paragraph, for `addHelpText`. */
export function paragraph(text: string): (context: AddHelpTextContext) => string {
  return (context) => {
    const help = helpOf(context);
    return `\n${help.boxWrap(text, help.helpWidth ?? widthOfPipes)}`;
  };
}

/** A titled list, for `addHelpText`. */
export function list(title: string, items: HelpList): (context: AddHelpTextContext) => string {
  const widest = Math.max(...items.map(({ term }) => term.length));
  return (context) => {
    const help = helpOf(context);
    return ['', title, ...items.map(({ term, meaning }) => help.formatItem(term, widest, meaning, help))].join('\n');
  };
}

const widthOfPipes = 80;

function helpOf({ command, error }: AddHelpTextContext): Help {
  const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
  const help = command.createHelp();
  help.prepareContext({ error, helpWidth: (error ? getErrHelpWidth : getOutHelpWidth)?.() ?? widthOfPipes });
  return help;
}
