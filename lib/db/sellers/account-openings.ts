import { noteChange } from '@/lib/db/audit/audit-entries'
import { db, type Tx, transaction } from '@/lib/db/client'
import type { AccountOpening } from '@/lib/db/generated/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import type { AccountOffer } from '@/lib/domain/sellers/account-offer'

export type OpeningRow = AccountOpening

/** Which ways to an account the operator has chosen; null: nothing yet. */
export async function findAccountOffer(tx: Tx = db()): Promise<AccountOffer | null> {
  return (await tx.accountSetting.findUnique({ where: { id: 1 } }))?.offer ?? null
}

/** Chooses which ways to an account sellers are offered. */
export function writeAccountOffer(userId: string, offer: AccountOffer): Promise<void> {
  return transaction(async (tx) => {
    const before = { offer: (await findAccountOffer(tx)) ?? 'connect' }
    await tx.accountSetting.upsert({ where: { id: 1 }, create: { offer }, update: { offer } })
    await noteChange(tx, { actor: { userId }, deed: 'account_offer_set', subjectId: null, before, after: { offer } })
  })
}

/** The account that we open, or have opened, for a seller; null when they never asked for one. */
export function findOpening(sellerId: string, livemode: boolean): Promise<OpeningRow | null> {
  return db().accountOpening.findUnique({ where: { sellerId_livemode: { sellerId, livemode } } })
}

/** What Stripe is told of a new account. */
export type OpeningFacts = { sellerId: string; livemode: boolean; country: string; email: string }

/** Writes down that an account is wanted. Of two presses at once the first one's facts count for both. */
export async function beginOpening(facts: OpeningFacts): Promise<OpeningRow> {
  const { sellerId, livemode } = facts
  await db().accountOpening.createMany({ data: [facts], skipDuplicates: true })
  return db().accountOpening.findUniqueOrThrow({ where: { sellerId_livemode: { sellerId, livemode } } })
}

/** The next round: another account is wanted than the one of this row. Where somebody else has begun it already, theirs counts. */
export async function beginAgain({ sellerId, livemode, round }: OpeningRow, facts: { country: string; email: string }): Promise<OpeningRow> {
  const data = { ...facts, round: round + 1, begunAt: new Date(), accountId: null, refusal: null, answeredAt: null }
  await db().accountOpening.updateMany({ where: { sellerId, livemode, round }, data })
  return db().accountOpening.findUniqueOrThrow({ where: { sellerId_livemode: { sellerId, livemode } } })
}

/** After so many days a seller is reminded of an account that Stripe still waits for. */
const REMINDED_DAYS = [1, 7]

/** Keeps what Stripe answered: the account, with the mails that remind its owner to finish it, or Stripe's words where it opened none. */
export async function noteAnswer({ sellerId, livemode, round }: OpeningRow, answer: { accountId: string } | { refusal: string }): Promise<void> {
  const data = { accountId: null, refusal: null, ...answer, answeredAt: new Date() }
  await transaction(async (tx) => {
    const { count } = await tx.accountOpening.updateMany({ where: { sellerId, livemode, round, accountId: null }, data })
    if (count === 0 || !('accountId' in answer)) return
    const reminders = REMINDED_DAYS.map((days) => ({ data: { sellerId, round, days }, startAfter: days * 86_400 }))
    await sendAll(tx, 'send-onboarding-mail', reminders)
  })
}

/** What Stripe last answered to an opening in this mode; null: it was never asked. */
export function findLastAnswer(livemode: boolean): Promise<{ refusal: string | null } | null> {
  const where = { livemode, answeredAt: { not: null } }
  return db().accountOpening.findFirst({ where, orderBy: { answeredAt: 'desc' }, select: { refusal: true } })
}
