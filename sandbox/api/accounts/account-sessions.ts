import { type Call, endpoint } from '@/sandbox/api/endpoint'
import { randomText } from '@/sandbox/core/ids'
import { recordOf } from '@/sandbox/core/typed'
import { invalidRequest } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { flag, hash, type Infer, required, type Shape, type Spec, text } from '@/sandbox/http/params'
import { visibleAccount } from './account-access'

const SESSION_SECONDS = 3600

type Features = Record<string, boolean>

const sign = { disable_stripe_user_authentication: false, external_account_collection: true }
const disputes = { dispute_management: true, refund_management: true, smart_disputes_management: true }
const payments = { capture_payments: true, destination_on_behalf_of_charge_management: false, ...disputes }
const payouts = { ...sign, edit_payout_schedule: true, instant_payouts: true, standard_payouts: true }
const cards = { card_management: true, card_spend_dispute_management: true, cardholder_management: true, spend_control_management: true }

/** Every component with what its features are unless said otherwise. */
const COMPONENTS: Record<string, Features> = {
  account_management: sign,
  account_onboarding: sign,
  balance_report: {},
  balances: payouts,
  disputes_list: payments,
  documents: {},
  financial_account: { ...sign, send_money: true, transfer_balance: true },
  financial_account_transactions: { card_spend_dispute_management: true },
  instant_payouts_promotion: { ...sign, instant_payouts: true },
  issuing_card: cards,
  issuing_cards_list: { ...cards, disable_stripe_user_authentication: false },
  notification_banner: sign,
  payment_details: payments,
  payment_disputes: { destination_on_behalf_of_charge_management: false, ...disputes },
  payment_method_settings: { disable_stripe_user_authentication: false },
  payments,
  payout_details: {},
  payout_reconciliation_report: {},
  payouts,
  payouts_list: {},
  reporting_chart: {},
  tax_registrations: {},
  tax_settings: {},
  terminal_hardware_orders: {},
  terminal_hardware_shop: {},
}

function componentSpec(features: Features): Spec<{ enabled: boolean; features?: Record<string, unknown> }> {
  const flags: Shape = Object.fromEntries(Object.keys(features).map((name) => [name, flag()]))
  return hash({ enabled: required(flag()), features: hash(flags) })
}

const components = hash(recordOf(Object.keys(COMPONENTS), (name) => componentSpec(COMPONENTS[name] ?? {})))
const enabledComponents: Spec<Infer<Record<string, ReturnType<typeof componentSpec>>>> = {
  parse: (raw: Raw, path) => {
    const given = components.parse(raw, path)
    if (Object.values(given).some((one) => one?.enabled)) return given
    throw invalidRequest('You must enable at least one component.', { param: path })
  },
}
const createShape = { account: required(text()), components: required(enabledComponents) }

/** A secret for embedded components. Each call makes a new one; Stripe keeps no list of them. */
function create(call: Call, params: Infer<typeof createShape>): unknown {
  const account = visibleAccount(call, params.account)
  const shown = Object.entries(COMPONENTS).map(([name, defaults]) => {
    const given = params.components[name]
    return [name, { enabled: given?.enabled ?? false, features: { ...defaults, ...given?.features } }]
  })
  return {
    object: 'account_session',
    account: account.id,
    client_secret: `accs_secret__${randomText(48)}`,
    components: Object.fromEntries(shown),
    expires_at: call.world.clock.now() + SESSION_SECONDS,
    livemode: false,
  }
}

export const accountSessionEndpoints = [endpoint('POST', '/v1/account_sessions', createShape, create)]
