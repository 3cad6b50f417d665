'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { Badge } from '@/components/ui/feedback/badge'

// The navigation is older than the page beside it: whoever has just looked says so here.
let told: string | undefined
const listeners = new Set<() => void>()

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * How many checks of the doctor are red, beside its entry in the navigation; nothing where none is.
 * @param initial in words, as the server knew it when it wrote the navigation; empty for none
 */
export function RedCount({ initial }: { initial: string }) {
  const words = useSyncExternalStore(
    listen,
    () => told ?? initial,
    () => initial,
  )
  return words && <Badge tone="danger">{words}</Badge>
}

/** Tells the navigation what the doctor found just now. @param words as `RedCount` takes them */
export function TellRedCount({ words }: { words: string }) {
  useEffect(() => {
    told = words
    for (const listener of listeners) listener()
  }, [words])
  return null
}
