import { apiRoute } from '@/app/api/v1/answer-program'
import { createApiShipment } from '@/lib/api/create-shipment'
import { OPERATIONS } from '@/lib/domain/api/operations'

/** Ships pieces of an order. */
export const POST = apiRoute(OPERATIONS.createShipment, ({ sellerId, params, id, body }) => createApiShipment(sellerId, params.order, id, body))
