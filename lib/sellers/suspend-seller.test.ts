import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { listMails } from '@/lib/mail/mailbox'
import { sendSuspensionMail } from '@/lib/notices/suspension-mail'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeSeller } from '@/testing/rows'
import { readSeller } from './read-seller'
import { sellerOverview } from './seller-overview'
import { liftSuspension, suspendSeller } from './suspend-seller'

await testDatabase()
const operator = await makeOperator()
afterAll(stopJobs)

type Sent = { suspensionId: string; change: 'suspended' | 'lifted' }

/** The mails about a suspension that are to be sent. */
const takeJobs = async () => {
  const rows = await db().$queryRaw<{ data: Sent }[]>`delete from pgboss.job where name = 'send-suspension-mail' returning data, created_on`
  return rows.map(({ data }) => data)
}

async function mailsTo(userId: string) {
  const { email } = await db().user.findUniqueOrThrow({ where: { id: userId } })
  return (await listMails()).filter(({ to }) => to === email)
}

test('a suspended seller reads the reason on their first page and by mail, and hears when it is lifted', async () => {
  const { id, userId } = await makeSeller({ shopName: 'Clay & Co' })
  expect((await sellerOverview(id)).suspension).toBeNull()
  expect(await suspendSeller(operator, id, '  Selling copies.  ')).toBe('suspended')
  expect((await sellerOverview(id)).suspension).toEqual({ reason: 'Selling copies.', since: expect.any(String) })
  for (const { suspensionId, change } of await takeJobs()) await sendSuspensionMail(suspensionId, change)
  const [mail] = await mailsTo(userId)
  expect(mail?.text).toContain('Selling copies.')

  expect(await liftSuspension(operator, id)).toBe('lifted')
  expect((await sellerOverview(id)).suspension).toBeNull()
  for (const { suspensionId, change } of await takeJobs()) await sendSuspensionMail(suspensionId, change)
  expect(await mailsTo(userId)).toHaveLength(2)
  expect((await readSeller(id))?.suspensions).toMatchObject([{ reason: 'Selling copies.', liftedAt: expect.any(String) }])
})

test('suspending at once and again keeps one suspension, one mail and one entry of what was changed', async () => {
  const { id } = await makeSeller()
  const outcomes = await Promise.all(['One', 'Two', 'Three'].map((reason) => suspendSeller(operator, id, reason)))
  expect(outcomes.sort()).toEqual(['suspended', 'suspended_before', 'suspended_before'])
  expect(await db().sellerSuspension.count({ where: { sellerId: id } })).toBe(1)
  expect(await takeJobs()).toHaveLength(1)
  expect(await db().auditEntry.count({ where: { subjectId: id, deed: 'seller_suspended', userId: operator.userId } })).toBe(1)
  const lifts = await Promise.all([liftSuspension(operator, id), liftSuspension(operator, id)])
  expect(lifts.sort()).toEqual(['lifted', 'not_suspended'])
})

test('a mail that comes late does not say suspended of a seller who sells again', async () => {
  const { id, userId } = await makeSeller()
  await suspendSeller(operator, id, 'A mistake')
  await liftSuspension(operator, id)
  for (const { suspensionId, change } of await takeJobs()) await sendSuspensionMail(suspensionId, change)
  expect((await mailsTo(userId)).map(({ subject }) => subject)).toEqual([expect.stringContaining('can sell again')])
})

test.each([
  [{ ...operator, isOperator: false }, 'Copies', 'not_operator'],
  [operator, '   ', 'reason_missing'],
  [operator, null, 'reason_missing'],
  [operator, 'x'.repeat(501), 'reason_missing'],
])('is refused to who is no operator, and without a reason (%#)', async (viewer, reason, outcome) => {
  const { id } = await makeSeller()
  expect(await suspendSeller(viewer, id, reason)).toBe(outcome)
  expect(await db().seller.findUniqueOrThrow({ where: { id } })).toMatchObject({ approval: 'approved' })
})

test('nobody but an operator lifts a suspension, and nobody is suspended who does not exist', async () => {
  const { id } = await makeSeller()
  await suspendSeller(operator, id, 'Copies')
  expect(await liftSuspension({ ...operator, isOperator: false }, id)).toBe('not_operator')
  expect((await readSeller(id))?.seller.approval).toBe('hidden')
  expect(await suspendSeller(operator, 'nobody', 'Copies')).toBe('not_found')
})
