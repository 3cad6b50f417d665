import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { storeDisconnect, storeFacts } from '@/lib/db/sellers/connections'
import type { AccountNews } from '@/lib/domain/sellers/account-news'
import { listMails } from '@/lib/mail/mailbox'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { sendAccountMail } from './account-mail'

await testDatabase()
afterAll(stopJobs)

const WELL = { detailsSubmitted: true, chargesEnabled: true, payoutsEnabled: true, currentlyDue: [], pastDue: [], disabledReason: null }
const PAUSED = { ...WELL, chargesEnabled: false, pastDue: ['individual.verification.document'], disabledReason: 'requirements.past_due' }

let email: string
let id: string
beforeEach(async () => {
  email = `seller-${randomUUID()}@souk.test`
  const seller = await makeSeller({ email, connection: {} })
  id = seller.connectionId ?? ''
  await storeFacts(id, ago(100), WELL)
})

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000)
const jobs = () => db().$queryRaw<{ data: { connectionId: string; news: AccountNews } }[]>`
  select data from pgboss.job where name = 'send-account-mail' and data->>'connectionId' = ${id} order by created_on`
const subjects = async () => (await listMails()).filter(({ to }) => to === email).map(({ subject }) => subject)
const send = async () => {
  for (const { data } of await jobs()) await sendAccountMail(data.connectionId, data.news)
}

test('a seller is told once when Stripe pauses their account, and not of what was known', async () => {
  await storeFacts(id, ago(90), PAUSED)
  await storeFacts(id, ago(80), PAUSED)
  await storeFacts(id, ago(95), WELL)
  expect((await jobs()).map(({ data }) => data.news)).toEqual(['paused'])
  await send()
  expect(await subjects()).toEqual([expect.stringMatching(/^Stripe has paused payments of /)])
})

test('one that goes to and fro is told once a day, and nothing is said of what is over', async () => {
  for (const [at, facts] of [PAUSED, WELL, PAUSED, WELL].entries()) await storeFacts(id, ago(90 - at), facts)
  expect(await jobs()).toHaveLength(1)
  await send()
  expect(await subjects()).toEqual([])
})

test('an account that left at Stripe is told of, one that its seller disconnected here is not', async () => {
  await storeDisconnect(id, new Date(), 'by_stripe')
  await send()
  expect(await subjects()).toEqual([expect.stringMatching(/ is disconnected$/)])
  const other = await makeSeller({ connection: {} })
  await storeDisconnect(other.connectionId ?? '', new Date(), 'by_seller')
  expect(await db().$queryRaw`select from pgboss.job where name = 'send-account-mail' and data->>'connectionId' = ${other.connectionId}`).toEqual([])
})
