import { apiRoute } from '@/app/api/v1/answer-program'
import { listApiOrders } from '@/lib/api/orders'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** What was ordered of the key's shop. */
export const GET = apiRoute(OPERATIONS.listOrders, ({ sellerId, query }) => listApiOrders(sellerId, query))
