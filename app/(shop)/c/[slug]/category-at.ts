import { cache } from 'react'
import { categoryAt as find } from '@/lib/catalog/categories/list-categories'

/** The category of this address, read once a request for metadata and page. */
export const categoryAt = cache(find)
