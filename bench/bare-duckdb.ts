/** The least that the question can cost: the engine reads the file and counts by address and status. */
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create()).connect();
const answer = await connection.runAndReadAll(`select "Source IP", "Status", count(*) from read_csv($1) group by all`, [
  process.argv[2] ?? '',
]);
console.log(answer.currentRowCount);
