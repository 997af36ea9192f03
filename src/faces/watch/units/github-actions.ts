/** A workflow for GitHub Actions. The archive, which knows what was told, goes from one run to the next by the cache. */
import { shellWord } from '../../shell-word.ts';
import { cronFields, type Unit, type UnitFlag, wordsOf } from './unit.ts';

const shortest = 5 * 60_000;
const opening = `$${'{{'}`;

export function githubActions({ command, flags, every, secrets, usesSf }: Unit): string {
  const there = flags.filter(({ long }) => long !== '--archive').map(inCheckout);
  const ofTheRunner = there.filter(({ long, path }) => path !== undefined || long === '--exec');
  const words = ['breakday', ...wordsOf(command, there)].map(shellWord).join(' ');
  // Two braces after a dollar would begin an expression, which a shell's quotes do not stop.
  const evaluated = words.replaceAll(opening, `${opening} '${opening}' }}`);
  const run = JSON.stringify(`${evaluated} > "$RUNNER_TEMP/told" || echo "status=$?" >> "$GITHUB_OUTPUT"`);
  return `# .github/workflows/breakday.yml, of a private repository: the logs of its runs and its cache hold names and addresses.
name: breakday
on:
  schedule:
    - cron: "${cronFields(every, shortest)}"
  workflow_dispatch:
permissions:
  contents: read
concurrency: breakday
jobs:
  watch:
    runs-on: ubuntu-latest
    steps:
${
  ofTheRunner.length === 0
    ? ''
    : `      # On the runner, and not on this machine, have to be: ${ofTheRunner.map(({ long }) => long).join(', ')}. Here they are looked for in the repository.
      - uses: actions/checkout@v4
`
}      - uses: actions/setup-node@v4
        with:
          node-version: 24
      - uses: actions/cache/restore@v4
        with:
          path: ~/.local/share/breakday
          key: breakday-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: breakday-
      - run: npm install --global breakday
${usesSf ? '      # Here sf has to be installed, and logged in to the org; a connected app (--client-id, --jwt-key-file) needs no sf.\n' : ''}      - id: round
        run: ${run}
${
  secrets.length === 0
    ? ''
    : `        env: # Settings > Secrets and variables > Actions; without them every round fails.
${secrets.map((name) => `          ${name}: \${{ secrets.${name} }}\n`).join('')}`
}      # What was told is in the archive, which goes along whatever becomes of the run.
      - uses: actions/cache/save@v4
        if: always()
        with:
          path: ~/.local/share/breakday
          key: breakday-\${{ github.run_id }}-\${{ github.run_attempt }}
      # What is told for the first time fails the run, of which GitHub tells its owner; what was told before does not.
      - run: |
          cat "$RUNNER_TEMP/told"
          case "$STATUS" in
            ''|10|11|20) test ! -s "$RUNNER_TEMP/told" ;;
            *) exit "$STATUS" ;;
          esac
        env:
          STATUS: \${{ steps.round.outputs.status }}
`;
}

/** A path of this machine is none of a runner's: there it is the one that was given, seen from the repository. */
function inCheckout(flag: UnitFlag): UnitFlag {
  return flag.path === undefined ? flag : { ...flag, value: flag.path };
}
