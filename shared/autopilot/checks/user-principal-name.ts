/**
 * True for `name@domain.suffix`. Only the domain is looked at when a device is uploaded, but a wrong name locks the
 * device until the assignment is removed; whether the user exists only the tenant knows.
 */
export function isUserPrincipalName(text: string): boolean {
  const [name, domain, ...more] = text.split('@');
  if (name === undefined || domain === undefined || more.length > 0) return false;
  const labels = domain.split('.');
  return (
    /^[A-Za-z0-9'.\-_!#^~]+$/.test(name) && labels.length > 1 && labels.every((label) => /^[A-Za-z0-9-]+$/.test(label))
  );
}
