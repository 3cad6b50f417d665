import { apiRoute } from '@/app/api/v1/answer-program'
import { changeApiProduct, getApiProduct } from '@/lib/api/products'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** One product of the key's shop. */
export const GET = apiRoute(OPERATIONS.getProduct, ({ sellerId, params }) => getApiProduct(sellerId, params.product))

/** Changes what is named of it. */
export const PATCH = apiRoute(OPERATIONS.changeProduct, ({ sellerId, params, body }) => changeApiProduct(sellerId, params.product, body))
