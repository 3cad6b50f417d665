import type { ProductStatus } from './catalog-views'

/** One time an operator stopped a seller, or hid a product. `reason`: empty where none was kept; `liftedAt`: null while it is in force. */
export type StopLine = { id: string; reason: string; from: string; liftedAt: string | null }

/** What came of stopping something. */
export type StopAnswer = { isReasonMissing: boolean; sentence: string }

/** A product of any shop. `isListed`: whether buyers find it. */
export type OperatorProductLine = {
  id: string
  name: string
  slug: string
  status: ProductStatus
  isListed: boolean
  priceMinor: number
  currency: string
  pictureUrl: string | null
  createdAt: string
  sellerId: string
  shopName: string
}

/** The same on its own page. `hidings`: newest first. */
export type OperatorProductView = OperatorProductLine & { description: string; hidings: StopLine[] }
