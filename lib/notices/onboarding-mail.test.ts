import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { writeAccountOffer } from '@/lib/db/sellers/account-openings'
import { listMails } from '@/lib/mail/mailbox'
import { disconnectAccount } from '@/lib/sellers/connect/disconnect-account'
import { startOnboarding } from '@/lib/sellers/connect/onboarding'
import { openAccount } from '@/lib/sellers/connect/open-account'
import { testDatabase } from '@/testing/database'
import { fillForm } from '@/testing/hosted-form'
import { makeOperator, makeSeller } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { sendOnboardingMail } from './onboarding-mail'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
await writeAccountOffer((await makeOperator()).userId, 'open')
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

let seller: { sellerId: string; email: string }
beforeEach(async () => {
  const email = `seller-${randomUUID()}@souk.test`
  seller = { sellerId: (await makeSeller({ email, connection: null })).id, email }
})

type Job = { data: { sellerId: string; round: number; days: number }; later: number }

/** The reminders of a seller that wait, by when. */
const jobs = () => db().$queryRaw<Job[]>`
  select data, round(extract(epoch from start_after - created_on) / 86400)::int as later from pgboss.job
  where name = 'send-onboarding-mail' and data->>'sellerId' = ${seller.sellerId} order by start_after`
const mails = async () => (await listMails()).filter(({ to }) => to === seller.email)

async function send(): Promise<void> {
  for (const { data } of await jobs()) await sendOnboardingMail(data.sellerId, data.round, data.days)
}

test('who leaves Stripe’s form is reminded after a day and after a week, with the way back to the shop', async () => {
  await Promise.all([openAccount(seller, 'US'), openAccount(seller, 'US')])
  expect((await jobs()).map(({ later, data }) => [later, data.days, data.round])).toEqual([
    [1, 1, 1],
    [7, 7, 1],
  ])
  await send()
  const sent = await mails()
  expect(sent).toHaveLength(2)
  expect(sent[0]).toMatchObject({ subject: 'Finish your Stripe account for Clay & Co', text: expect.stringMatching(/http\S+\/sell\n/) })
})

test('who has told Stripe everything hears nothing, also where no event has come', async () => {
  await openAccount(seller, 'US')
  const start = await startOnboarding(seller.sellerId, 'http://localhost:3000')
  await fillForm(start.kind === 'go' ? start.url : '')
  await send()
  expect(await mails()).toEqual([])
  expect(await db().connectedAccount.count({ where: { seller: { id: seller.sellerId }, detailsSubmitted: true } })).toBe(1)
})

test('an account that is out of use, or was replaced, is not spoken of; without an answer of Stripe’s the job tries again', async () => {
  await openAccount(seller, 'US')
  await sandbox.control.addFault({ method: 'GET', path: '/v1/accounts/*', action: 'error_500_before', times: 10 })
  await expect(send()).rejects.toThrow('Stripe did not answer')
  await sandbox.control.clearFaults()
  await disconnectAccount(seller.sellerId)
  await send()
  await openAccount(seller, 'DE')
  await sendOnboardingMail(seller.sellerId, 1, 7)
  expect(await mails()).toEqual([])
  await sendOnboardingMail(seller.sellerId, 2, 1)
  expect(await mails()).toHaveLength(1)
})
