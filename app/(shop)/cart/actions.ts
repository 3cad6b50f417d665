'use server'

import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import type { CartAnswer } from '@/components/cart/cart-change'
import type { AddAnswer } from '@/components/shop/add-to-cart'
import { addItem } from '@/lib/cart/add-item'
import { cartCount } from '@/lib/cart/cart-count'
import { changeQuantity } from '@/lib/cart/change-quantity'
import { removeItem } from '@/lib/cart/remove-item'
import { AddItem, EditCart } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { unreachable } from '@/lib/domain/unreachable'
import type { Said } from '@/lib/domain/wire/said'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'
import { ownerWithinLimits } from './owner-within-limits'

const NOT_UNDERSTOOD: Said = { key: 'cart.notUnderstood' }

/** Puts the posted product into the cart of whoever asks. It answers what the cart holds then: drawing the page again for one number would cost more than the rest. */
export const addToCartAction = action([StateBefore, PostedForm], async (_before, form): Promise<AddAnswer> => {
  const input = AddItem.safeParse(Object.fromEntries(form))
  const say = await sayInAction()
  if (!input.success) return { ok: false, text: say(NOT_UNDERSTOOD), cart: null }
  const { owner, refusal } = await ownerWithinLimits()
  if (refusal) return { ok: false, text: say(refusal), cart: null }
  const { ok, sentence } = await addItem(owner, input.data)
  return { ok, text: say(sentence), cart: await cartCount(owner) }
})

/** Changes a line of the cart of whoever asks, takes it out, or puts one back that was taken out. */
export const editCartAction = action([StateBefore, PostedForm], async (_before, form): Promise<CartAnswer> => {
  const input = EditCart.safeParse(Object.fromEntries(form))
  if (!input.success) return { ok: false, sentence: NOT_UNDERSTOOD, undo: null }
  const { owner, refusal } = await ownerWithinLimits()
  if (refusal) return { ok: false, sentence: refusal, undo: null }
  const answer = await edit(owner, input.data)
  refresh()
  return answer
})

async function edit(owner: CartOwner, { name, ...input }: EditCart): Promise<CartAnswer> {
  switch (input.change) {
    case 'quantity':
      await changeQuantity(owner, input)
      return { ok: true, sentence: { key: 'cart.quantitySet', values: { name, quantity: input.quantity } }, undo: null }
    case 'remove': {
      await removeItem(owner, input)
      const { variantId, quantity, seenPriceMinor, seenCurrency } = input
      const undo = { addId: randomUUID(), name, variantId, quantity, seenPriceMinor, seenCurrency }
      return { ok: true, sentence: { key: 'cart.removed', values: { name } }, undo }
    }
    case 'put_back': {
      const { ok, sentence } = await addItem(owner, input)
      return { ok, sentence: ok ? { key: 'cart.putBack', values: { name } } : sentence, undo: null }
    }
    default:
      return unreachable(input)
  }
}
