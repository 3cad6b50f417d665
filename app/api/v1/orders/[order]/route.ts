import { apiRoute } from '@/app/api/v1/answer-program'
import { getApiOrder } from '@/lib/api/orders'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** One order of the key's shop. */
export const GET = apiRoute(OPERATIONS.getOrder, ({ sellerId, params }) => getApiOrder(sellerId, params.order))
