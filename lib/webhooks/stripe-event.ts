import { z } from 'zod'
import { ConnectedAccountId } from '@/lib/domain/ids'

/** What a handler may take from an event: where it happened and which object it is about. Everything else is read anew. */
export const StripeEvent = z.object({
  id: z.string(),
  type: z.string(),
  accountId: ConnectedAccountId.nullable(),
  created: z.date(),
  object: z.object({
    id: z.string(),
    object: z.string(),
    payment_intent: z.string().nullish(),
    charge: z.string().nullish(),
    metadata: z.record(z.string(), z.string()).nullish(),
  }),
})
export type StripeEvent = z.infer<typeof StripeEvent>

/** Does what an event asks for. @returns a note for the operator, or null */
export type EventHandler = (event: StripeEvent) => Promise<string | null>
