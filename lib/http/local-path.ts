/**
 * A place inside this shop to go on to, or the fallback. Takes a path or an address of our own origin; anything that a browser could
 * read as another site (`//evil`, `/\evil`, `javascript:`, another origin) gives the fallback.
 * @returns a path with its query, beginning with one slash
 */
export function localPath(wanted: string | null | undefined, origin: string, fallback = '/'): string {
  if (!wanted) return fallback
  try {
    const url = new URL(wanted, origin)
    if (url.origin !== new URL(origin).origin) return fallback
    const path = `${url.pathname}${url.search}${url.hash}`
    return /^\/[^/\\]|^\/$/.test(path) ? path : fallback
  } catch {
    return fallback
  }
}
