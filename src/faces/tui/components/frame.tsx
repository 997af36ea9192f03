/** A screen, or what lies over it, with the lines around it. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { parseFilter } from '../../../attempts/filter.ts';
import { useSession } from '../context.ts';
import { useMatching } from '../data/use-matching.ts';
import { Empty } from '../screens/empty.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { FilterError } from './filter-error.tsx';
import { filterLine, tabLine } from './frame-lines.ts';
import { HintLine } from './hint-line.tsx';
import { OverlayBody } from './overlay.tsx';
import { Row } from './row.tsx';
import { Screen } from './screen.tsx';
import { titleLine } from './title-line.ts';

export function Frame(): ReactNode {
  const session = useSession();
  const { overlay } = session.state;
  const { place, explorer, asked, height } = session;
  const matching = useMatching(asked.terms);
  const typed = overlay?.is === 'filter' ? parseFilter(overlay.field.text) : null;
  const wrong = typed !== null && 'error' in typed ? typed.error : null;
  return (
    <Box flexDirection="column" height={height + 4}>
      <Row line={titleLine(session)} />
      {overlay?.is === 'filter' ? (
        <FilterEditor field={overlay.field} top={1} />
      ) : (
        <>
          <Row line={tabLine(session, matching)} />
          <Row line={filterLine(session, matching)} />
        </>
      )}
      {overlay !== null && overlay.is !== 'filter' ? (
        <OverlayBody overlay={overlay} top={3} />
      ) : explorer.span === null ? (
        <Empty />
      ) : (
        <Screen key={`${session.state.places.length} ${place.view} ${place.subject} ${place.grouping}`} view={place.view} />
      )}
      <HintLine />
      {wrong === null ? null : <FilterError error={wrong} top={2} />}
    </Box>
  );
}
