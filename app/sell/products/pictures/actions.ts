'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { postedPicture } from '@/app/sell/products/form-data'
import type { AddPictureState } from '@/components/sell/pictures/add-picture-form'
import type { PictureOfState } from '@/components/sell/pictures/picture-of'
import { requireSeller } from '@/lib/auth/viewer'
import { addPicture } from '@/lib/catalog/pictures/add-picture'
import { movePicture, removePicture, showPictureFor } from '@/lib/catalog/pictures/order-pictures'
import { MAX_PICTURES } from '@/lib/domain/catalog/picture-order'
import { action, PostedForm, postedText } from '@/lib/http/action'

const PictureId = z.string().regex(/^[\w-]{43}$/)
const Place = z
  .number()
  .int()
  .min(0)
  .max(MAX_PICTURES - 1)
const Before = z.object({ added: z.number().int().catch(0) }).catch({ added: 0 })

/** Adds the posted picture to a product, or says why not. */
export const addPictureAction = action([z.uuid(), Before, PostedForm], async (productId, { added }, form): Promise<AddPictureState> => {
  const { sellerId } = await requireSeller('products.edit')
  const upload = await postedPicture(form)
  if (!upload) return { errors: { picture: { key: 'picture.none' } }, added }
  const result = await addPicture(sellerId, productId, upload)
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'refused') return { errors: { picture: result.said }, added }
  revalidatePath('/', 'layout')
  return { errors: {}, added: added + 1 }
})

/** Moves a picture of a product to a place, the first being 0. */
export const movePictureAction = action([z.uuid(), PictureId, Place], async (productId, pictureId, place): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await movePicture(sellerId, productId, pictureId, place))) notFound()
  revalidatePath('/', 'layout')
})

/** Takes a picture off a product. */
export const removePictureAction = action([z.uuid(), PictureId], async (productId, pictureId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if (!(await removePicture(sellerId, productId, pictureId))) notFound()
  revalidatePath('/', 'layout')
})

const Chosen = z.union([z.uuid(), z.literal('').transform(() => null)])
const Saved = z.object({ saved: z.number().int().catch(0) }).catch({ saved: 0 })

/** Says which option value a picture of a product is of. */
export const showPictureForAction = action(
  [z.uuid(), PictureId, Saved, PostedForm],
  async (productId, pictureId, { saved }, form): Promise<PictureOfState> => {
    const { sellerId } = await requireSeller('products.edit')
    const valueId = Chosen.safeParse(postedText(form, 'valueId'))
    if (!valueId.success || !(await showPictureFor(sellerId, productId, pictureId, valueId.data))) notFound()
    revalidatePath('/', 'layout')
    return { saved: saved + 1 }
  },
)
