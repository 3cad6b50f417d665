'use server'

import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { MAX_ZONES, postedZone, type ZoneFormState, zoneFormValues } from '@/lib/domain/shipping/zone-form'
import { unreachable } from '@/lib/domain/unreachable'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { moveZone } from '@/lib/pricing/shipping/move-zone'
import { removeZone } from '@/lib/pricing/shipping/remove-zone'
import { saveZone } from '@/lib/pricing/shipping/save-zone'

const Place = z.coerce
  .number()
  .int()
  .min(0)
  .max(MAX_ZONES - 1)

/** Saves the posted zone and goes to the list, or gives the form back with what is wrong or what changed meanwhile. */
export const saveZoneAction = action([StateBefore, PostedForm], async (_before, form): Promise<ZoneFormState> => {
  const { sellerId } = await requireSeller('settings.edit')
  const id = z.uuid().safeParse(postedText(form, 'id')).data
  if (!id) notFound()
  const version = postedText(form, 'version')
  const locale = await getLocale()
  const values = postedZone(form)
  const result = await saveZone(sellerId, { id, version }, values, locale)
  const posted: ZoneFormState = { values, errors: {}, refusal: null, current: null, id, version }
  switch (result.kind) {
    case 'saved':
      redirect('/sell/delivery?done=saved')
      break
    case 'not_found':
      notFound()
      break
    case 'invalid':
      return { ...posted, errors: result.errors }
    case 'limited':
      return { ...posted, refusal: result.said }
    case 'conflict': {
      const { said: refusal, zone } = result
      return { ...posted, refusal, current: zone && zoneFormValues(zone, locale), version: zone?.version ?? '' }
    }
    default:
      return unreachable(result)
  }
})

/** Moves a zone to the posted place. @returns why not, where it was not done */
export const moveZoneAction = action([z.uuid(), StateBefore, PostedForm], async (zoneId, _before, form): Promise<string | null> => {
  const { sellerId } = await requireSeller('settings.edit')
  const place = Place.safeParse(postedText(form, 'place'))
  if (!place.success) notFound()
  const result = await moveZone(sellerId, zoneId, place.data)
  revalidatePath('/sell/delivery')
  return result.kind === 'limited' ? (await sayInAction())(result.said) : null
})

/** Deletes a zone and goes to the list. @returns why not, where it was not done */
export const removeZoneAction = action([z.uuid()], async (zoneId): Promise<string | null> => {
  const { sellerId } = await requireSeller('settings.edit')
  const result = await removeZone(sellerId, zoneId)
  if (result.kind === 'limited') return (await sayInAction())(result.said)
  redirect('/sell/delivery?done=removed')
})
