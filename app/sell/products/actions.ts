'use server'

import { notFound, redirect } from 'next/navigation'
import { getLocale, getTimeZone } from 'next-intl/server'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { archiveProduct } from '@/lib/catalog/archive-product'
import { createProduct } from '@/lib/catalog/create-product'
import { restoreProduct } from '@/lib/catalog/restore-product'
import { updateProduct } from '@/lib/catalog/update-product'
import type { Cells } from '@/lib/domain/catalog/options'
import type { ProductFormState, Writer } from '@/lib/domain/catalog/product-form'
import { productCells, productFormValues } from '@/lib/domain/catalog/product-form-values'
import { unseenRows } from '@/lib/domain/catalog/variant-form'
import { unreachable } from '@/lib/domain/unreachable'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import { Text } from '@/lib/domain/wire/text'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { postedCells, postedPicture, postedPictureChange, postedSeenStock, postedValues } from './form-data'

/** What a form that is not opened on a saved product sends besides its fields. */
const NEW = { errors: {}, refusal: null, current: null, version: '', seenStock: '', pictureUrl: null }
/** Of the state before, only which picture the page shows is kept. */
const Shown = z.object({ pictureUrl: Text.nullable() })

async function writer(): Promise<Writer> {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()])
  return { locale, timeZone }
}

/** Puts the posted product on sale and goes to the list, or gives the form back with what is wrong. */
export const createProductAction = action([StateBefore, PostedForm], async (_before, form): Promise<ProductFormState> => {
  const { sellerId } = await requireSeller('products.edit')
  const values = postedValues(form)
  const cells = postedCells(form)
  const posted = { ...NEW, values, cells }
  if (unseenRows({ ...values, ...cells }).length > 0) return { ...posted, refusal: { key: 'product.checkVariants' } }
  const result = await createProduct(sellerId, { ...values, ...cells }, await postedPicture(form), await writer())
  if (result.kind === 'created') redirect(result.product.status === 'draft' ? '/sell/products?done=draft' : '/sell/products?done=created')
  if (result.kind === 'not_found') notFound()
  if (result.kind === 'limited') return { ...posted, refusal: result.said }
  return { ...posted, errors: result.errors }
})

/** Saves the posted product and goes to the list, or gives the form back with what is wrong or what changed meanwhile. */
export const updateProductAction = action([z.uuid(), Shown, PostedForm], async (productId, shown, form): Promise<ProductFormState> => {
  const { sellerId } = await requireSeller('products.edit')
  const values = postedValues(form)
  const version = postedText(form, 'version')
  const seenStock = postedSeenStock(form)
  const cells = postedCells(form)
  const posted = { ...NEW, ...shown, values, cells, version, seenStock: seenStock === null ? '' : String(seenStock) }
  if (unseenRows({ ...values, ...cells }).length > 0) return { ...posted, refusal: { key: 'product.checkVariants' } }
  const typed = { ...values, ...cells }
  const result = await updateProduct(sellerId, productId, typed, { version, stock: seenStock }, await postedPictureChange(form), await writer())
  switch (result.kind) {
    case 'updated':
      redirect('/sell/products?done=saved')
      break
    case 'not_found':
      notFound()
      break
    case 'invalid':
      return { ...posted, errors: result.errors }
    case 'limited':
      return { ...posted, refusal: result.said }
    case 'conflict': {
      const current = productFormValues(result.product, (await writer()).locale)
      const { version, pictureUrl } = result.product
      return { ...posted, refusal: result.said, current, version, seenStock: current.stock, pictureUrl, cells: seenAnew(cells, result.product) }
    }
    default:
      return unreachable(result)
  }
})

/** Takes the product off sale and goes to the list. */
export const archiveProductAction = action([z.uuid()], async (productId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if ((await archiveProduct(sellerId, productId)).kind === 'not_found') notFound()
  redirect('/sell/products?done=archived')
})

/** Puts the product on sale again and goes to the list. */
export const restoreProductAction = action([z.uuid()], async (productId): Promise<void> => {
  const { sellerId } = await requireSeller('products.edit')
  if ((await restoreProduct(sellerId, productId)).kind === 'not_found') notFound()
  redirect('/sell/products?done=restored')
})

/** After a conflict a correction counts from the stock as it is now. */
function seenAnew(cells: Cells, product: SellerProductForm): Cells {
  const now = Object.entries(productCells(product)).filter(([name]) => name.startsWith('seenStock:'))
  return { ...cells, ...Object.fromEntries(now) }
}
