/** The names by which metadata knows a profile. They are not its label: “System Administrator” is `Admin` there. */

/** The full names that a profile with this label may have; none where the label says nothing sure. */
export function fullNamesOf(label: string): readonly string[] {
  const standard = standardNames[label];
  if (standard !== undefined) return [standard];
  // A profile of one's own may be labelled as another's full name.
  if (Object.values(standardNames).includes(label)) return [];
  return [...new Set([escaped(label), label])];
}

const standardNames: Readonly<Record<string, string>> = {
  'System Administrator': 'Admin',
  'Standard User': 'Standard',
  'Read Only': 'ReadOnly',
  'Solution Manager': 'SolutionManager',
  'Marketing User': 'MarketingProfile',
  'Contract Manager': 'ContractManager',
  'Standard Platform User': 'StandardAul',
};

/** Marks other than blank, dash and underscore stand as `%3A` in full names. */
function escaped(label: string): string {
  return label.replace(/[!-,./:-@[-^`{-~]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
