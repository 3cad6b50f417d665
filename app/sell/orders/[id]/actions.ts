'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { TextAnswer } from '@/components/sell/text-dialog'
import { requireSeller } from '@/lib/auth/viewer'
import { acceptRequest, declineRequest, type RequestAnswered } from '@/lib/cancelation/answer-request'
import { NO_TRACKING, postedShipment, postedTracking, type ShipFormState, type TrackingFormState } from '@/lib/domain/fulfilment/ship-form'
import { correctTracking, markDelivered, type ShipmentChanged, undoShipment } from '@/lib/fulfilment/change-shipment'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'

/** Ships the posted pieces of a sale, or gives the form back with what is wrong. */
export const shipItemsAction = action([z.uuid(), StateBefore, PostedForm], async (sellerOrderId, _before, form): Promise<ShipFormState> => {
  const { sellerId } = await requireSeller('orders.ship')
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  const values = postedShipment(form)
  const result = await shipItems(sellerId, sellerOrderId, id, values)
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'invalid') return { id, values, errors: result.errors, refusal: null }
  if (result.kind === 'refused') return { id, values, errors: {}, refusal: result.said }
  // The page shown anew may have no form any more in which a refusal could be read.
  revalidatePath('/sell', 'layout')
  return { id: randomUUID(), values: { ...NO_TRACKING, quantities: {} }, errors: {}, refusal: null }
})

/** Corrects how a shipment can be followed, or gives the form back with what is wrong. */
export const correctTrackingAction = action(
  [z.uuid(), z.uuid(), StateBefore, PostedForm],
  async (sellerOrderId, shipmentId, _before, form): Promise<TrackingFormState> => {
    const { sellerId } = await requireSeller('orders.ship')
    const values = postedTracking(form)
    const result = await correctTracking({ sellerId, sellerOrderId, shipmentId }, values)
    if (result.kind === 'not_found') notFound()
    revalidatePath('/sell', 'layout')
    const state = { values, errors: {}, refusal: null, isSaved: false }
    if (result.kind === 'invalid') return { ...state, errors: result.errors }
    return result.kind === 'refused' ? { ...state, refusal: result.said } : { ...state, isSaved: true }
  },
)

/** Marks a shipment as arrived, or picked up. @returns why not, where it was not done */
export const deliveredAction = action([z.uuid(), z.uuid()], async (sellerOrderId, shipmentId) =>
  refusalOf(await markDelivered({ sellerId: (await requireSeller('orders.ship')).sellerId, sellerOrderId, shipmentId })),
)

/** Takes back what was said last of a shipment. @returns why not, where it was not done */
export const undoShipmentAction = action([z.uuid(), z.uuid()], async (sellerOrderId, shipmentId) =>
  refusalOf(await undoShipment({ sellerId: (await requireSeller('orders.ship')).sellerId, sellerOrderId, shipmentId })),
)

/** Agrees to cancel a paid sale: its buyer is refunded. @returns why not, where it was not done */
export const acceptRequestAction = action([z.uuid()], async (sellerOrderId) =>
  refusalOf(await acceptRequest((await requireSeller('orders.refund')).sellerId, sellerOrderId)),
)

/** Declines to cancel a paid sale, for the posted reason. */
export const declineRequestAction = action([z.uuid(), StateBefore, PostedForm], async (sellerOrderId, _before, form): Promise<TextAnswer> => {
  const typed = postedText(form, 'reason')
  const refusal = await refusalOf(await declineRequest((await requireSeller('orders.cancel')).sellerId, sellerOrderId, typed))
  return refusal === null ? null : { typed, refusal }
})

async function refusalOf(result: ShipmentChanged | RequestAnswered): Promise<string | null> {
  if (result.kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  return result.kind === 'refused' ? (await sayInAction())(result.said) : null
}
