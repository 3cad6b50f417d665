'use client'
'use no memo'

import { useRouter } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import type { CartCount } from '@/lib/domain/wire/cart-count'

let told: CartCount | null = null
const listeners = new Set<() => void>()

/** Takes what an answer said of the cart: no page is drawn again for it. */
export function tellCartCount(count: CartCount): void {
  told = count
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * How many pieces the cart holds, for eyes and for screen readers; nothing where it is empty.
 * @param drawn as of this page; what an answer has said later is shown instead
 */
export function CartBadge({ drawn }: { drawn: CartCount }) {
  const last = useSyncExternalStore(
    listen,
    () => told,
    () => null,
  )
  const { pieces, label } = last && last.asOf > drawn.asOf ? last : drawn
  return pieces === 0 ? null : (
    <span className="min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-on-accent text-xs tabular-nums leading-5">
      <span aria-hidden>{pieces}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** Draws a page of the cart again that the browser kept from before something was added: "Back" shows such a page. @param asOf when the page was drawn */
export function CartFreshness({ asOf }: { asOf: number }) {
  const router = useRouter()
  useEffect(() => {
    if (told && told.asOf > asOf) router.refresh()
  }, [asOf, router])
  return null
}
