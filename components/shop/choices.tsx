'use client'
'use no memo'

import { type ReactNode, useEffect, useState } from 'react'
import type { OptionView } from '@/lib/domain/wire/catalog-views'
import type { AddToCart, FormWords } from './add-to-cart'
import { BuyForm } from './buy-form'
import { type Choice, OptionChoice, type OptionWords } from './option-choice'
import { showPicture } from './show-picture'

/**
 * A variant with what the server has drawn of it, so that this page is sent neither the code that writes money and sentences nor their messages.
 * @property above what stands above the form, or in its place where it cannot be bought
 * @property most pieces of it that one order may have now; 0 where it cannot be bought
 */
export type DrawnVariant = Choice & { pictureUrl: string | null; priceMinor: number; most: number; price: ReactNode; above: ReactNode }

/**
 * What can be chosen of a product, and the way to buy it. Price, stock and picture follow the choice, and so does the address, which can be shared.
 * @param variantId the one to begin with
 * @param children what is said of the purchase whatever is chosen
 */
export function Choices({
  slug,
  currency,
  options,
  variants,
  variantId,
  words,
  children,
  ...form
}: {
  slug: string
  currency: string
  options: OptionView[]
  variants: DrawnVariant[]
  variantId: string
  words: OptionWords & FormWords
  firstAddId: string
  addToCart: AddToCart
  children: ReactNode
}) {
  const [id, setId] = useState(variantId)
  useEffect(() => setId(variantId), [variantId])
  const chosen = variants.find((variant) => variant.id === id) ?? variants[0]
  if (!chosen) return null
  const choose = (variant: DrawnVariant) => {
    setId(variant.id)
    showPicture(variant.pictureUrl)
    window.history.replaceState(null, '', `?variant=${variant.id}`)
  }
  return (
    <>
      <div aria-live="polite">{chosen.price}</div>
      <OptionChoice options={options} variants={variants} chosen={chosen} choose={choose} words={words} />
      <div className="flex flex-col gap-3">
        {chosen.above}
        {chosen.most > 0 && (
          <>
            <BuyForm item={{ slug, variantId: chosen.id, priceMinor: chosen.priceMinor, currency }} most={chosen.most} words={words} {...form} />
            {children}
          </>
        )}
      </div>
    </>
  )
}
