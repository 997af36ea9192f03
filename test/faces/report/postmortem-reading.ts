/** Reads a postmortem as people do: by its sections, and what stands in them. */
import type { Block, Section } from '../../../src/faces/report/postmortem/block.ts';
import { postmortemsOf } from '../../../src/faces/report/postmortem/postmortem.ts';
import { logOf, program, type Told } from '../../told-log.ts';
import { analyzedText, type Scene } from './scenes.ts';

export const options = { template: 'sre', version: '1.0.0' } as const;
export const user = 'feed@acme.example';
export const [home, elsewhere] = ['198.51.100.7', '203.0.113.9'];
export const beforehand = program(user, home, 'Success', '2026-03-01T00:00:00Z', 24 * 30);

export function told(...attempts: readonly Told[][]): Promise<Scene> {
  return analyzedText(logOf([...beforehand, ...attempts.flat()]), 'UTC');
}

/** The sections of the gravest incident, by their ids. */
export function sectionsOf({ result }: Scene): ReadonlyMap<string, Section> {
  return new Map(postmortemsOf(result, options)[0]?.sections.map((section) => [section.id, section]));
}

export function blocksOf(scene: Scene, id: string): readonly Block[] {
  return sectionsOf(scene).get(id)?.blocks ?? [];
}

export function paragraphsOf(scene: Scene, id: string): string[] {
  return blocksOf(scene, id).flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
}

export function factOf(scene: Scene, id: string, label: string): string | undefined {
  return blocksOf(scene, id)
    .flatMap((block) => (block.kind === 'facts' ? block.rows : []))
    .find(([name]) => name === label)?.[1];
}

export function tasksOf(scene: Scene): readonly string[] {
  return blocksOf(scene, 'actions').flatMap((block) => (block.kind === 'tasks' ? block.items : []));
}

export function tableOf(
  scene: Scene,
  id: string,
  caption: RegExp,
): { titles: string[]; rows: readonly (readonly string[])[]; caption: string } {
  for (const block of blocksOf(scene, id))
    if (block.kind === 'table' && caption.test(block.caption))
      return { titles: block.columns.map(({ title }) => title), rows: block.rows, caption: block.caption };
  throw new Error(`no table ${caption}`);
}
