/** A workflow for GitHub Actions. The archive, which knows what was told, goes from one run to the next by the cache. */
import { shellWord } from '../../shell-word.ts';
import { cronFields, type Unit } from './unit.ts';

const shortestMinutes = 5;
const opening = `$${'{{'}`;

export function githubActions({ args, every, secrets, usesSf }: Unit): string {
  const command = ['breakday', ...args].map(shellWord).join(' ');
  // Two braces after a dollar would begin an expression, which a shell's quotes do not stop.
  const run = JSON.stringify(command.replaceAll(opening, `${opening} '${opening}' }}`));
  return `# .github/workflows/breakday.yml
name: breakday
on:
  schedule:
    - cron: "${cronFields(every, shortestMinutes)}"
  workflow_dispatch:
permissions:
  contents: read
concurrency: breakday
jobs:
  watch:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/cache/restore@v4
        with:
          path: ~/.local/share/breakday
          key: breakday-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: breakday-
      - run: npm install --global breakday
${usesSf ? '      # Here sf has to be installed, and logged in to the org; a connected app (--client-id, --jwt-key-file) needs no sf.\n' : ''}      # A break ends the run with 10, a possible one with 11: a failed run, of which GitHub tells its owner.
      - run: ${run}
        env: # Settings > Secrets and variables > Actions
${secrets.map((name) => `          ${name}: \${{ secrets.${name} }}`).join('\n')}
      # What was told is in the archive, which a failed run has to keep too.
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: ~/.local/share/breakday
          key: breakday-\${{ github.run_id }}-\${{ github.run_attempt }}
`;
}
