import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import type { Scope } from '@/sandbox/events/events'
import { isCompanyCredible, isCredible } from '@/sandbox/identity-tests'
import { scheduleFunds } from '@/sandbox/money/payout-schedule'
import {
  blockingCharges,
  lacksBankOnly,
  mainPerson,
  missingBank,
  pastDueOf,
  personsOf,
  prefixOf,
  requirements,
  stillDue,
} from './account-requirements'
import { updateAccount } from './accounts'
import { statusesOf } from './capabilities'
import { writeCompany } from './companies'
import { collectsRequirements } from './controllers'
import { NO_DOCUMENT, writePerson } from './persons'

type PersonRow = Tables['person']

/** What becomes of a verification: everything fits, or a document is wanted. */
export type Verdict = 'verified' | 'document_wanted'

const CHECKED = 'business_profile.url'
const DOCUMENT = 'individual.verification.document'

function withStatus(account: Stripe.Account, status: 'active' | 'inactive' | 'pending'): Stripe.Account.Capabilities {
  return Object.fromEntries(Object.keys(statusesOf(account)).map((name) => [name, status]))
}

/** Who onboards a standard account asks for what it needs: its platform need not. */
function withNeeded(account: Stripe.Account): Stripe.Account {
  if (account.type !== 'standard' || Object.keys(statusesOf(account)).length > 0) return account
  return { ...account, capabilities: { card_payments: 'inactive', transfers: 'inactive' } }
}

/** Account fields while Stripe looks at what was told: capabilities are pending, and nothing is enabled yet. */
function beginVerification(world: World, scope: Scope, account: Stripe.Account, verdict: Verdict): Partial<Stripe.Account> {
  world.timers.schedule('account_verified', world.clock.nowMs() + world.settings.asyncDelayMs, { account: account.id, verdict })
  const person = mainPerson(world, account)
  if (person) setStatus(world, scope, person, 'pending')
  return {
    details_submitted: true,
    capabilities: withStatus(withNeeded(account), 'pending'),
    requirements: requirements(missingBank(account), 'requirements.pending_verification', { pending_verification: [CHECKED] }),
  }
}

function setStatus(world: World, scope: Scope, person: PersonRow, status: 'pending' | 'unverified' | 'verified', isDocumentWanted = false): void {
  const { verification } = person.object
  if (!verification) return
  // A document that proved nothing is asked for again.
  const document = isDocumentWanted ? { ...NO_DOCUMENT, ...verification.document, front: null, back: null } : verification.document
  const fields = { verification: { ...verification, status, document } }
  writePerson(world, scope, person, fields, { isDocumentWanted })
}

/**
 * Takes what has been told off an account's requirements, adds what that raises, and begins its verification once nothing is due and either the
 * platform collects or the owner has submitted the hosted form. Inside a transaction, after the facts were written.
 */
export function reconsiderRequirements(world: World, scope: Scope, submitted: Verdict | null = null): Stripe.Account {
  const account = world.store.need('account', scope.account).object
  const before = account.requirements?.currently_due ?? []
  const reason = account.requirements?.disabled_reason ?? null
  if (reason?.startsWith('rejected')) return account
  if (lacksBankOnly(account)) return missingBank(account).length > 0 ? account : enablePayouts(world, scope)
  const isBlocked = reason === 'requirements.past_due'
  const due = isBlocked ? stillDue(world, account) : stillDue(world, account).filter((name) => before.includes(name))
  if (blockingCharges(due).length === 0 && isBlocked && (submitted || collectsRequirements(account))) {
    return updateAccount(world, scope, beginVerification(world, scope, account, submitted ?? 'verified'))
  }
  if (due.join() === before.join()) return account
  const errors = (account.requirements?.errors ?? []).filter((error) => due.includes(error.requirement))
  const past = reason ? pastDueOf(account, due) : []
  return updateAccount(world, scope, {
    requirements: { ...requirements(due, reason, { errors }), past_due: past },
    ...(submitted && { details_submitted: true }),
  })
}

/** The bank account that a verified account lacked has come. */
function enablePayouts(world: World, scope: Scope): Stripe.Account {
  scheduleFunds(world, scope.account, world.clock.now())
  return updateAccount(world, scope, { payouts_enabled: true, requirements: requirements([], null) })
}

/** Those of an account whom Stripe cannot verify; `document_wanted` is the word of the hosted form's switch. */
function doubtful(world: World, account: Stripe.Account, verdict: string): PersonRow[] {
  const main = mainPerson(world, account)
  if (verdict === 'document_wanted' && main && !main.object.verification?.document?.front) return [main]
  return personsOf(world, account.id).filter((row) => (row.id === main?.id || row.object.dob?.year) && !isCredible(row))
}

/** Asks for documents of all who could not be verified. */
function wantDocuments(world: World, scope: Scope, account: Stripe.Account, persons: PersonRow[], ofCompany: boolean): void {
  for (const person of persons) setStatus(world, scope, person, 'unverified', true)
  if (ofCompany) writeCompany(world, account.id, { isDocumentWanted: true })
  const due = [...persons.map((person) => `${prefixOf(person)}.verification.document`), ...(ofCompany ? ['company.verification.document'] : [])]
  const wanted = due.length > 0 ? due : [DOCUMENT]
  const code = 'verification_document_not_uploaded' as const
  const reason = 'A document is needed: what was told could not be verified.'
  updateAccount(world, scope, {
    capabilities: withStatus(account, 'inactive'),
    requirements: requirements(wanted, 'requirements.past_due', { errors: wanted.map((requirement) => ({ code, reason, requirement })) }),
  })
}

function finish(world: World, id: string, verdict: string): void {
  const row = world.store.get('account', id)
  if (row?.object.requirements?.disabled_reason !== 'requirements.pending_verification') return
  const { object: account } = row
  const scope = { account: id, request: null }
  const persons = doubtful(world, account, verdict)
  const ofCompany = account.business_type !== 'individual' && row.hidden.company !== undefined && !isCompanyCredible(row.hidden.company)
  const isSwitched = verdict === 'document_wanted' && !mainPerson(world, account)
  if (persons.length > 0 || ofCompany || isSwitched) {
    wantDocuments(world, scope, account, persons, ofCompany)
    return
  }
  for (const person of personsOf(world, id)) setStatus(world, scope, person, 'verified')
  const missing = missingBank(account)
  const payouts = missing.length === 0
  updateAccount(world, scope, {
    capabilities: withStatus(account, 'active'),
    charges_enabled: statusesOf(account).card_payments !== undefined,
    payouts_enabled: payouts,
    requirements: requirements(missing, payouts ? null : 'requirements.past_due'),
  })
  if (payouts) scheduleFunds(world, id, world.clock.now())
}

/** Declares how verifications end. Before the timers start. */
export function registerVerification(world: World): void {
  world.timers.handle('account_verified', ({ account = '', verdict = '' }) => finish(world, account, verdict))
}
