import { cache } from 'react'
import { getShop } from '@/lib/catalog/get-shop'

/** The shop of this address, read once a request for layout, metadata and page. */
export const shopAt = cache(getShop)
