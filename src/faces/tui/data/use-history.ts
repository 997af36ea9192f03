/** Opens the history after the first frame: the axis can be asked for at once, the analysis comes when it is done. */
import { useEffect, useState } from 'react';
import type { Result } from '../../../findings/result.ts';
import type { Explorer, Investigation, Step } from '../../../investigation.ts';

export interface History {
  /** What is opened, in words. */
  readonly name: string;
  /** The filter that it is opened with: what does not match is no part of it. Empty: everything. */
  readonly where: string;
  /** `say` hears in words how far the opening has come. */
  open(say: (text: string) => void): Promise<Investigation>;
}

export interface Opened {
  readonly explorer: Explorer;
  /** When the whole log has rows. */
  readonly activity: readonly Step[];
  /** Everybody who is in the history. */
  readonly users: readonly string[];
  readonly result: Result | null;
  /** The result with the hashes of its files, which takes reading them. */
  withHashes(result: Result): Promise<Result>;
  readonly owners: ReadonlyMap<string, string>;
}

/** What is open, or in words how far the opening has come. A history that cannot be opened ends the explorer with the reason. */
export function useHistory(history: History, quit: (problem?: unknown) => void): Opened | string {
  const [opened, setOpened] = useState<Opened | string>(`Opening ${history.name}`);
  useEffect(() => {
    const load = async (): Promise<void> => {
      const investigation = await history.open(setOpened);
      const explorer = await investigation.explore();
      const activity = await explorer.steps({ terms: [], zone: 'UTC' });
      const { withHashes } = investigation;
      const known = { explorer, activity, withHashes, users: await investigation.users() };
      setOpened({ ...known, result: null, owners: new Map() });
      if (explorer.span === null) return;
      const result = await investigation.analyze();
      const shown = result.incidents.flatMap(({ addresses, previousAddresses }) => [...addresses, ...previousAddresses]);
      const most = result.summary.byOriginAndStatus.slice(0, 200).flatMap(({ address }) => address ?? []);
      setOpened({ ...known, result, owners: new Map() });
      setOpened({ ...known, result, owners: await investigation.owners([...new Set([...shown, ...most])]) });
    };
    load().catch(quit);
  }, [history, quit]);
  return opened;
}
