/**
 * One e-mail address: a dot-atom of RFC 5322, which may hold `&`, `/`, `=` and `+`, at a domain of two or more labels. Quoted names, comments and letters beyond
 * ASCII before the @ are left out: few servers take them.
 */
export const ADDRESS =
  /^(?=[^@]{1,64}@)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]{1,58}[a-z0-9]|[a-z]{2,63})$/

/** An address whose domain may be typed in any script: "post@пример.рф" as "post@xn--e1afmkfd.xn--p1ai". Whatever is none stays as it is. */
export function withAsciiDomain(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (at < 1 || !/^[\p{L}\p{M}\p{N}.。．｡-]+$/u.test(domain) || /^[a-z0-9.-]*$/.test(domain)) return address
  try {
    return `${address.slice(0, at)}@${new URL(`http://${domain}`).hostname}`
  } catch {
    return address
  }
}
