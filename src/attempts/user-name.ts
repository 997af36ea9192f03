/** The one spelling of a user's name, which Salesforce compares without regard to case. An id, in which case matters, has no `@`. */
export function canonicalUser(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes('@') ? trimmed.toLowerCase() : trimmed;
}
