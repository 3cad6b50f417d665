// What pages receive of files, and of what was bought of them.

/** A file of a product, as its seller edits it. */
export type SellerFileView = {
  id: string
  name: string
  bytes: number
  version: number
  sha256: string
  /** Of the variant it belongs to; null: every variant. */
  variantTitle: string | null
}

/** What the form that uploads a file needs to know of its product. */
export type UploadTarget = {
  productId: string
  /** None where the product has no options. */
  variants: { id: string; title: string }[]
}

/** The keys of a digital product. */
export type KeysView = {
  /** Keys that were sold and are not there. */
  missing: number
  /** `keys`: null where the variant is sold without keys. */
  variants: { id: string; title: string; keys: { unsold: number; sold: number } | null; stock: number | null }[]
}

/** What is to be uploaded. `replaces`: the file of which it is a new version. */
export type WantedFile = { productId: string; variantId: string | null; replaces: string | null; name: string; bytes: number }

/** A file that a buyer may have. */
export type BuyersFileView = {
  id: string
  name: string
  bytes: number
  version: number
  /** Where a link to it is made. */
  href: string
  /** It was replaced or removed after they bought it. */
  isFormer: boolean
}

/** What a buyer has of one line of their order. */
export type BuyersGoodsView = {
  lineId: string
  name: string
  variantTitle: string
  files: BuyersFileView[]
  keys: string[]
  /** Keys that were paid and are not there yet. */
  keysMissing: number
}

/** What a buyer was given of one line, as its seller sees it. */
export type DeliveredView = {
  lineId: string
  name: string
  variantTitle: string
  /** ISO. */
  grantedAt: string
  revoked: 'refunded' | 'dispute_lost' | null
  files: { id: string; name: string; version: number }[]
  /** How many keys, and the end of each, by which its seller knows it. */
  keys: string[]
  keysMissing: number
  /** The newest first. ISO. */
  downloads: { at: string; name: string; version: number }[]
}
