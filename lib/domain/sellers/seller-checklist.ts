import { disabledSentence, requirementSentences } from './requirements'

/** The facts a checklist is computed from; nothing of it is stored. */
export type SellerFacts = {
  slug: string
  activeProducts: number
  connection: ConnectionFacts | null
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
  /** False until Stripe has told us about the account. */
  isSynced: boolean
}

export type StepStatus = 'done' | 'todo' | 'attention' | 'waiting'

/** What the verb on the right does: open a page of ours, a page elsewhere, or begin a connection. */
export type StepAction = { verb: string; href: string; kind: 'page' | 'elsewhere' | 'connect' }

export type ChecklistStep = {
  id: 'shop' | 'connection' | 'requirements' | 'product' | 'payouts'
  label: string
  status: StepStatus
  optional: boolean
  reason: string
  /** Each blocker by name. */
  blockers: readonly string[]
  action: StepAction | null
}

/** The steps from signing in to the first sale, in order, with the verb that fits each state. */
export function sellerChecklist(facts: SellerFacts): ChecklistStep[] {
  return [
    shopStep(facts),
    connectionStep(facts.connection),
    requirementsStep(facts.connection),
    productStep(facts.activeProducts),
    payoutsStep(facts.connection),
  ]
}

/** Whether everything a first sale needs is there. */
export function isReadyToSell(steps: ChecklistStep[]): boolean {
  return steps.every((step) => step.optional || step.status === 'done')
}

function shopStep({ slug }: SellerFacts): ChecklistStep {
  const action = { verb: 'Review', href: '/sell/settings', kind: 'page' } as const
  return { id: 'shop', label: 'Open your shop', status: 'done', optional: false, reason: `Buyers find it at /sellers/${slug}.`, blockers: [], action }
}

function connectionStep(connection: ConnectionFacts | null): ChecklistStep {
  const step = { id: 'connection', label: 'Connect your Stripe account', optional: false, blockers: [] } as const
  const connect = (verb: string): StepAction => ({ verb, href: '/api/connect/authorize', kind: 'connect' })
  if (!connection) {
    return { ...step, status: 'todo', reason: 'Buyers pay straight into it. You can create one on the way.', action: connect('Connect with Stripe') }
  }
  if (connection.status === 'connected') {
    return {
      ...step,
      status: 'done',
      reason: `Connected to ${connection.accountName}.`,
      action: { verb: 'Review', href: '/sell/settings', kind: 'page' },
    }
  }
  const reason =
    connection.disconnectReason === 'by_stripe'
      ? `${connection.accountName} was disconnected in Stripe. Your products are paused; nothing is lost.`
      : `You disconnected ${connection.accountName}. Your products are paused; nothing is lost.`
  return { ...step, status: 'attention', reason, action: connect('Reconnect') }
}

function requirementsStep(connection: ConnectionFacts | null): ChecklistStep {
  const step = { id: 'requirements', label: 'Answer what Stripe asks', optional: false, blockers: [] } as const
  if (connection?.status !== 'connected')
    return { ...step, status: 'waiting', reason: 'Stripe says what it needs once your account is connected.', action: null }
  if (!connection.isSynced)
    return { ...step, status: 'attention', reason: 'Stripe has not told us yet whether this account can take payments.', action: null }
  const blockers = requirementSentences([...connection.pastDue, ...connection.currentlyDue])
  const elsewhere = (verb: string): StepAction => ({ verb, href: connection.dashboardUrl, kind: 'elsewhere' })
  if (!connection.chargesEnabled) {
    const why = disabledSentence(connection.disabledReason) ?? 'Stripe does not let this account take payments yet.'
    return { ...step, status: 'attention', reason: `${why} Your products cannot be bought until then.`, blockers, action: elsewhere('Fix') }
  }
  if (connection.pastDue.length > 0) {
    const reason = 'You can take payments, but something Stripe asked for is overdue. It may pause your account at any time.'
    return { ...step, status: 'attention', reason, blockers, action: elsewhere('Fix') }
  }
  if (blockers.length > 0) {
    return { ...step, status: 'done', reason: 'You can take payments. Stripe will still need:', blockers, action: elsewhere('Add') }
  }
  return { ...step, status: 'done', reason: 'Nothing is missing: you can take payments.', action: elsewhere('Review') }
}

function productStep(activeProducts: number): ChecklistStep {
  const step = { id: 'product', label: 'Add your first product', optional: false, blockers: [] } as const
  if (activeProducts === 0) {
    return {
      ...step,
      status: 'todo',
      reason: 'A name, a price and a picture are enough.',
      action: { verb: 'Add', href: '/sell/products/new', kind: 'page' },
    }
  }
  const reason = activeProducts === 1 ? 'One product is in your shop.' : `${activeProducts} products are in your shop.`
  return { ...step, status: 'done', reason, action: { verb: 'Review', href: '/sell/products', kind: 'page' } }
}

function payoutsStep(connection: ConnectionFacts | null): ChecklistStep {
  const step = { id: 'payouts', label: 'Payouts to your bank', optional: true, blockers: [] } as const
  if (connection?.status !== 'connected' || !connection.isSynced) {
    return { ...step, status: 'waiting', reason: 'Stripe pays you out to the bank account you give it.', action: null }
  }
  const action = (verb: string): StepAction => ({ verb, href: connection.dashboardUrl, kind: 'elsewhere' })
  if (connection.payoutsEnabled) return { ...step, status: 'done', reason: 'Stripe pays you out on its own.', action: action('Review') }
  const reason = connection.chargesEnabled
    ? 'You can sell, but Stripe keeps the money until it can pay you out.'
    : 'Stripe will keep the money until it can pay you out.'
  return { ...step, status: 'todo', reason, action: action('Add') }
}
