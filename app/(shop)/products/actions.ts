'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { action } from '@/lib/http/action'
import { forgottenSeen } from '@/lib/http/seen-cookie'

/** Forgets which products this browser looked at. */
export const forgetSeenAction = action([], async (): Promise<void> => {
  const jar = await cookies()
  for (const cookie of forgottenSeen()) jar.set(cookie)
  refresh()
})
