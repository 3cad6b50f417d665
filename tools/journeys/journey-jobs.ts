// Jobs and an event for the shop under test: what it cannot do, for the operator's journey, and what otherwise comes once a minute.
import { randomUUID } from 'node:crypto'
import { db, disconnect } from '@/lib/db/client'
import { jobs, stopJobs } from '@/lib/db/jobs/jobs'

/** Sends a job that can only fail, twice. @returns what it is about */
export async function sendHopelessJob(): Promise<string> {
  const sellerOrderId = randomUUID()
  await (await jobs()).insert('settle-seller-order', [{ data: { sellerOrderId }, retryLimit: 1, retryDelay: 0, retryBackoff: false }])
  return sellerOrderId
}

/** Stores an event that names no object, as Stripe never sends one, whose job was given up. @returns its id */
export async function storeHopelessEvent(): Promise<string> {
  const id = `evt_${randomUUID().replaceAll('-', '')}`
  const facts = { id, scope: 'connect' as const, type: 'account.updated', accountId: 'acct_1Nobody', livemode: false, created: new Date() }
  await db().webhookEvent.create({ data: { ...facts, payload: { id, data: { object: {} } }, status: 'failed', note: 'It names no object.' } })
  return id
}

/** Has the shop look at once for what is due, as it does every minute. */
export async function sweepNow(): Promise<void> {
  await (await jobs()).send('sweep', {})
}

/** Lets go of the database, so that the process can end. */
export async function stopSending(): Promise<void> {
  await stopJobs()
  await disconnect()
}
