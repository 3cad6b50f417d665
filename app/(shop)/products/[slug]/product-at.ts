import { cache } from 'react'
import { getProduct } from '@/lib/catalog/get-product'

/** The product of this address, read once a request for layout, metadata and page. */
export const productAt = cache(getProduct)
