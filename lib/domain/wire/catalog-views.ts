// What pages and components receive of products and shops: plain values, amounts in minor units with their currency.

import type { ChargeTime } from '@/lib/domain/order/charge-time'
import type { ChargeWhen } from '@/lib/domain/order/charge-when'
import type { Rating } from '@/lib/domain/reviews/review'
import type { Said } from './said'

export type SellerCard = { id: string; shopName: string; slug: string }

/** Whether a product can be bought right now, and if not, why, as its buyer is told. */
export type Availability = { canBuy: true } | { canBuy: false; reason: 'sold_out' | 'archived' | 'seller_paused'; sentence: Said }

/** Why a product is not for sale: `sellerPaused` for its shop's sake, `currency` where its seller's account cannot charge in its currency. */
export type NotForSale = 'draft' | 'archived' | 'hidden' | 'sellerPaused' | 'currency' | 'soldOut'

export type ProductView = {
  id: string
  slug: string
  name: string
  description: string
  /** The lowest of its variants. */
  priceMinor: number
  /** Whether another variant costs more. */
  hasDearer: boolean
  currency: string
  /** Pieces left of all variants; null is unlimited. */
  stock: number | null
  pictureUrl: string | null
  pictureWidth: number | null
  pictureHeight: number | null
  seller: SellerCard
  /** What buyers gave it; null where nobody has. */
  rating: Rating | null
  availability: Availability
  /** The least that one charge of this seller in this currency may come to. */
  leastChargeMinor: number
  /** Whether it is sent to its buyer or fetched: what that costs is known at the checkout. */
  isDelivered: boolean
  /** Whether it is downloaded. */
  isDigital: boolean
  /** Whether it is made for its buyer after they have ordered it. */
  isMadeToOrder: boolean
  /** Whether the buyer's name and address must be sent with the charge. */
  needsAddress: boolean
  /** When it is charged; null is at the checkout. By when it must ship is known only once it is ordered. */
  later: ChargeTime | null
  /** The same as a word that is equal where things are charged together. */
  chargeTime: string
}

/** A product as one of its variants, as it lies in a cart: price, stock and availability are the variant's. */
export type ItemView = ProductView & {
  variantId: string
  /** Its values, such as "Blue / XL"; empty where the product has no options. */
  variantTitle: string
}

/** One choice of a product. */
export type VariantView = Pick<ItemView, 'priceMinor' | 'stock' | 'availability' | 'pictureUrl' | 'pictureWidth' | 'pictureHeight'> & {
  id: string
  title: string
  /** In the order of the options. */
  values: string[]
  /** What it cost before; null where that is not said. */
  compareAtMinor: number | null
  /** Its GTIN; null where its seller names none. */
  barcode: string | null
}

/** What a buyer chooses by, such as "Colour". */
export type OptionView = { name: string; values: string[] }

/** Where a picture is served, and how large it is kept. */
export type PictureView = { url: string; width: number; height: number }

/** A picture of a product as its seller orders them. `valueId`: the option value that it is of. */
export type PictureLine = { id: string; url: string; valueId: string | null }

/** What a picture can be of: the values of an option. */
export type PictureSubject = { option: string; values: { id: string; name: string }[] }

/** A product with what can be chosen of it, and its pictures in order. */
export type ProductPageView = ProductView & {
  options: OptionView[]
  variants: VariantView[]
  pictures: PictureView[]
  /** The categories it is in, the wider first; none for a product that is in none. */
  categories: { slug: string; name: string }[]
}

/** A draft was never on sale; what is archived is no more; what is hidden an operator has taken off sale. */
export type ProductStatus = 'draft' | 'active' | 'archived' | 'hidden'

/** A product as its seller edits it. */
export type SellerProductView = {
  id: string
  slug: string
  name: string
  description: string
  priceMinor: number
  currency: string
  stock: number | null
  status: ProductStatus
  /** Why buyers cannot order it; null when they can. */
  notForSale: NotForSale | null
  chargeWhen: ChargeWhen
  chargeOn: string | null
  pictureUrl: string | null
  /** Which edit this is, sent back with the form so that two tabs do not overwrite each other. */
  version: string
}

/** The same with all that the form shows. Variants that are not made are left out. */
export type SellerProductForm = SellerProductView & {
  kind: 'physical' | 'digital' | 'service'
  isMadeToOrder: boolean
  taxCode: string | null
  categoryId: string | null
  options: OptionView[]
  variants: {
    values: string[]
    priceMinor: number
    compareAtMinor: number | null
    stock: number | null
    sku: string | null
    barcode: string | null
    weightGrams: number | null
  }[]
}
