/** The objects of the fake org: which fields they have since which version, and what may be done with each. */
import { idOf } from '../ids.ts';
import { may, type OrgState, type OrgUser } from '../state.ts';

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly filterable: boolean;
  readonly groupable: boolean;
  readonly sortable: boolean;
  /** The first version of the API that knows it. */
  readonly since: number;
}

export interface ObjectType {
  readonly name: string;
  readonly fields: readonly Field[];
  /** Whether this user is told that there is such an object. */
  visible(user: OrgUser): boolean;
  /** The records that this user may see. A field that is absent is null. */
  records(org: OrgState, user: OrgUser, version: number): readonly Readonly<Record<string, unknown>>[];
}

/** By the name in lower case, since SOQL does not care. */
export function objectNamed(name: string): ObjectType | undefined {
  return objects.find((object) => object.name.toLowerCase() === name.toLowerCase());
}

/** One field a line: name, type, what it can be used for (filter, group, sort), and since when where that matters. */
function fields(table: string): Field[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [name = '', type = '', uses = '', since = '21'] = line.trim().split(/\s+/);
      const [filterable, groupable, sortable] = ['F', 'G', 'S'].map((use) => uses.includes(use)) as [boolean, boolean, boolean];
      return { name, type, filterable, groupable, sortable, since: Number(since) };
    });
}

const everybody = (): boolean => true;

const objects: readonly ObjectType[] = [
  {
    name: 'LoginHistory',
    fields: fields(`
      Id                      id         FGS
      UserId                  reference  FGS
      LoginTime               datetime   FS
      LoginType               picklist   FGS
      SourceIp                string     GS
      LoginUrl                string     FGS
      AuthenticationServiceId reference  FGS  34
      LoginGeoId              reference  FGS  34
      TlsProtocol             picklist   FGS  37
      CipherSuite             picklist   FGS  37
      OptionsIsGet            boolean    F    37
      OptionsIsPost           boolean    F    37
      CountryIso              string     FGS  37
      Browser                 string     GS
      Platform                string     GS
      Status                  string     GS
      Application             string     GS
      ClientVersion           string     GS
      ApiType                 string     GS
      ApiVersion              string     GS
      NetworkId               reference  FGS  31
      LoginSubType            picklist   FGS  50
      AuthMethodReference     string     FGS  51
      ForwardedForIp          string     FGS  61
      AuthContextClassRef     string     FGS  67
    `),
    visible: everybody,
    records({ logins, behaviour }, user) {
      const all = (may(user, 'ManageUsers') || may(user, 'MonitorLoginHistory')) && !behaviour.ownRowsOnly;
      return all ? logins : logins.filter(({ UserId }) => UserId === user.Id);
    },
  },
  {
    name: 'User',
    fields: fields(`
      Id                      id         FGS
      Username                string     FGS
      Name                    string     FGS
      IsActive                boolean    FGS
      ProfileId               reference  FGS
      Profile.Name            string     FGS
    `),
    visible: everybody,
    records: ({ users, profiles }) =>
      users().map((user) => ({
        Name: user.Username,
        IsActive: true,
        ...user,
        'Profile.Name': profiles.find(({ Id }) => Id === user.ProfileId)?.Name ?? null,
      })),
  },
  {
    name: 'UserPermissionAccess',
    fields: fields(`
      Id                              id         -
      PermissionsApiEnabled           boolean    -
      PermissionsManageUsers          boolean    -
      PermissionsMonitorLoginHistory  boolean    -
      PermissionsViewEventLogFiles    boolean    -
      PermissionsViewSetup            boolean    -
    `),
    visible: everybody,
    records: ({ behaviour }, user) => [
      {
        Id: idOf('000', 0),
        PermissionsApiEnabled: may(user, 'ApiEnabled'),
        PermissionsManageUsers: may(user, 'ManageUsers') && !behaviour.ownRowsOnly,
        PermissionsMonitorLoginHistory: may(user, 'MonitorLoginHistory') && !behaviour.ownRowsOnly,
        PermissionsViewEventLogFiles: may(user, 'ViewEventLogFiles'),
        PermissionsViewSetup: may(user, 'ViewSetup'),
      },
    ],
  },
  {
    name: 'Organization',
    fields: fields(`
      Id                      id         FGS
      Name                    string     FGS
      InstanceName            string     FGS
      IsSandbox               boolean    FGS
      TimeZoneSidKey          picklist   FGS
    `),
    visible: everybody,
    records: ({ id }) => [{ Id: id, Name: 'Globex', InstanceName: 'EU42', IsSandbox: false, TimeZoneSidKey: 'America/Los_Angeles' }],
  },
  {
    name: 'Profile',
    fields: fields(`
      Id                      id         FGS
      Name                    string     FGS
    `),
    visible: (user) => may(user, 'ViewSetup'),
    records: ({ profiles }) => profiles.map(({ Id, Name }) => ({ Id, Name })),
  },
  {
    name: 'LoginIp',
    fields: fields(`
      Id                      id         FGS  28
      UsersId                 reference  FGS  28
      SourceIp                string     FGS  28
      IsAuthenticated         boolean    FGS  28
      ChallengeMethod         picklist   FGS  28
      ChallengeSentDate       datetime   FS   28
      CreatedDate             datetime   FS   28
    `),
    visible: (user) => may(user, 'ManageUsers'),
    records: ({ knownAddresses }) => knownAddresses.map((address, i) => ({ Id: idOf('710', i + 1), ...address })),
  },
  {
    name: 'EventLogFile',
    fields: fields(`
      Id                      id         FGS  32
      EventType               string     FGS  32
      LogDate                 datetime   FS   32
      Interval                picklist   FGS  37
      Sequence                int        FGS  37
      LogFile                 base64     -    32
      LogFileContentType      string     FGS  32
      LogFileFieldNames       textarea   -    32
      LogFileLength           double     FS   32
      CreatedDate             datetime   FS   32
    `),
    visible: (user) => may(user, 'ViewEventLogFiles'),
    records: ({ eventLogs }, _user, version) =>
      eventLogs.map(({ LogDate, Interval, Sequence, csv }, i) => ({
        Id: idOf('0AT', i + 1),
        EventType: 'Login',
        LogDate,
        Interval,
        Sequence: Sequence ?? (Interval === 'Daily' ? 0 : 1),
        LogFile: `/services/data/v${version.toFixed(1)}/sobjects/EventLogFile/${idOf('0AT', i + 1)}/LogFile`,
        LogFileContentType: 'text/csv',
        LogFileFieldNames: csv.slice(0, csv.indexOf('\n')).replaceAll('"', '').trim(),
        LogFileLength: Buffer.byteLength(csv),
        CreatedDate: new Date(Date.parse(LogDate) + 27 * 3_600_000).toISOString().replace('Z', '+0000'),
      })),
  },
];
