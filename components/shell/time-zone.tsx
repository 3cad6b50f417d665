'use client'
'use no memo'

import { useEffect } from 'react'
import { TIME_ZONE_COOKIE } from '@/lib/domain/wire/cookies'
import { keepPreference } from './preference-cookie'

/** Tells the server this browser's time zone by a cookie: from the next page on, times are written in it. */
export function TimeZone() {
  useEffect(() => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    if (timeZone) keepPreference(TIME_ZONE_COOKIE, timeZone)
  }, [])
  return null
}
