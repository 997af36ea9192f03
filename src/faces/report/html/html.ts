import type { Postmortem } from '../postmortem/block.ts';
export function renderHtml(postmortems: readonly Postmortem[]): string {
  return postmortems.map(({ title }) => title).join('\n');
}
