import type Stripe from 'stripe'
import { randomText } from '@/sandbox/core/ids'
import type { OnboardingVisit } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { insertBankAccount, workingNumber } from '@/sandbox/payments/bank/bank-accounts'
import { mainPerson } from './account-requirements'
import { updateAccount } from './accounts'
import { type CompanyFacts, tellCompany } from './companies'
import { changePerson, insertPerson, type PersonFacts } from './persons'
import { reconsiderRequirements, type Verdict } from './verification'

const VISIT_SECONDS = 3600

export type OpenedLink = { kind: 'visit'; id: string } | { kind: 'refresh'; url: string } | { kind: 'unknown' }

/** Opens an account link: the first time within its five minutes a visit begins, later the platform is asked for a new link. */
export function openAccountLink(world: World, token: string): OpenedLink {
  return world.store.transaction(() => {
    const link = world.store.get('account_link', token)
    if (!link) return { kind: 'unknown' }
    if (link.object.used || link.object.expiresAt <= world.clock.now()) return { kind: 'refresh', url: link.object.refreshUrl }
    world.store.update('account_link', token, { used: true })
    const id = randomText(32)
    const visit = {
      account: link.account,
      platform: link.object.platform,
      returnUrl: link.object.returnUrl,
      expiresAt: world.clock.now() + VISIT_SECONDS,
    }
    world.store.insert('onboarding_visit', link.account, id, visit, {})
    return { kind: 'visit', id }
  })
}

/** The visit of a browser with its account as it is now, or null when there is none any more. */
export function findVisit(world: World, id: string | undefined): { visit: OnboardingVisit; account: Stripe.Account } | null {
  const visit = id ? world.store.get('onboarding_visit', id)?.object : undefined
  const account = visit && world.store.get('account', visit.account)?.object
  return visit && account && visit.expiresAt > world.clock.now() ? { visit, account } : null
}

/** What the owner tells on the form; an empty text leaves a fact open. */
export interface Told {
  business_type: string
  url: string
  support_phone: string
  bank: string
  accepted: boolean
  company: CompanyFacts | null
  person: PersonFacts | null
}

function tellIdentity(world: World, scope: Scope, account: Stripe.Account, { company, person }: Told): void {
  if (company) tellCompany(world, account.id, company)
  if (!person) return
  const known = mainPerson(world, account)
  if (known) changePerson(world, scope, known, person)
  else insertPerson(world, scope, person, account.business_type === 'individual')
}

/** Writes what the owner told. Leaving the form is not the end: only `submitted` asks for verification, and that takes a moment. */
export function tellStripe(world: World, account: Stripe.Account, told: Told, submitted: Verdict | null, from: { ip: string; agent: string }): void {
  const scope: Scope = { account: account.id, request: null }
  const fields: Partial<Stripe.Account> = {}
  if (told.business_type) fields.business_type = told.business_type
  const { business_profile: profile } = account
  if (profile && (told.url || told.support_phone)) {
    fields.business_profile = { ...profile, url: told.url || profile.url, support_phone: told.support_phone || profile.support_phone }
  }
  if (told.accepted) fields.tos_acceptance = { ...account.tos_acceptance, date: world.clock.now(), ip: from.ip, user_agent: from.agent }
  world.store.transaction(() => {
    if (told.bank) {
      const country = account.country ?? 'US'
      const { routing } = workingNumber(country)
      const facts = {
        country,
        currency: account.default_currency ?? 'usd',
        number: told.bank,
        routing,
        holderName: null,
        holderType: null,
        metadata: {},
      }
      emit(world, scope, 'account.external_account.created', insertBankAccount(world, account.id, facts, true), 'external_account')
    }
    if (Object.keys(fields).length > 0) updateAccount(world, scope, fields)
    tellIdentity(world, scope, account, told)
    reconsiderRequirements(world, scope, submitted)
  })
}
