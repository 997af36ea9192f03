/** Files that `sf project deploy start --metadata-dir` takes, holding trusted ranges and nothing else. */
import type { AddressRange } from '../../../attempts/trusted-ranges.ts';
import { escapeXml } from '../../xml.ts';

/** What is deployed: the one settings file. */
export function packageXml(apiVersion: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Package xmlns="http://soap.sforce.com/2006/04/metadata">
    <types>
        <members>Security</members>
        <name>Settings</name>
    </types>
    <version>${escapeXml(apiVersion)}</version>
</Package>
`;
}

/** The settings file. It leaves sessions and passwords out, so that deploying it leaves them alone. */
export function securitySettings(ranges: readonly AddressRange[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<SecuritySettings xmlns="http://soap.sforce.com/2006/04/metadata">
    <networkAccess>
${ranges.map(rangeXml).join('')}    </networkAccess>
</SecuritySettings>
`;
}

function rangeXml({ start, end, description }: AddressRange): string {
  const described = description === '' ? '' : `            <description>${escapeXml(description)}</description>\n`;
  return `        <ipRanges>
${described}            <end>${escapeXml(end)}</end>
            <start>${escapeXml(start)}</start>
        </ipRanges>
`;
}
