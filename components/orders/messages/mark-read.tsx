'use client'

import { useEffect } from 'react'

/** Says that what is on the page was read, once it is shown: opening a link is not enough, since mail scanners do that too. @param until ISO */
export function MarkRead({ action, until }: { action: (until: string) => Promise<void>; until: string }) {
  useEffect(() => {
    // Not worth an alert: it is said again with the next message.
    action(until).catch(() => undefined)
  }, [action, until])
  return null
}
