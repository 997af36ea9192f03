/** An agent for launchd, which has no file of environment variables of its own: a shell reads the one with the secrets. */
import { escapeXml } from '../../xml.ts';
import { readSecrets, secretsNote, type Unit, wordsOf } from './unit.ts';

export function launchd(unit: Unit): string {
  const { program, every, environment } = unit;
  const log = escapeXml(`${unit.home}/Library/Logs/breakday.log`);
  const secrets = readSecrets(unit);
  const shell = secrets === '' ? [] : ['/bin/sh', '-c', `${secrets}exec "$@"`, 'breakday'];
  const note = secretsNote(unit);
  const words = [...shell, ...program, ...wordsOf(unit.command, unit.flags)]
    .map((word) => `    <string>${escapeXml(word)}</string>`)
    .join('\n');
  const variables = Object.entries(environment).map(
    ([name, value]) => `    <key>${escapeXml(name)}</key>\n    <string>${escapeXml(value)}</string>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ~/Library/LaunchAgents/breakday.plist; then: launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/breakday.plist -->
${note === '' ? '' : `<!-- ${note} -->\n`}<!-- What a round prints is added to Library/Logs/breakday.log, which grows for as long as nobody empties it. -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>breakday</string>
  <key>ProgramArguments</key>
  <array>
${words}
  </array>
  <key>EnvironmentVariables</key>
  <dict>
${variables.join('')}  </dict>
  <key>WorkingDirectory</key>
  <string>${escapeXml(unit.folder)}</string>
  <key>StartInterval</key>
  <integer>${Math.round(every / 1000)}</integer>
  <key>RunAtLoad</key>
  <true/>
  <key>StandardOutPath</key>
  <string>${log}</string>
  <key>StandardErrorPath</key>
  <string>${log}</string>
</dict>
</plist>
`;
}
