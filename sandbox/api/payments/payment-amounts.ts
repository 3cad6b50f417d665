import type Stripe from 'stripe'
import type { Call } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { clearable, hash, integer, metadata, required, text, unsupported } from '@/sandbox/http/params'
import { requireConnected } from '@/sandbox/keys/auth'
import { checkDestination } from '@/sandbox/money/destinations'
import { amountProblem } from '@/sandbox/money/money'
import { refuseCurrency, refuseFee, settlementCurrency } from '@/sandbox/money/settlement-rules'

const amount = integer({ min: 1 })
const describing = { description: text(), metadata: metadata(), payment_data: unsupported() }

/** `transfer_data` when an intent is made, changed, and captured. */
export const transferDataShape = hash({ ...describing, amount, destination: required(text()) })
export const transferChangeShape = hash({ ...describing, amount: clearable(amount) })
export const transferCaptureShape = hash({ amount })

interface Money {
  amount: number
  currency: string
  application_fee_amount: number | null
  on_behalf_of: unknown
  transfer_data?: { amount?: number; destination: unknown } | null
}

function checkFee(call: Call, money: Money): void {
  const { application_fee_amount: fee, transfer_data: data, amount } = money
  // A fee of nothing is echoed and never taken.
  if (!fee) return
  if (call.application === null && !data) {
    const message =
      'Can only apply an application_fee_amount when the PaymentIntent is attempting a direct payment (using an OAuth key or Stripe-Account header) ' +
      'or destination payment (using `transfer_data[destination]`).'
    throw invalidRequest(message, { param: 'application_fee_amount' })
  }
  if (data?.amount !== undefined) {
    const message = 'You may not provide the application_fee_amount parameter and the transfer_data[amount] parameter at the same time.'
    throw invalidRequest(message, { param: 'application_fee_amount' })
  }
  if (!data) refuseFee(call.world, call.account, String(call.application))
  if (fee > amount) throw invalidRequest('Your application fee cannot exceed the amount of the charge.', { param: 'application_fee_amount' })
}

/** Currency and amount such as the account may charge; fee only for a platform and at most the amount; destination able to receive. Throws 400 or 403. */
export function checkMoney(call: Call, money: Money): void {
  refuseCurrency(call.world, call.account, money.currency)
  const problem = amountProblem(money.amount, money.currency, settlementCurrency(call.world, call.account, money.currency))
  if (problem) throw invalidRequest(problem.message, { code: problem.code, param: 'amount' })
  checkFee(call, money)
  if (money.on_behalf_of) requireConnected(call.world, call.key, String(money.on_behalf_of))
  const data = money.transfer_data
  if (!data) return
  checkDestination(call.world, call.account, String(data.destination), 'transfer_data[destination]')
  if ((data.amount ?? 0) > money.amount) {
    throw invalidRequest('The transfer_data[amount] must be less than or equal to the charge amount.', { param: 'transfer_data[amount]' })
  }
}

/** What an intent keeps of `transfer_data`, from what was sent over what was there. */
export function toTransferData(
  before: Stripe.PaymentIntent.TransferData | null | undefined,
  sent: { amount?: number | null; destination?: string; description?: string; metadata?: Record<string, string> | null } | undefined,
): Stripe.PaymentIntent.TransferData | null {
  if (!sent) return before ?? null
  const destination = sent.destination ?? before?.destination
  if (!destination) {
    throw invalidRequest('transfer_data can only be changed on a PaymentIntent that was created with one.', { param: 'transfer_data' })
  }
  const { amount: _, ...kept } = before ?? { destination }
  const limit = sent.amount === undefined ? before?.amount : (sent.amount ?? undefined)
  return {
    ...kept,
    destination,
    ...(limit !== undefined && { amount: limit }),
    ...(sent.description !== undefined && { description: sent.description }),
    ...(sent.metadata && { metadata: sent.metadata }),
  }
}
