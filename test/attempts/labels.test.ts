import { describe, expect, test } from 'vitest';
import { apiTypeLabel, isApiLogin, loginSubtypeLabel, loginTypeLabel } from '../../src/attempts/labels.ts';

describe('login types', () => {
  test.each([
    ['i', 'Remote Access 2.0'],
    ['I', 'Other Apex API'],
    ['r', 'Employee Login to Community'],
    ['R', 'Partner Product'],
    ['l', 'Networks Portal API Only'],
    ['8', 'SAML Sfdc Initiated SSO'],
    ['Oauth2', 'Remote Access 2.0'],
    ['oauth2', 'Remote Access 2.0'],
    ['OtherApi', 'Other Apex API'],
    ['remote access 2.0', 'Remote Access 2.0'],
    [' Application ', 'Application'],
    ['Moon Login', 'Moon Login'],
    ['L', 'L'],
    ['', ''],
  ])('%s is %s', (text, label) => {
    expect(loginTypeLabel(text)).toBe(label);
    expect(loginTypeLabel(label)).toBe(label);
  });
});

test.each([
  ['OauthRefreshToken', 'OAuth Refresh Token'],
  ['OAuth Username-Password', 'OAuth Username-Password'],
  ['UiPasswordReset', 'UI Password Reset'],
  ['OAuthDevice', 'OAuthDevice'],
])('the subtype %s is %s', (text, label) => expect(loginSubtypeLabel(text)).toBe(label));

test.each([
  ['P', 'SOAP Partner'],
  ['p', 'SOAP ClientSync'],
  ['Soap Enterprise', 'SOAP Enterprise'],
  ['OSOAP', 'Old SOAP'],
  ['XmlRPC', 'XML-RPC'],
  ['REST', 'REST API'],
  ['n/a', 'N/A'],
  ['Carrier Pigeon', 'Carrier Pigeon'],
])('the API type %s is %s', (text, label) => expect(apiTypeLabel(text)).toBe(label));

test.each([
  ['Other Apex API', '', true],
  ['Remote Access 2.0', 'N/A', true],
  ['Application', 'SOAP Partner', true],
  ['Application', 'N/A', false],
  ['SAML Sfdc Initiated SSO', '', false],
])('%s with API type "%s": made by a program is %s', (loginType, apiType, isApi) => {
  expect(isApiLogin(loginType, apiType)).toBe(isApi);
});
