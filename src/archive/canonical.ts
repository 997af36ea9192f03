/** Brings the texts of `staged` into the one form in which they are compared: each distinct text is resolved once. */
import type { ColumnName } from '../attempts/attempt.ts';
import { apiTypeLabel, loginSubtypeLabel, loginTypeLabel } from '../attempts/labels.ts';
import { canonicalAddress } from '../attempts/origin.ts';
import { resolveStatus } from '../attempts/reason.ts';
import { type Database, identifier } from './database.ts';

/** `carried` are the columns that can differ from blank; `users` names the ids that stand where no name is told. */
export async function canonicalize(
  database: Database,
  carried: readonly ColumnName[],
  users: { of(id: string): string | undefined } | undefined,
): Promise<void> {
  const resolvers: Partial<Record<ColumnName, (text: string) => string>> = {
    user: (text) => users?.of(text.trim()) ?? text.trim(),
    address: canonicalAddress,
    status: (text) => (text.trim() === '' ? '' : resolveStatus(text).label),
    login_type: loginTypeLabel,
    login_subtype: loginSubtypeLabel,
    api_type: apiTypeLabel,
  };
  for (const column of carried) {
    const resolver = resolvers[column];
    if (resolver !== undefined) await resolveColumn(database, identifier(column), resolver);
  }
  await trimColumns(database, carried.filter((column) => resolvers[column] === undefined).map(identifier));
}

async function resolveColumn(database: Database, column: string, resolver: (text: string) => string): Promise<void> {
  const distinct = await database.rows<{ text: string }>(`select distinct ${column} as text from staged where ${column} <> ''`);
  const forms = distinct.map(({ text }) => [text, resolver(text)] as const).filter(([text, form]) => text !== form);
  if (forms.length === 0) return;
  await database.run('create or replace temp table forms (text varchar, form varchar)');
  await database.append('forms', forms);
  await database.run(`update staged set ${column} = forms.form from forms where staged.${column} = forms.text`);
  await database.run('drop table forms');
}

/** The other texts only lose the blanks around them, which hardly any file has. */
async function trimColumns(database: Database, columns: readonly string[]): Promise<void> {
  const questions = columns.map((column) => `coalesce(bool_or(${column} like ' %' or ${column} like '% '), false) as ${column}`);
  if (columns.length === 0) return;
  const padded = await database.row(`select ${questions.join(', ')} from staged`);
  const trimmed = columns.filter((_, i) => Object.values(padded)[i] === true);
  if (trimmed.length === 0) return;
  await database.run(
    `update staged set ${trimmed.map((column) => `${column} = if(trim(${column}) = 'N/A', '', trim(${column}))`).join(', ')}`,
  );
}
