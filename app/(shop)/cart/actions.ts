'use server'

import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import type { CartAnswer } from '@/components/cart/cart-change'
import type { AddAnswer } from '@/components/shop/buy-form'
import { addItem } from '@/lib/cart/add-item'
import { changeQuantity } from '@/lib/cart/change-quantity'
import { currentCart } from '@/lib/cart/current-cart'
import { limitCart } from '@/lib/cart/limit-cart'
import { removeItem } from '@/lib/cart/remove-item'
import { AddItem, EditCart } from '@/lib/domain/cart/cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { unreachable } from '@/lib/domain/unreachable'
import { clientIp } from '@/lib/http/client-ip'

const NOT_UNDERSTOOD = { ok: false, sentence: 'That did not arrive as it should. Reload this page and try again.' } as const
const TOO_OFTEN = { ok: false, sentence: 'That was often. Please wait a few minutes and try again.' } as const

/** Puts the posted product into the cart of whoever asks. */
export async function addToCartAction(_before: AddAnswer, form: FormData): Promise<AddAnswer> {
  const input = AddItem.safeParse(Object.fromEntries(form))
  if (!input.success) return NOT_UNDERSTOOD
  const owner = await ownerWithinLimits()
  if (!owner) return TOO_OFTEN
  const added = await addItem(owner, input.data)
  refresh()
  return { ok: added.ok, sentence: added.sentence }
}

/** Changes a line of the cart of whoever asks, takes it out, or puts one back that was taken out. */
export async function editCartAction(_before: CartAnswer, form: FormData): Promise<CartAnswer> {
  const input = EditCart.safeParse(Object.fromEntries(form))
  if (!input.success) return { ...NOT_UNDERSTOOD, undo: null }
  const owner = await ownerWithinLimits()
  if (!owner) return { ...TOO_OFTEN, undo: null }
  const answer = await edit(owner, input.data)
  refresh()
  return answer
}

async function edit(owner: CartOwner, { name, ...input }: EditCart): Promise<CartAnswer> {
  switch (input.change) {
    case 'quantity':
      await changeQuantity(owner, input)
      return { ok: true, sentence: `${name}: ${input.quantity} in the cart.`, undo: null }
    case 'remove': {
      await removeItem(owner, input)
      const { productId, quantity, seenPriceMinor, seenCurrency } = input
      return {
        ok: true,
        sentence: `${name} is out of the cart.`,
        undo: { addId: randomUUID(), name, productId, quantity, seenPriceMinor, seenCurrency },
      }
    }
    case 'put_back': {
      const { ok, sentence } = await addItem(owner, input)
      return { ok, sentence: ok ? `${name} is back in the cart.` : sentence, undo: null }
    }
    default:
      return unreachable(input)
  }
}

/** Whose cart is changed; null when that was often. That the request came from a page of ours, `proxy.ts` has made sure. */
async function ownerWithinLimits(): Promise<CartOwner | null> {
  const owner = await currentCart()
  const limit = await limitCart(owner, clientIp(await headers()))
  return limit.ok ? owner : null
}
