import type { AccountWays } from './account-offer'
import { type DisabledReason, disabledReasonOf, type Requirement, requirementsOf } from './requirements'

/** The facts a checklist is computed from; nothing of it is stored. */
export type SellerFacts = {
  slug: string
  activeProducts: number
  /** How many delivery zones there are. */
  zones: number
  /** Whether anything on sale is delivered. */
  sellsDelivered: boolean
  connection: ConnectionFacts | null
  /** The ways to an account: where one can be opened, a page asks which. */
  ways: AccountWays
  /** Stripe has refused a payment for the sake of the account, and nothing has been accepted since. */
  isRefused: boolean
  /** The bank has refused the newest payout of a currency. */
  isPayoutFailed: boolean
}

export type ConnectionFacts = {
  status: 'connected' | 'disconnected'
  disconnectReason: 'by_seller' | 'by_stripe' | null
  accountName: string
  dashboardUrl: string
  chargesEnabled: boolean
  payoutsEnabled: boolean
  currentlyDue: string[]
  pastDue: string[]
  disabledReason: string | null
  /** We opened it for its seller: what Stripe asks for is told in a form that we lead to. */
  isManaged: boolean
  /** Whether the owner has told Stripe who they are. */
  detailsSubmitted: boolean
  /** Stripe takes no application fee in the account's country, and the operator sells with one only. */
  isFeeRefused: boolean
  /** False until Stripe has told us about the account. */
  isSynced: boolean
}

export type StepStatus = 'done' | 'todo' | 'attention' | 'waiting'

/** What the verb on the right does: open a page of ours, a page elsewhere, or post to an address that leads on to Stripe. */
type StepAction = {
  verb: 'review' | 'connect' | 'setUp' | 'reconnect' | 'continue' | 'fix' | 'add' | 'openStripe'
  href: string
  kind: 'page' | 'elsewhere' | 'connect' | 'onboarding'
}

/** Why a step stands as it does, with what its sentence names. */
type StepReason =
  | { code: 'shopOpen'; slug: string }
  | { code: 'connected' | 'unfinished' | 'disconnectedByStripe' | 'disconnectedBySeller'; account: string }
  | { code: 'cannotCharge' | 'closed'; why: DisabledReason | null }
  | { code: 'products' | 'zones'; count: number }
  | {
      code:
        | 'notConnected'
        | 'asksLater'
        | 'finishFirst'
        | 'notSynced'
        | 'feeRefused'
        | 'pastDue'
        | 'paymentRefused'
        | 'stillAsks'
        | 'nothingMissing'
        | 'noZone'
        | 'nothingDelivered'
        | 'noProduct'
        | 'payoutFailed'
        | 'payoutsLater'
        | 'payoutsOn'
        | 'payoutsOff'
        | 'payoutsOffAndCannotSell'
    }

export type ChecklistStep = {
  id: 'shop' | 'connection' | 'requirements' | 'delivery' | 'product' | 'payouts'
  status: StepStatus
  optional: boolean
  reason: StepReason
  /** Each thing that is missing. */
  blockers: readonly Requirement[]
  action: StepAction | null
}

/** The steps from signing in to the first sale, in order, with the verb that fits each state. */
export function sellerChecklist(facts: SellerFacts): ChecklistStep[] {
  return [
    shopStep(facts),
    connectionStep(facts.connection, facts.ways),
    requirementsStep(facts.connection, facts.isRefused),
    deliveryStep(facts),
    productStep(facts.activeProducts),
    payoutsStep(facts.connection, facts.isPayoutFailed),
  ]
}

/** Whether everything a first sale needs is there. */
export function isReadyToSell(steps: ChecklistStep[]): boolean {
  return steps.every((step) => step.optional || step.status === 'done')
}

/** The steps of which something is to be put right at Stripe, or will be: a shop that can sell may still have some. */
export function stepsToFix(steps: ChecklistStep[]): ChecklistStep[] {
  return steps.filter(({ id, status, blockers }) => status === 'attention' || blockers.length > 0 || (id === 'payouts' && status === 'todo'))
}

function page(verb: StepAction['verb'], href: string): StepAction {
  return { verb, href, kind: 'page' }
}

function shopStep({ slug }: SellerFacts): ChecklistStep {
  const action = page('review', '/sell/settings')
  return { id: 'shop', status: 'done', optional: false, reason: { code: 'shopOpen', slug }, blockers: [], action }
}

function connectionStep(connection: ConnectionFacts | null, { open }: AccountWays): ChecklistStep {
  const step = { id: 'connection', optional: false, blockers: [] } as const
  const connect = (verb: StepAction['verb']): StepAction =>
    open ? page(verb, '/sell/connect') : { verb, href: '/api/connect/authorize', kind: 'connect' }
  if (!connection) return { ...step, status: 'todo', reason: { code: 'notConnected' }, action: connect(open ? 'setUp' : 'connect') }
  const { accountName: account, disconnectReason } = connection
  if (isUnfinished(connection)) return { ...step, status: 'todo', reason: { code: 'unfinished', account }, action: toForm('continue') }
  if (connection.status === 'connected') {
    return { ...step, status: 'done', reason: { code: 'connected', account }, action: page('review', '/sell/settings') }
  }
  const code = disconnectReason === 'by_stripe' ? 'disconnectedByStripe' : 'disconnectedBySeller'
  return { ...step, status: 'attention', reason: { code, account }, action: connect('reconnect') }
}

