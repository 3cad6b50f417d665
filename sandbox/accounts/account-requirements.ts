import type Stripe from 'stripe'
import type { Tables } from '@/sandbox/core/tables'
import { isHash } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'

type Requirements = Stripe.Account.Requirements
type AccountRow = Tables['account']
type PersonRow = Tables['person']

/** What a new account that may not charge yet has to tell. */
export const FIRST_REQUIREMENTS = ['business_profile.url', 'business_type', 'external_account', 'tos_acceptance.date', 'tos_acceptance.ip']

/** The same for a standard account that a platform makes, and which of it stops charges and payouts [rec 2023-10-16]. */
const FIRST_OF_STANDARD = [
  'business_profile.product_description',
  'business_profile.support_phone',
  'business_profile.url',
  'external_account',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]

/** What of the open requirements is past due on an account that may not charge: of standard accounts not what describes the business. */
export function pastDueOf(account: Stripe.Account, due: string[]): string[] {
  const isMade = account.type === 'standard' && account.controller?.is_controller === true
  return isMade && !account.details_submitted ? due.filter((name) => !name.startsWith('business_profile.')) : due
}

/** A standard account as a platform makes it: no capabilities, and everything open [rec 2023-10-16]. */
export function freshStandard(account: Stripe.Account): Partial<Stripe.Account> {
  const pastDue = pastDueOf(account, FIRST_OF_STANDARD)
  return { capabilities: {}, requirements: { ...requirements(FIRST_OF_STANDARD, 'requirements.past_due'), past_due: pastDue } }
}

/** Requirements as an account shows them. What is due while something is disabled is past due. */
export function requirements(
  due: string[],
  disabledReason: Requirements['disabled_reason'],
  more: Partial<Pick<Requirements, 'errors' | 'pending_verification'>> = {},
) {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: due,
    disabled_reason: disabledReason,
    errors: more.errors ?? [],
    eventually_due: due,
    past_due: disabledReason ? due : [],
    pending_verification: more.pending_verification ?? [],
  } satisfies Requirements
}

const IS_PROVIDED: Record<string, (account: Stripe.Account) => boolean> = {
  'business_profile.url': ({ business_profile: profile }) => Boolean(profile?.url || profile?.product_description),
  // A description and an address stand for each other [doc connect/required-verification-information].
  'business_profile.product_description': ({ business_profile: profile }) => Boolean(profile?.url || profile?.product_description),
  'business_profile.support_phone': ({ business_profile: profile }) => Boolean(profile?.support_phone),
  business_type: (account) => Boolean(account.business_type),
  external_account: (account) => (account.external_accounts?.data.length ?? 0) > 0,
  'tos_acceptance.date': (account) => Boolean(account.tos_acceptance?.date),
  'tos_acceptance.ip': (account) => Boolean(account.tos_acceptance?.ip),
}

const ADDRESS = ['address.city', 'address.line1', 'address.postal_code']
const PERSON = [...ADDRESS, 'dob.day', 'dob.month', 'dob.year', 'email', 'first_name', 'last_name', 'phone']
const COMPANY = [...ADDRESS, 'name', 'phone', 'tax_id']
const ONLY_US = { person: ['address.state', 'ssn_last_4'], company: ['address.state'] }
const OF_IDENTITY = /^(individual|company|representative|person_\w+)\./

function has(object: object, name: string): boolean {
  const value = name.split('.').reduce<unknown>((part, key) => (isHash(part) ? part[key] : undefined), object)
  return value !== undefined && value !== null && value !== ''
}

function missingOfPerson(person: PersonRow | undefined, prefix: string, isUs: boolean, more: string[] = []): string[] {
  const names = [...PERSON, ...(isUs ? ONLY_US.person : []), ...more]
  const told = (name: string) => {
    if (!person) return false
    if (name === 'ssn_last_4') return Boolean(person.object.ssn_last_4_provided || person.object.id_number_provided)
    return has(person.object, name)
  }
  const open = names.filter((name) => !told(name))
  if (person?.hidden.isDocumentWanted && !person.object.verification?.document?.front) open.push('verification.document')
  return open.map((name) => `${prefix}.${name}`)
}

function missingOfCompany({ hidden, object: account }: AccountRow, isUs: boolean): string[] {
  const company = hidden.company?.object ?? {}
  const told = (name: string) => (name === 'tax_id' ? company.tax_id_provided === true : has(company, name))
  const open = [...COMPANY, ...(isUs ? ONLY_US.company : [])].filter((name) => !told(name))
  if (account.business_type === 'company' && !company.owners_provided) open.push('owners_provided')
  if (hidden.company?.isDocumentWanted && !company.verification?.document.front) open.push('verification.document')
  return open.map((name) => `company.${name}`)
}

/** All persons of an account, the oldest first. */
export function personsOf(world: World, account: string): PersonRow[] {
  return [...world.store.newest('person', account)].reverse()
}

/** The person an account is about: the individual itself, or the one who represents the company. */
export function mainPerson(world: World, account: Stripe.Account): PersonRow | undefined {
  const persons = personsOf(world, account.id)
  return account.business_type === 'individual'
    ? persons.find((row) => row.hidden.isIndividual)
    : persons.find((row) => !row.hidden.isIndividual && row.object.relationship?.representative)
}

/** How requirements name a person. */
export function prefixOf(person: PersonRow): string {
  return person.hidden.isIndividual ? 'individual' : person.id
}

/** Who stands behind an account that a platform made: what of it is still open. Other accounts came with everything told. */
function missingIdentity(world: World, row: AccountRow): string[] {
  const { object: account } = row
  if (!account.controller?.is_controller || !account.business_type) return []
  const isUs = account.country === 'US'
  const person = mainPerson(world, account)
  if (account.business_type === 'individual') return missingOfPerson(person, 'individual', isUs)
  const others = personsOf(world, account.id).filter((each) => each !== person && each.hidden.isDocumentWanted && !each.hidden.isIndividual)
  return [
    ...missingOfCompany(row, isUs),
    ...missingOfPerson(person, person?.id ?? 'representative', isUs, ['relationship.title']),
    ...others.filter((each) => !each.object.verification?.document?.front).map((each) => `${each.id}.verification.document`),
  ]
}

const BANK = 'external_account'

/** What an account without a bank account still has to tell: it can charge and not be paid out. */
export function missingBank(account: Stripe.Account): string[] {
  return IS_PROVIDED[BANK]?.(account) ? [] : [BANK]
}

/** What of these requirements holds charges up; a missing bank account holds payouts up alone. */
export function blockingCharges(due: string[]): string[] {
  return due.filter((name) => name !== BANK)
}

/** Whether an account has been verified and lacks its bank account alone. */
export function lacksBankOnly(account: Stripe.Account): boolean {
  const due = account.requirements?.currently_due ?? []
  return account.details_submitted && due.join() === BANK && Object.values({ ...account.capabilities }).every((status) => status === 'active')
}

/** What of an account's requirements is still open. Words this program does not know stay until the bank or the control API takes them off. */
export function stillDue(world: World, account: Stripe.Account): string[] {
  const row = world.store.get('account', account.id)
  const before = account.requirements?.currently_due ?? []
  const isOurs = (name: string) => account.controller?.is_controller === true && OF_IDENTITY.test(name)
  const open = before.filter((name) => !IS_PROVIDED[name]?.(account) && !isOurs(name))
  return row ? [...open, ...missingIdentity(world, row)] : open
}
