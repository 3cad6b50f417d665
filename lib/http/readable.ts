import { isStorable } from '@/lib/domain/wire/text'

/**
 * Whether everything that an address percent-encodes can be read and kept: its path is UTF-8 and NUL stands nowhere. Bytes of the query that are no UTF-8 are
 * harmless, since every reader replaces them.
 * @param address path and query as they came
 */
export function isReadableAddress({ pathname, search }: { pathname: string; search: string }): boolean {
  const path = decoded(pathname)
  return path !== undefined && isStorable(path) && !/%00|\0/.test(search)
}

/**
 * A Cookie header without the cookies whose value cannot be read or kept. They are not ours, and no reason to refuse the request.
 * @returns null where nothing is left
 */
export function readableCookies(header: string | null): string | null {
  const cookies = (header ?? '').split(/; */).filter((cookie) => {
    const text = decoded(cookie)
    return cookie !== '' && text !== undefined && isStorable(text)
  })
  return cookies.join('; ') || null
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
