/** Ends the process, as if it had been told to, when a launcher that started it is gone; does nothing where none did. */
export function endWithTheLauncher(): void {
  // Gone again where the launcher was killed before.
  if (!process.channel) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // Else the process would wait for its launcher, which waits for it.
  process.channel.unref();
}
