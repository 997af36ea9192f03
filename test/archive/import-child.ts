/** A process of its own that imports a file into an archive: `import-child.ts ARCHIVE FILE`. Says when it begins and when it is done. */
import { openArchive } from '../../src/archive/archive.ts';
import { openFile } from '../../src/sources/open-file.ts';
import { asUtc, engineSettings } from './telling.ts';

const [path = '', file = ''] = process.argv.slice(2);
const input = await openFile(file, { provenance: true, parquetTitles: async () => [] });
const archive = await openArchive(path, engineSettings());
process.stdout.write('importing\n');
await archive.add([input], asUtc);
process.stdout.write('imported\n');
await archive.close();
