'use server'

import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import { MAX_RETURN_PICTURES, postedReturn, type ReturnFormState } from '@/lib/domain/returns/return-form'
import { Text } from '@/lib/domain/wire/text'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { currentBuyer } from '@/lib/orders/current-buyer'
import { orderPathWithKey } from '@/lib/orders/order-urls'
import { requestReturn } from '@/lib/returns/request-return'

/** Returns the posted pieces, or gives the form back with what is wrong. */
export const requestReturnAction = action(
  [z.uuid(), z.uuid(), Text.max(300).nullable(), StateBefore, PostedForm],
  async (orderId, partId, key, _before, form): Promise<ReturnFormState> => {
    const id = z.uuid().safeParse(postedText(form, 'id')).data
    if (!id) notFound()
    const values = postedReturn(form)
    const place = { orderId, partId, buyer: await currentBuyer(), key: key ?? undefined }
    const result = await requestReturn(place, id, values, await postedPictures(form))
    if (result.kind === 'not_found') notFound()
    if (result.kind === 'refused') return { id, values, refusal: result.said }
    redirect(`${orderPathWithKey(orderId, key ?? undefined)}#returns` as Route)
  },
)

/** A browser sends an empty file where none is chosen. One more than are taken is read, so that it is refused. */
async function postedPictures(form: FormData): Promise<Uint8Array[]> {
  const files = form.getAll('pictures').filter((file): file is File => file instanceof File && file.size > 0)
  return Promise.all(files.slice(0, MAX_RETURN_PICTURES + 1).map(async (file) => new Uint8Array(await file.arrayBuffer())))
}
