import { z } from 'zod'
import { findEvent, markEvent, type WebhookEventRow } from '@/lib/db/webhooks/webhook-events'
import type { OnFailure } from '@/lib/domain/operations/jobs'
import { handlers } from './handlers'
import { StripeEvent } from './stripe-event'

/**
 * Does what a stored event asks for. Events come late, twice and in any order: a handler takes only ids from them, reads the object
 * from Stripe as it is now, and moves what it finds forward.
 * @param onFailure what becomes of the job should it fail: an event that is tried again has not failed
 * @throws what the handler throws, after noting it on the event
 */
export async function processEvent(eventId: string, onFailure: OnFailure = 'give_up'): Promise<void> {
  const row = await findEvent(eventId)
  if (!row || row.status === 'processed' || row.status === 'ignored') return
  await handleEvent(row, onFailure)
}

/**
 * Runs the handler of a stored event, whatever came of it before, and notes the result.
 * @throws what the handler throws, after noting it on the event
 */
export async function handleEvent(row: WebhookEventRow, onFailure: OnFailure): Promise<void> {
  const handler = handlers[row.type]
  if (!handler) return markEvent(row.id, 'ignored', `No handler for ${row.type}.`)
  try {
    const event = StripeEvent.parse({ ...row, object: (row.payload as { data?: { object?: unknown } }).data?.object })
    const notes = [await handler(event), escapedNote(row.payload)].filter((note) => note !== null)
    await markEvent(row.id, 'processed', notes.join(' ') || null)
  } catch (error) {
    await markEvent(row.id, statusAfterError(row, onFailure), sentenceOf(error))
    throw error
  }
}

/** The inbox writes what it cannot keep as `\u0000` to be seen (lib/db/webhooks/storable-payload.ts). */
function escapedNote(payload: unknown): string | null {
  return /\\\\u(?:0000|d[89a-f]..)/.test(JSON.stringify(payload)) ? 'Some of its text cannot be stored and is shown escaped.' : null
}

/** An event has failed only when its job is given up: one that was tried by the way still has its own job. */
function statusAfterError({ status }: WebhookEventRow, onFailure: OnFailure): 'retrying' | 'failed' {
  if (onFailure === 'leave') return status === 'received' || status === 'retrying' ? 'retrying' : 'failed'
  return onFailure === 'retry' ? 'retrying' : 'failed'
}

function sentenceOf(error: unknown): string {
  if (error instanceof z.ZodError) return `Stripe sent this in a form that is not known here. ${z.prettifyError(error)}`
  return error instanceof Error ? error.message : String(error)
}
