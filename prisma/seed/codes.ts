import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import { COMMON_CURRENCIES } from '@/lib/domain/facts/currencies'
import { emptyDiscount } from '@/lib/domain/pricing/discount-form'
import { env } from '@/lib/env'
import { listDiscounts } from '@/lib/pricing/discounts/list-discounts'
import { saveDiscount } from '@/lib/pricing/discounts/save-discount'

/** A discount code, as its owner would type it. */
export interface ExampleCode {
  code: string
  percent: string
}

/** It comes out of the platform's fee, and is less. */
const PLATFORM: ExampleCode = { code: 'WELCOME', percent: '3' }

/** The first code of an owner, who may be the platform: who has ended theirs since is left alone. */
export async function addCode(owner: Parameters<typeof listDiscounts>[0], code: ExampleCode): Promise<void> {
  if ((await listDiscounts(owner)).length > 0) return
  const result = await saveDiscount(owner, { id: randomUUID(), version: '' }, { ...emptyDiscount('usd'), ...code }, { currencies: COMMON_CURRENCIES })
  if (result.kind !== 'saved') throw new Error(`${code.code}: ${JSON.stringify(result)}`)
}

/** The platform's own code, made by its first operator; none where nobody is one. */
export async function addPlatformCode(): Promise<void> {
  const [email] = env().OPERATOR_EMAILS
  if (!email) return
  const { id: userId } = await db().user.upsert({ where: { email }, create: { email, emailVerified: new Date() }, update: {} })
  await addCode({ userId }, PLATFORM)
}
