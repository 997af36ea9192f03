/** What to do about single statuses, where their family is too wide for one remedy. */

/** Asked for only where the password was right. */
export const secondFactor = 'Multi-factor required';

export const lockedUser: readonly string[] = ['Password Lockout', 'LOGIN_ERROR_CSS_PW_LOCKOUT'];
export const frozenUser: readonly string[] = ['User Is Frozen', 'LOGIN_ERROR_CSS_FROZEN'];
export const inactiveUser: readonly string[] = ['User is Inactive'];
/** By these, Salesforce shut the whole org. */
export const shutOrg: readonly string[] = [
  'Organization locked',
  'Organization suspended',
  'Organization closed',
  'Organization is inactive',
  'LOGIN_DATA_DOWNLOAD_ONLY',
];

/** What ends a lockout. */
export const openTheLock =
  'Then open Setup > Users > Users > the user > Unlock, or wait: a lockout ends by itself, after 15 minutes by default.';

const advice: readonly (readonly [labels: readonly string[], steps: readonly string[]])[] = [
  [
    lockedUser,
    [
      'Find out first whose bad passwords locked the user: list the failures before it, of all programs of this user. The lockout comes back while they go on.',
      openTheLock,
    ],
  ],
  [
    frozenUser,
    [
      'Ask first who froze the user, and why: it is done to shut somebody out at once (Setup > Security > View Setup Audit Trail). Look at the logins just before it for addresses that are not yours.',
      'Only then open Setup > Users > Users > the user > Unfreeze; after a strange login, reset the password first.',
    ],
  ],
  [
    inactiveUser,
    [
      'Ask first who deactivated the user, and why: where somebody left, it is right that nothing logs in as them any more (Setup > Security > View Setup Audit Trail).',
      'Only where the user is still wanted: Setup > Users > Users > the user > Edit > Active. A program needs an integration user of its own, which no leaver takes along.',
    ],
  ],
  [
    shutOrg,
    [
      'Nobody can log in to the org, and no setting of yours opens it: ask Salesforce Support (help.salesforce.com) and whoever holds the contract.',
    ],
  ],
  [['Restricted Time'], ["Widen the hours, or move the job into them: Setup > Users > Profiles > the user's profile > Login Hours."]],
  [['Failed: API-only user'], ['Let a person log in as another user: this one has the permission API Only User.']],
  [
    ['Username-Password Flow Disabled'],
    [
      'Move the program to another OAuth flow (client credentials or JWT bearer). Setup > Identity > OAuth and OpenID Connect Settings can allow the old one for a while.',
    ],
  ],
  [
    ['Failed: Not approved for access'],
    [
      'Install the app (Setup > Apps > Connected Apps > Connected Apps OAuth Usage), and give the user a profile or permission set that it admits.',
    ],
  ],
  [['Restricted domain'], ["Log in at the org's own My Domain host in place of login.salesforce.com."]],
  [
    ['Lightning Login required'],
    ['Log in with Lightning Login, or take the permission that demands it from the user. A program needs a user without it.'],
  ],
  [[secondFactor], ['Where a success follows, there is nothing to do. Else let the user register a verification method and log in again.']],
];

/** By label. */
export const adviceByStatus: ReadonlyMap<string, readonly string[]> = new Map(
  advice.flatMap(([labels, steps]) => labels.map((label) => [label, steps] as const)),
);
