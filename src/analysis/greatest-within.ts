/** The greatest number of instants within any span of this length; the instants are ascending. */
export function greatestWithin(times: readonly number[], span: number): number {
  let greatest = 0;
  let start = 0;
  times.forEach((time, i) => {
    while (time - (times[start] as number) > span) start += 1;
    greatest = Math.max(greatest, i - start + 1);
  });
  return greatest;
}
