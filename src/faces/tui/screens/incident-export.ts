/** Incidents as rows that can be taken along. */
import type { Incident } from '../../../findings/result.ts';
import type { Exportable } from '../scene.ts';

export function exportOfIncidents(incidents: readonly Incident[]): Exportable {
  return {
    is: 'rows',
    name: 'incidents',
    columns: ['day', 'verdict', 'kind', 'users', 'address', 'previous addresses', 'cause', 'attempts', 'recovered', 'headline'],
    async *rows() {
      for (const each of incidents) {
        const { day, verdict, kind, users, address, previousAddresses, cause, attempts, recoveredAt, headline } = each;
        yield [day, verdict, kind, users.join(' '), address, previousAddresses.join(' '), cause, attempts, recoveredAt, headline];
      }
    },
  };
}
