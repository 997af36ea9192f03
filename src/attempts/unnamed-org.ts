/** What attempts that name no org are called where an org is asked for. */
export const unnamedOrg = '(unnamed)';
