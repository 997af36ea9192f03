/** Brings the texts of `staged` and of its groups into the one form in which they are compared: each distinct text is resolved once. */
import type { ColumnName } from '../attempts/attempt.ts';
import { apiTypeLabel, loginSubtypeLabel, loginTypeLabel } from '../attempts/labels.ts';
import { canonicalAddress } from '../attempts/origin.ts';
import { resolveStatus } from '../attempts/reason.ts';
import { canonicalUser } from '../attempts/user-name.ts';
import type { StrangeAddresses } from '../findings/input-doubts.ts';
import { groupColumns, groupStaged, joinStagedGroups } from './attempt-groups.ts';
import { type Database, identifier } from './database.ts';
import { strangeAmong } from './strange-addresses.ts';

interface Grouped {
  readonly column: (typeof groupColumns)[number];
  readonly text: string;
}

/** A text that has another form. */
interface Other extends Grouped {
  readonly form: string;
}

/**
 * `carried` are the columns that can differ from blank; `users` names the ids that stand where no name is told. Tells of the rows whose source
 * address is lost by it.
 */
export async function canonicalize(
  database: Database,
  carried: readonly ColumnName[],
  users: { of(id: string): string | undefined } | undefined,
): Promise<StrangeAddresses | null> {
  const resolvers: Record<Grouped['column'], (text: string) => string> = {
    user: (text) => canonicalUser(users?.of(text.trim()) ?? text),
    address: canonicalAddress,
    status: (text) => (text.trim() === '' ? '' : resolveStatus(text).label),
    login_type: loginTypeLabel,
    login_subtype: loginSubtypeLabel,
    api_type: apiTypeLabel,
    application: withoutBlanks,
    login_url: withoutBlanks,
  };
  await groupStaged(database, carried);
  const texts = await distinctTexts(database, carried);
  const strange = await strangeAmong(
    database,
    texts.filter(({ column }) => column === 'address').map(({ text }) => text),
  );
  const others: Other[] = [];
  for (const { column, text } of texts) {
    const form = resolvers[column](text);
    if (form !== text) others.push({ column, text, form });
  }
  for (const [column, forms] of Map.groupBy(others, ({ column }) => column)) await replaceTexts(database, identifier(column), forms);
  if (others.length > 0) await joinStagedGroups(database);
  await trimColumns(database, carried.filter((column) => !(groupColumns as readonly ColumnName[]).includes(column)).map(identifier));
  return strange;
}

function withoutBlanks(text: string): string {
  const trimmed = text.replace(/^ +| +$/g, '');
  return trimmed === 'N/A' ? '' : trimmed;
}

/** Each text that stands in a column by which attempts are grouped, once. */
async function distinctTexts(database: Database, carried: readonly ColumnName[]): Promise<Grouped[]> {
  const texts = groupColumns
    .filter((column) => carried.includes(column))
    .map((column) => `select distinct '${column}' as "column", ${identifier(column)} as text from staged_groups`);
  return database.rows<Grouped>(`from (${texts.join(' union all ')}) where text <> ''`);
}

async function replaceTexts(database: Database, column: string, forms: readonly Other[]): Promise<void> {
  await database.run('create or replace temp table forms (text varchar, form varchar)');
  await database.append(
    'forms',
    forms.map(({ text, form }) => [text, form]),
  );
  for (const table of ['staged', 'staged_groups']) {
    await database.run(`update ${table} set ${column} = forms.form from forms where ${table}.${column} = forms.text`);
  }
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
