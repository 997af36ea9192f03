/** Programs that are built anew: what logs in is not what logged in before, and yet the same program. */
import { day, hour, minute } from '../clock.ts';
import type { Phase } from '../program.ts';
import { every } from '../rhythm.ts';
import { phpToolkit, restApp, statuses } from '../row.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';

export const rebuilt: Readonly<Record<string, Tale>> = {
  'rebuilt with another client': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, client: phpToolkit, rhythm: every(20 * minute), phases: [{ from: stage.begins, until: since, at: old }] });
    stage.run({
      user,
      client: restApp,
      rhythm: every(20 * minute),
      phases: [
        { from: since + 3 * hour, at: fresh, answer: statuses.token },
        { from: since + 2 * day, at: fresh },
      ],
    });
    stage.run({ user: 'steady@acme.example', rhythm: every(hour), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const recovered = { at: fresh, since: since + 2 * day };
    return [
      {
        kind: 'origin-change',
        verdict: ['confirmed'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [fresh],
        previous: old,
        since,
        recovered,
        changed: ['address', 'apiVersion', 'apiType', 'loginType', 'browser'],
        says: 'rebuilt with another login type (Other Apex API before, Remote Access 2.0 since), application (none before, Order Sync since) and API type (SOAP Partner before, REST API since)',
      },
    ];
  }),
  'moved and logs in at another host since': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const ownDomain = { ...phpToolkit, loginUrl: 'acme.my.salesforce.com' };
    stage.run({ user, client: phpToolkit, rhythm: every(hour), phases: [{ from: stage.begins, until: since, at: old }] });
    stage.run({ user, client: ownDomain, rhythm: every(hour), phases: [{ from: since, at: fresh, answer: statuses.token }] });
    return [
      {
        kind: 'origin-change',
        verdict: ['likely'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [fresh],
        previous: old,
        since,
        recovered: null,
        changed: ['address', 'loginUrl'],
        says: 'rebuilt with another login URL (login.salesforce.com before, acme.my.salesforce.com since)',
      },
    ];
  }),
  'moved, and was rebuilt twice since': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.begins + 60 * day;
    const [second, third] = [since + 20 * day, since + 40 * day];
    const rhythm = every(hour);
    const phases = [
      { from: stage.begins, until: since, at: old },
      { from: since, until: since + 2 * day, at: fresh, answer: statuses.token },
    ];
    stage.run({ user, client: phpToolkit, rhythm, phases: [...phases, { from: since + 2 * day, until: second, at: fresh }] });
    // Each begins with the wrong password, and is put right soon.
    const begins = (from: number, until: number): Phase[] => [
      { from, until: from + 2 * hour, at: fresh, answer: statuses.badPassword },
      { from: from + 2 * hour, until, at: fresh },
    ];
    stage.run({ user, client: { ...phpToolkit, apiType: 'SOAP Enterprise' }, rhythm, phases: begins(second, third) });
    stage.run({ user, client: restApp, rhythm, phases: begins(third, stage.ends) });
    return [
      {
        kind: 'origin-change',
        verdict: ['confirmed'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [fresh],
        previous: old,
        since,
        recovered: { at: fresh, since: since + 2 * day },
        changed: ['address'],
        says: 'Application, client, API version and login type are as before',
      },
    ];
  }),
  'rebuilt with another client, and all is well': tale((stage) => {
    const here = stage.addresses.server();
    const since = stage.someday();
    stage.run({ user, client: phpToolkit, rhythm: every(20 * minute), phases: [{ from: stage.begins, until: since, at: here }] });
    stage.run({ user, client: restApp, rhythm: every(20 * minute), phases: [{ from: since + hour, at: here }] });
    return [];
  }),
};
