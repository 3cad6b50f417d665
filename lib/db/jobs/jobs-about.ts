import { pool } from '@/lib/db/client'
import { DEAD_LETTER, type JobName } from '@/lib/domain/operations/jobs'

/** A job that is not done: it waits, is tried again, runs, or was given up. */
export type JobAboutRow = {
  id: string
  queue: JobName
  state: 'waiting' | 'retrying' | 'active' | 'given_up'
  tries: number
  due_at: Date
  error: string | null
}

type IdsOfOrder = { orderId: string; partIds: string[]; eventIds: string[] }

/** The queues whose jobs are about an order. */
const QUEUES_OF_ORDERS = [
  'advance-order',
  'settle-seller-order',
  'read-part-again',
  'record-tax',
  'send-order-mail',
  'advance-refund',
  'send-refund-mail',
  'advance-dispute',
  'answer-for-seller',
  'send-dispute-mail',
  'return-dispute-fee',
  'send-return-mail',
  'send-message-mail',
  'process-webhook-event',
  DEAD_LETTER,
] satisfies (JobName | typeof DEAD_LETTER)[]

/**
 * What is still to be done about an order, its parts, their refunds and disputes, and its events, soonest first, at most `limit`. What was done is forgotten within the hour and not
 * listed, so that this reads what waits, not what was. Read from pg-boss's own tables; nothing where it has never run.
 */
export async function findJobsAbout(ids: IdsOfOrder, limit: number): Promise<JobAboutRow[]> {
  const engine = await pool().query<{ found: boolean }>(`select to_regclass('pgboss.job') is not null as found`)
  if (!engine.rows[0]?.found) return []
  const { rows } = await pool().query<JobAboutRow>(
    `select id, coalesce(source_name, name) as queue,
       case when name = $5 then 'given_up' when state = 'created' then 'waiting' when state = 'retry' then 'retrying' else 'active' end as state,
       case when name = $5 then source_retry_count + 1 else retry_count end::int as tries, start_after as due_at,
       coalesce(output->>'message', source_output->>'message', source_output->'value'->>'message') as error
     from pgboss.job
     where name = any($1) and state < 'completed'
       and (data->>'orderId' = $2 or data->>'sellerOrderId' = any($3) or data->>'eventId' = any($4)
         or data->>'refundId' in (select id from "Refund" where "sellerOrderId" = any($3))
         or data->>'disputeId' in (select id from "Dispute" where "sellerOrderId" = any($3)))
     order by start_after, id limit $6`,
    [QUEUES_OF_ORDERS, ids.orderId, ids.partIds, ids.eventIds, DEAD_LETTER, limit],
  )
  return rows
}
