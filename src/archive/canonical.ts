/** Brings the texts of `staged` and of its groups into the one form in which they are compared: each distinct text is resolved once. */
import type { ColumnName } from '../attempts/attempt.ts';
import { apiTypeLabel, loginSubtypeLabel, loginTypeLabel } from '../attempts/labels.ts';
import { canonicalAddress } from '../attempts/origin.ts';
import { resolveStatus } from '../attempts/reason.ts';
import { groupColumns, groupStaged, joinStagedGroups } from './attempt-groups.ts';
import { type Database, identifier } from './database.ts';

/** `carried` are the columns that can differ from blank; `users` names the ids that stand where no name is told. */
export async function canonicalize(
  database: Database,
  carried: readonly ColumnName[],
  users: { of(id: string): string | undefined } | undefined,
): Promise<void> {
  const resolvers: Record<(typeof groupColumns)[number], (text: string) => string> = {
    user: (text) => users?.of(text.trim()) ?? text.trim(),
    address: canonicalAddress,
    status: (text) => (text.trim() === '' ? '' : resolveStatus(text).label),
    login_type: loginTypeLabel,
    login_subtype: loginSubtypeLabel,
    api_type: apiTypeLabel,
    application: withoutBlanks,
    login_url: withoutBlanks,
  };
  await groupStaged(database, carried);
  let resolved = false;
  for (const column of groupColumns) {
    if (carried.includes(column) && (await resolveColumn(database, identifier(column), resolvers[column]))) resolved = true;
  }
  if (resolved) await joinStagedGroups(database);
  await trimColumns(database, carried.filter((column) => !(groupColumns as readonly ColumnName[]).includes(column)).map(identifier));
}

function withoutBlanks(text: string): string {
  const trimmed = text.replace(/^ +| +$/g, '');
  return trimmed === 'N/A' ? '' : trimmed;
}

/** Whether any text had another form. */
async function resolveColumn(database: Database, column: string, resolver: (text: string) => string): Promise<boolean> {
  const distinct = await database.rows<{ text: string }>(`select distinct ${column} as text from staged_groups where ${column} <> ''`);
  const forms = distinct.map(({ text }) => [text, resolver(text)] as const).filter(([text, form]) => text !== form);
  if (forms.length === 0) return false;
  await database.run('create or replace temp table forms (text varchar, form varchar)');
  await database.append('forms', forms);
  for (const table of ['staged', 'staged_groups']) {
    await database.run(`update ${table} set ${column} = forms.form from forms where ${table}.${column} = forms.text`);
  }
  await database.run('drop table forms');
  return true;
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
