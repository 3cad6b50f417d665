import { apiRoute } from '@/app/api/v1/answer-program'
import { listApiProducts } from '@/lib/api/products'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** The products of the key's shop. */
export const GET = apiRoute(OPERATIONS.listProducts, ({ sellerId, query }) => listApiProducts(sellerId, query))
