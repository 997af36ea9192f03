/**
 * Whether the terminal breaks lines that are too long for it. While the explorer draws, it does not: a name that it takes for wider
 * than we do, or a size that it has just got, then costs the end of a line and not the place of all lines below.
 */

/** From here on too long a line loses its end. */
export function keepLines(): void {
  process.stdout.write('\x1b[?7l');
}

/** From here on it goes on in the next one, as anybody else expects. */
export function breakLines(): void {
  process.stdout.write('\x1b[?7h');
}
