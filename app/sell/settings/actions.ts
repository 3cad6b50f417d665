'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { CheckAnswer } from '@/components/sell/check-with-stripe'
import type { ShopNameState } from '@/components/sell/shop-name-form'
import { requireSeller, requireViewer } from '@/lib/auth/viewer'
import { checkAgain } from '@/lib/sellers/check-again'
import { disconnectAccount } from '@/lib/sellers/connect/disconnect-account'
import { openShop } from '@/lib/sellers/open-shop'
import { renameShop } from '@/lib/sellers/rename-shop'

/** Opens the signed-in person's shop under the posted name. */
export async function openShopAction(_: ShopNameState, form: FormData): Promise<ShopNameState> {
  const viewer = await requireViewer()
  const name = String(form.get('shopName') ?? '')
  const outcome = await openShop(viewer.userId, name)
  if (outcome.kind === 'refused') return { name, error: outcome.sentence, done: null }
  redirect('/sell')
}

/** Renames the seller's shop. */
export async function renameShopAction(_: ShopNameState, form: FormData): Promise<ShopNameState> {
  const { sellerId } = await requireSeller()
  const name = String(form.get('shopName') ?? '')
  const outcome = await renameShop(sellerId, name)
  if (outcome.kind === 'refused') return { name, error: outcome.sentence, done: null }
  revalidatePath('/', 'layout')
  return { name: outcome.shopName, error: null, done: 'The name is saved.' }
}

/** Reads the seller's Stripe account anew. */
export async function checkAgainAction(): Promise<CheckAnswer> {
  const { sellerId } = await requireSeller()
  const outcome = await checkAgain(sellerId)
  revalidatePath('/sell', 'layout')
  return outcome
}

/** Disconnects the seller's Stripe account; null when it is done, else why not. */
export async function disconnectAction(): Promise<string | null> {
  const { sellerId } = await requireSeller()
  const outcome = await disconnectAccount(sellerId)
  revalidatePath('/', 'layout')
  return outcome.kind === 'refused' ? outcome.sentence : null
}
