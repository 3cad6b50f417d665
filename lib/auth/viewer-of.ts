import { findPerson } from '@/lib/db/auth/people'
import { findSecondFactor, isSessionProved } from '@/lib/db/auth/second-factors'
import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import { env } from '@/lib/env'
import type { Reader } from '@/lib/i18n/viewer-locale'
import { rememberReader } from './remember-reader'

/**
 * The signed-in person. `sellerId` is the shop they work in and `role` what they are there, null for who works in none; `isProven` once they have followed a link in a mail to their address. `isOperator` only
 * where nothing is missing for it: `awaits` a code of the second factor in this session, or that one is set up.
 */
export type Viewer = {
  userId: string
  email: string
  name: string | null
  isProven: boolean
  isOperator: boolean
  hasSecondFactor: boolean
  awaits: 'code' | 'setup' | null
  sellerId: string | null
  role: ShopRole | null
  /** How many shops they work in. */
  shopCount: number
}

/**
 * Who the person with this id is; null when the person or their e-mail is gone.
 * @param reader what their browser says of locale and time zone, which mails to them follow
 * @param chosenShop in which of their shops they work; where it is none of theirs, in the first
 * @param sessionToken of the session they come with: it may have proved the second factor
 */
export async function viewerOf(userId: string, reader: Reader = {}, sessionToken = '', chosenShop?: string): Promise<Viewer | null> {
  const person = await findPerson(userId)
  if (!person?.email) return null
  await rememberReader(person, reader)
  // An address nobody confirmed proves nothing: GitHub and Google may hand us one.
  const isProven = person.emailVerified !== null
  const isNamed = isProven && env().OPERATOR_EMAILS.includes(person.email.toLowerCase())
  const factor = isNamed ? await factorOf(userId, sessionToken) : NO_FACTOR
  const isOperator = isNamed && factor.awaits === null
  const { memberships } = person
  const { sellerId, role } = memberships.find((each) => each.sellerId === chosenShop) ?? memberships[0] ?? NO_SHOP
  return { userId: person.id, email: person.email, name: person.name, isProven, isOperator, ...factor, sellerId, role, shopCount: memberships.length }
}

const NO_SHOP = { sellerId: null, role: null }

type Factor = Pick<Viewer, 'hasSecondFactor' | 'awaits'>
const NO_FACTOR: Factor = { hasSecondFactor: false, awaits: null }

async function factorOf(userId: string, sessionToken: string): Promise<Factor> {
  const hasSecondFactor = Boolean((await findSecondFactor(userId))?.confirmedAt)
  if (!hasSecondFactor) return { hasSecondFactor, awaits: env().OPERATOR_SECOND_FACTOR === 'yes' ? 'setup' : null }
  return { hasSecondFactor, awaits: (await isSessionProved(sessionToken)) ? null : 'code' }
}
