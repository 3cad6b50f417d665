'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page anew while its order is open, less often each time. It draws nothing and goes away with the state that needs it. */
export function OrderWatch() {
  const router = useRouter()
  useEffect(() => {
    let asks = 0
    let timer = setTimeout(look, wait())
    function wait(): number {
      return Math.min(20_000, 1500 * 1.5 ** asks)
    }
    function look() {
      asks += 1
      router.refresh()
      timer = setTimeout(look, wait())
    }
    return () => clearTimeout(timer)
  }, [router])
  return null
}
