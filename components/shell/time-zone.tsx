'use client'

import { useEffect } from 'react'
import { TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'

/** Tells the server this browser's time zone by a cookie: from the next page on, times are written in it. */
export function TimeZone() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    // biome-ignore lint/suspicious/noDocumentCookie: one harmless cookie; the Cookie Store API is not everywhere
    if (timeZone) document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(timeZone)}; path=/; max-age=31536000; samesite=lax`
  }, [])
  return null
}
