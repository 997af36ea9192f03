/** A process of its own that opens an archive and holds it until its standard input ends: `hold-child.ts ARCHIVE`. */
import { openArchive } from '../../src/archive/archive.ts';
import { engineSettings } from './telling.ts';

const archive = await openArchive(process.argv[2] ?? '', engineSettings());
process.stdout.write('holding\n');
process.stdin.resume().on('end', () => archive.close());
