/** A service and its timer for systemd's user manager; quoting as in systemd.service(5). */
import { secretsNote, type Unit, wordsOf } from './unit.ts';

export function systemd(unit: Unit): string {
  return `# ~/.config/systemd/user/breakday.service
[Unit]
Description=Tell what broke in the login history of Salesforce

[Service]
Type=oneshot
WorkingDirectory=${unit.folder.replaceAll('%', '%%')}
${secrets(unit)}${environment(unit)}ExecStart=${[...unit.program, ...wordsOf(unit.command, unit.flags)].map(word).join(' ')}
# A break is told, and is no failure of the service.
SuccessExitStatus=10 11 20

# ~/.config/systemd/user/breakday.timer
[Unit]
Description=Tell what broke in the login history of Salesforce

[Timer]
OnActiveSec=10s
OnUnitInactiveSec=${Math.round(unit.every / 1000)}s

[Install]
WantedBy=timers.target

# systemctl --user daemon-reload && systemctl --user enable --now breakday.timer
# loginctl enable-linger    (or the rounds end when you log out)
`;
}

function secrets(unit: Unit): string {
  const note = secretsNote(unit);
  return note === '' ? '' : `# ${note}\nEnvironmentFile=%h/.config/breakday/environment\n`;
}

function environment({ environment }: Unit): string {
  return Object.entries(environment)
    .map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}\n`)
    .join('');
}

/** A word of a command, in which a dollar begins a variable. */
function word(text: string): string {
  return quoted(text.replaceAll('$', '$$$$'));
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('%', '%%')}"`;
}
