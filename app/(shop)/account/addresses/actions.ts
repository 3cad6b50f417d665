'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { requireViewer } from '@/lib/auth/viewer'
import { removeAddress } from '@/lib/customers/addresses'
import { action } from '@/lib/http/action'

/** Removes an address of the signed-in person; the page then shows what is left. */
export const removeAddressAction = action([z.uuid()], async (addressId): Promise<void> => {
  const { userId } = await requireViewer()
  await removeAddress(userId, addressId)
  refresh()
})
