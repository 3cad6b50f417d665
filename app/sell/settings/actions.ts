'use server'

import { revalidatePath } from 'next/cache'
import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { CancelWindowState } from '@/components/sell/cancel-window-form'
import type { CheckAnswer } from '@/components/sell/check-with-stripe'
import type { CloseShopState } from '@/components/sell/close-shop'
import type { LegalState } from '@/components/sell/legal-form'
import type { ShopNameState } from '@/components/sell/shop-name-form'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { requireSeller, requireViewer } from '@/lib/auth/viewer'
import { saveLegal } from '@/lib/documents/legal-details'
import { EMPTY_LEGAL, type LegalField, type LegalValues } from '@/lib/domain/documents/legal-form'
import { CANCEL_MINUTES } from '@/lib/domain/fulfilment/cancelation'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { newBrowserToken, setBrowserToken } from '@/lib/http/browser-cookie'
import { clientIp } from '@/lib/http/client-ip'
import { closeShop } from '@/lib/operations/close-shop'
import { setCancelMinutes } from '@/lib/sellers/cancel-window'
import { checkAgain } from '@/lib/sellers/check-again'
import { disconnectAccount } from '@/lib/sellers/connect/disconnect-account'
import { limitShops, openShop } from '@/lib/sellers/open-shop'
import { renameShop } from '@/lib/sellers/rename-shop'
import { solveRefusal } from '@/lib/sellers/solve-refusal'

/** Opens the signed-in person's shop under the posted name. */
export const openShopAction = action([StateBefore, PostedForm], async (_before, form): Promise<ShopNameState> => {
  const viewer = await requireViewer()
  const name = postedText(form, 'shopName')
  const limit = await limitShops(clientIp(await headers()))
  if (!limit.ok) return { name, error: { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } }, isSaved: false }
  const outcome = await openShop(viewer.userId, name)
  if (outcome.kind === 'refused') return { name, error: outcome.said, isSaved: false }
  redirect('/sell')
})

/** Renames the seller's shop. */
export const renameShopAction = action([StateBefore, PostedForm], async (_before, form): Promise<ShopNameState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const name = postedText(form, 'shopName')
  const outcome = await renameShop(sellerId, name)
  if (outcome.kind === 'refused') return { name, error: outcome.said, isSaved: false }
  revalidatePath('/', 'layout')
  return { name: outcome.shopName, error: null, isSaved: true }
})

/** Saves what stands on the seller's invoices. */
export const saveLegalAction = action([StateBefore, PostedForm], async (_before, form): Promise<LegalState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const fields = Object.keys(EMPTY_LEGAL) as LegalField[]
  const values = Object.fromEntries(fields.map((field) => [field, postedText(form, field)])) as LegalValues
  const outcome = await saveLegal(sellerId, values)
  if (outcome.kind === 'invalid') return { values, invalid: outcome.fields, done: null }
  revalidatePath('/sell', 'layout')
  return { values, invalid: [], done: outcome.kind }
})

const CancelMinutes = z.coerce.number().pipe(z.literal(CANCEL_MINUTES))

/** Sets for how long the seller's buyers cancel by themselves. */
export const cancelWindowAction = action([StateBefore, PostedForm], async (_before, form): Promise<CancelWindowState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const minutes = CancelMinutes.safeParse(postedText(form, 'cancelMinutes'))
  if (!minutes.success) notFound()
  await setCancelMinutes(sellerId, minutes.data)
  revalidatePath('/sell/settings')
  return { minutes: minutes.data, isSaved: true }
})

/** Reads the seller's Stripe account anew. */
export const checkAgainAction = action([], async (): Promise<CheckAnswer> => {
  const { sellerId } = await requireSeller('account.check')
  const outcome = await checkAgain(sellerId)
  revalidatePath('/sell', 'layout')
  return outcome
})

/** The seller says that a refused payment is solved. */
export const solveRefusalAction = action([z.uuid()], async (taskId): Promise<void> => {
  const { sellerId, email } = await requireSeller('account.check')
  await solveRefusal({ sellerId, email }, taskId)
  revalidatePath('/sell', 'layout')
})

/** Disconnects the seller's Stripe account; null when it is done, else why not. */
export const disconnectAction = action([], async (): Promise<string | null> => {
  const { sellerId } = await requireSeller('connect')
  const outcome = await disconnectAccount(sellerId)
  revalidatePath('/', 'layout')
  if (outcome.kind === 'disconnected') return null
  const t = await getTranslations('connect.disconnect')
  return outcome.code === 'open_orders' ? t('open_orders', { count: outcome.openOrders }) : t(outcome.code)
})

/** Closes the seller's shop for good, signs them out and says goodbye; else says why not. */
export const closeShopAction = action([StateBefore, PostedForm], async (_before, form): Promise<CloseShopState> => {
  const seller = await requireSeller('shop.close')
  const typed = postedText(form, 'shopName')
  const outcome = await closeShop(seller, typed)
  revalidatePath('/', 'layout')
  if (outcome.kind === 'refused') {
    const t = await getTranslations('sell.settings.close.refusal')
    return { typed, refusal: outcome.code === 'under_way' ? t(outcome.code, { count: outcome.count }) : t(outcome.code) }
  }
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  await setBrowserToken(newBrowserToken())
  redirect('/shop-closed')
})
