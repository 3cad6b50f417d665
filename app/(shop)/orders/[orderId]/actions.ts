'use server'

import { refresh } from 'next/cache'
import { notFound } from 'next/navigation'
import { callOffPart } from '@/lib/checkout/cancel-part'
import { currentBuyer } from '@/lib/checkout/current-buyer'

/** Calls off a part that is charged later, for its buyer; the page then says how it stands, also where that came too late. */
export async function cancelPartAction(orderId: string, partId: string, key: string | null): Promise<void> {
  const result = await callOffPart(orderId, partId, await currentBuyer(), key ?? undefined)
  if (result.kind === 'not_found') notFound()
  refresh()
}
