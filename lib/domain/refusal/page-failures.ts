/**
 * Why a page could not do what was asked of it, and nothing else is known of it. As with refused payments (refusals.ts) it says whose fault it is: the network
 * (`offline`), our side (`server`), a page older than the shop (`outdated`), or the browser's settings (`cookies`).
 */
export type PageFailure = { kind: 'offline' | 'outdated' | 'cookies' } | { kind: 'server'; reference: string | null }

/** Whether the page must be reloaded before the same can succeed. */
export function needsReload({ kind }: PageFailure): boolean {
  return kind === 'outdated' || kind === 'cookies'
}
