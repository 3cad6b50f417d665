'use server'

import { revalidatePath } from 'next/cache'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { resyncSeller } from '@/lib/sellers/resync-seller'

/** Reads a seller's account from Stripe again and shows the list as it is then. */
export async function resyncSellerAction(sellerId: string): Promise<ActionAnswer> {
  const answer = await resyncSeller(await requireOperator(), sellerId)
  if (answer.ok) revalidatePath('/admin/sellers')
  return answer
}
