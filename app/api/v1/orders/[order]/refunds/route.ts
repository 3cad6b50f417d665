import { apiRoute } from '@/app/api/v1/answer-program'
import { createApiRefund } from '@/lib/api/create-refund'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** Refunds an order, or something of it. */
export const POST = apiRoute(OPERATIONS.createRefund, ({ sellerId, params, id, body }) => createApiRefund(sellerId, params.order, id, body))
