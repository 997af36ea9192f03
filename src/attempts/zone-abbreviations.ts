/** What an abbreviated zone means: its distance from UTC behind a value, and the place whose rules it stands for in a title. */
export interface Abbreviation {
  readonly offsetMinutes: number;
  readonly place: string;
}

/** Abbreviations that several countries use stand for the reading that is most common among users of Salesforce. */
export const abbreviations: ReadonlyMap<string, Abbreviation> = new Map(
  (
    [
      ['HST', -10, 'Pacific/Honolulu'],
      ['AKST', -9, 'America/Anchorage'],
      ['AKDT', -8, 'America/Anchorage'],
      ['PST', -8, 'America/Los_Angeles'],
      ['PDT', -7, 'America/Los_Angeles'],
      ['MST', -7, 'America/Denver'],
      ['MDT', -6, 'America/Denver'],
      ['CST', -6, 'America/Chicago'],
      ['CDT', -5, 'America/Chicago'],
      ['EST', -5, 'America/New_York'],
      ['EDT', -4, 'America/New_York'],
      ['AST', -4, 'America/Halifax'],
      ['ADT', -3, 'America/Halifax'],
      ['BRT', -3, 'America/Sao_Paulo'],
      ['WET', 0, 'Europe/Lisbon'],
      ['WEST', 1, 'Europe/Lisbon'],
      ['BST', 1, 'Europe/London'],
      ['CET', 1, 'Europe/Paris'],
      ['MEZ', 1, 'Europe/Berlin'],
      ['CEST', 2, 'Europe/Paris'],
      ['MESZ', 2, 'Europe/Berlin'],
      ['SAST', 2, 'Africa/Johannesburg'],
      ['EET', 2, 'Europe/Athens'],
      ['EEST', 3, 'Europe/Athens'],
      ['MSK', 3, 'Europe/Moscow'],
      ['IST', 5.5, 'Asia/Kolkata'],
      ['SGT', 8, 'Asia/Singapore'],
      ['HKT', 8, 'Asia/Hong_Kong'],
      ['AWST', 8, 'Australia/Perth'],
      ['JST', 9, 'Asia/Tokyo'],
      ['KST', 9, 'Asia/Seoul'],
      ['ACST', 9.5, 'Australia/Adelaide'],
      ['AEST', 10, 'Australia/Sydney'],
      ['ACDT', 10.5, 'Australia/Adelaide'],
      ['AEDT', 11, 'Australia/Sydney'],
      ['NZST', 12, 'Pacific/Auckland'],
      ['NZDT', 13, 'Pacific/Auckland'],
    ] as const
  ).map(([name, offsetHours, place]) => [name, { offsetMinutes: offsetHours * 60, place }]),
);
