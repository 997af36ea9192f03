/** Writes a Setup download of any size: half a year of one org, a few hundred people, a few dozen programs, one of which moves. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What an analysis of the generated history has to find. */
export const move = {
  user: 'program07@initech.example',
  from: '192.0.2.107',
  to: '198.51.100.7',
  status: 'Failed: API security token required',
};

/** Streams `rows` rows, newest first as Setup writes them; the same count gives the same bytes. */
export async function generateExport(path: string, rows: number): Promise<void> {
  await pipeline(Readable.from(history(rows)), createWriteStream(path));
}

const header =
  'Username,Login Time,Source IP,Login Type,Status,Browser,Platform,Application,Client Version,API Type,API Version,Login URL,' +
  'Country Code,Country,Subdivision,City,PostalCode,Latitude,Longitude';
const programs = 36;
const people = 300;
const shareOfPeople = 0.25;
const end = Date.UTC(2026, 9, 30, 6);
const length = 180 * 86_400_000;
const moved = end - 60 * 86_400_000;
const mended = moved + 3 * 86_400_000;
const batchRows = 2_000;

function* history(rows: number): Generator<string> {
  const random = randomFrom(20_180_820);
  let batch = `${quoted(header.split(','))}\n`;
  let beat = 0;
  for (let row = 0; row < rows; row += 1) {
    const time = end - ((row + random()) * length) / rows;
    batch += random() < shareOfPeople ? person(time, random) : program(time, beat++ % programs);
    if (row % batchRows === 0) {
      yield batch;
      batch = '';
    }
  }
  yield batch;
}

function program(time: number, number: number): string {
  const user = `program${String(number).padStart(2, '0')}@initech.example`;
  const before = user !== move.user || time < moved;
  const address = before ? `192.0.2.${100 + number}` : move.to;
  const status = before || time >= mended ? 'Success' : move.status;
  const tail = ['Unknown', 'Unknown', `Feed ${number}`, 'N/A', 'SOAP Partner', '45.0', 'login.salesforce.com'];
  return line(user, time, address, 'Other Apex API', status, tail);
}

function person(time: number, random: () => number): string {
  const number = Math.floor(random() * people);
  const travelling = random() < 0.1;
  const address = travelling ? `203.0.113.${Math.floor(random() * 256)}` : `10.20.${number % 8}.${number % 250}`;
  const status = random() < 0.02 ? 'Invalid Password' : 'Success';
  const tail = ['Chrome 129', 'Windows 10', 'Browser', 'N/A', 'N/A', 'N/A', 'initech.my.salesforce.com'];
  return line(`person${number}@initech.example`, time, address, 'Application', status, tail);
}

function line(user: string, time: number, address: string, type: string, status: string, tail: readonly string[]): string {
  const place = ['US', 'United States', 'California', 'San Francisco', '94105', '37.7898', '-122.3942'];
  return `${quoted([user, clock(time), address, type, status, ...tail, ...place])}\n`;
}

function quoted(cells: readonly string[]): string {
  return `"${cells.join('","')}"`;
}

/** `10/30/2026 05:59:52` in UTC. */
function clock(time: number): string {
  const iso = new Date(time).toISOString();
  return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
}

/** Mulberry32: small, fast, and the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
