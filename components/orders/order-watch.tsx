'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { askOutcome } from '@/components/checkout/machine/checkout-calls'
import { waitBeforeAsk } from '@/components/checkout/machine/wait-before-ask'

/** Asks what became of an open order and reads the page anew, less often each time. It draws nothing and goes away with the state that needs it. */
export function OrderWatch({ checkoutId }: { checkoutId: string }) {
  const router = useRouter()
  useEffect(() => {
    const gone = new AbortController()
    let asks = 0
    let timer = setTimeout(look, waitBeforeAsk(asks))
    async function look() {
      // Whatever it answers (whoever came by the mail may only look), the page itself says how the order stands.
      const { type } = await askOutcome(checkoutId, gone.signal)
      if (gone.signal.aborted) return
      // Where no answer gets through, reading anew would put the browser's own page of errors in this one's place.
      if (type !== 'lost') router.refresh()
      asks += 1
      timer = setTimeout(look, waitBeforeAsk(asks))
    }
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [router, checkoutId])
  return null
}
