'use server'

import { revalidatePath } from 'next/cache'
import type { CheckAnswer } from '@/components/sell/check-with-stripe'
import { requireSeller } from '@/lib/auth/viewer'
import { refreshBalance } from '@/lib/balance/refresh-balance'
import { action } from '@/lib/http/action'

/** Reads what was booked on the seller's balance now. */
export const refreshBalanceAction = action([], async (): Promise<CheckAnswer> => {
  const { sellerId } = await requireSeller('money.read')
  const outcome = await refreshBalance(sellerId)
  revalidatePath('/sell', 'layout')
  return outcome === 'read' ? 'synced' : outcome
})
