/** Who tells an event, and of which org: whoever gathers the events of several must know them apart. */
export interface Teller {
  readonly version: string;
  /** The id of the org whose attempts these are; undefined where nobody knows. */
  readonly org?: string | undefined;
}
