/** What makes an incident worth telling again: what of it is other than it was told. */
import type { Incident, Shape } from '../findings/result.ts';
import { count, list } from '../findings/wording.ts';

/** A text that is another one once there is something to tell. */
export function stateOf(incident: Incident): string {
  const { verdict, shape, recoveredAt, users, lanes } = incident;
  const letIn = [...letInAs(incident), ...(strangerIsIn(incident) ? ['a stranger'] : [])];
  return JSON.stringify([verdict, shape, recoveredAt !== null, users.toSorted(), lanes.length, letIn.toSorted()]);
}

/** What there is to tell, in words, the gravest first. */
export function changesSince(told: Incident, now: Incident): string[] {
  const entered = without(letInAs(now), letInAs(told));
  const [joined, gone] = [without(now.users, told.users), without(told.users, now.users)];
  const sameUsers = joined.length + gone.length === 0;
  return [
    ...(entered.length === 0 ? [] : [`the attacker got in as ${list(entered)}`]),
    ...(strangerIsIn(now) && !strangerIsIn(told) ? ['a login where passwords had been guessed'] : []),
    ...(told.recoveredAt === null && now.recoveredAt !== null ? ['recovered'] : []),
    ...(told.recoveredAt !== null && now.recoveredAt === null ? ['not recovered any more'] : []),
    ...(told.shape === now.shape || now.shape === null ? [] : [shapes[now.shape]]),
    ...(told.verdict === now.verdict ? [] : [`was ${told.verdict}`]),
    ...(joined.length === 0 ? [] : [`also ${list(joined)}`]),
    ...(gone.length === 0 ? [] : [`no longer ${list(gone)}`]),
    ...(sameUsers && told.lanes.length !== now.lanes.length ? [`${count(now.lanes.length, 'program')}, was ${told.lanes.length}`] : []),
  ];
}

const shapes: Readonly<Record<Shape, string>> = {
  moved: 'the address before has fallen silent',
  added: 'the address before is in use again',
  returned: 'the address had been in use long before',
};

function letInAs({ attacker }: Incident): string[] {
  return attacker?.letIn.map(({ user }) => user) ?? [];
}

/** Whether who may have guessed a password has logged in from where it was guessed. */
function strangerIsIn({ stranger }: Incident): boolean {
  return Boolean(stranger?.letInAt);
}

function without(these: readonly string[], those: readonly string[]): string[] {
  return these.filter((one) => !those.includes(one));
}