function requirementsStep(connection: ConnectionFacts | null, isRefused: boolean): ChecklistStep {
  const step = { id: 'requirements', optional: false, blockers: [] } as const
  if (connection?.status !== 'connected') return { ...step, status: 'waiting', reason: { code: 'asksLater' }, action: null }
  if (isUnfinished(connection)) return { ...step, status: 'waiting', reason: { code: 'finishFirst' }, action: null }
  if (!connection.isSynced) return { ...step, status: 'attention', reason: { code: 'notSynced' }, action: null }
  const blockers = requirementsOf([...connection.pastDue, ...connection.currentlyDue])
  const elsewhere = (verb: StepAction['verb']): StepAction => ({ verb, href: connection.dashboardUrl, kind: 'elsewhere' })
  const answer = connection.isManaged && blockers.length > 0 ? toForm : elsewhere
  if (!connection.chargesEnabled) {
    const why = disabledReasonOf(connection.disabledReason)
    // Nothing the seller could send helps an account that Stripe has closed for good.
    if (why?.isFinal) return { ...step, status: 'attention', reason: { code: 'closed', why: why.reason }, action: elsewhere('openStripe') }
    return { ...step, status: 'attention', reason: { code: 'cannotCharge', why: why?.reason ?? null }, blockers, action: answer('fix') }
  }
  if (connection.isFeeRefused) return { ...step, status: 'attention', reason: { code: 'feeRefused' }, blockers, action: null }
  if (connection.pastDue.length > 0) return { ...step, status: 'attention', reason: { code: 'pastDue' }, blockers, action: answer('fix') }
  // Whatever the account says of itself: it could not be paid.
  if (isRefused) return { ...step, status: 'attention', reason: { code: 'paymentRefused' }, blockers, action: elsewhere('fix') }
  if (blockers.length > 0) return { ...step, status: 'done', reason: { code: 'stillAsks' }, blockers, action: answer('add') }
  return { ...step, status: 'done', reason: { code: 'nothingMissing' }, action: elsewhere('review') }
}

/** An account that we opened, and whose owner has not told Stripe yet who they are. */
function isUnfinished({ status, isManaged, isSynced, detailsSubmitted }: ConnectionFacts): boolean {
  return status === 'connected' && isManaged && isSynced && !detailsSubmitted
}

/** To Stripe's form: a press makes a link that opens once. */
function toForm(verb: StepAction['verb']): StepAction {
  return { verb, href: '/api/connect/onboarding', kind: 'onboarding' }
}

/** Asked for before the first product, since most are delivered; left to the seller whose products are not. */
function deliveryStep({ zones, activeProducts, sellsDelivered }: SellerFacts): ChecklistStep {
  const step = { id: 'delivery', blockers: [] } as const
  if (zones > 0)
    return { ...step, status: 'done', optional: false, reason: { code: 'zones', count: zones }, action: page('review', '/sell/delivery') }
  const action = page('add', '/sell/delivery/new')
  const isNeeded = activeProducts === 0 || sellsDelivered
  return { ...step, status: 'todo', optional: !isNeeded, reason: { code: isNeeded ? 'noZone' : 'nothingDelivered' }, action }
}

function productStep(count: number): ChecklistStep {
  const step = { id: 'product', optional: false, blockers: [] } as const
  if (count === 0) return { ...step, status: 'todo', reason: { code: 'noProduct' }, action: page('add', '/sell/products/new') }
  return { ...step, status: 'done', reason: { code: 'products', count }, action: page('review', '/sell/products') }
}

function payoutsStep(connection: ConnectionFacts | null, isPayoutFailed: boolean): ChecklistStep {
  const step = { id: 'payouts', optional: true, blockers: [] } as const
  if (connection?.status !== 'connected' || !connection.isSynced || isUnfinished(connection))
    return { ...step, status: 'waiting', reason: { code: 'payoutsLater' }, action: null }
  const action = (verb: StepAction['verb']): StepAction => ({ verb, href: connection.dashboardUrl, kind: 'elsewhere' })
  if (isPayoutFailed) return { ...step, status: 'attention', reason: { code: 'payoutFailed' }, action: action('fix') }
  if (connection.payoutsEnabled) return { ...step, status: 'done', reason: { code: 'payoutsOn' }, action: action('review') }
  const code = connection.chargesEnabled ? 'payoutsOff' : 'payoutsOffAndCannotSell'
  return { ...step, status: 'todo', reason: { code }, action: action('add') }
}
