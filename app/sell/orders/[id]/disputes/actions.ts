'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { dismissFraudWarning } from '@/lib/disputes/fraud-warning'
import { action } from '@/lib/http/action'

/** Does nothing about what a bank suspects of a sale. */
export const dismissWarningAction = action([z.uuid()], async (sellerOrderId): Promise<void> => {
  const { sellerId } = await requireSeller('disputes.answer')
  await dismissFraudWarning(sellerId, sellerOrderId)
  revalidatePath('/sell', 'layout')
})
