import { requireOneOf } from '@/sandbox/js/host/check-options'
import { IntegrationError } from '@/sandbox/js/host/integration-error'
import type { Appearance } from '@/sandbox/js/wire/frame-options'

export type ElementsOptions = {
  mode?: 'payment' | 'setup' | 'subscription'
  currency?: string
  amount?: number
  setupFutureUsage?: string | null
  setup_future_usage?: string | null
  clientSecret?: string
  customerSessionClientSecret?: string
  appearance?: Appearance
  locale?: string
  paymentMethodCreation?: string
  allowedPaymentMethodTypes?: string[]
  excludedPaymentMethodTypes?: string[]
  syncAddressCheckbox?: 'billing' | 'shipping' | 'none'
} & Record<string, unknown>

const SECRET = /^(pi|seti)_[A-Za-z0-9]+_secret_[A-Za-z0-9]+$/

/** @throws IntegrationError for options that no group of elements can be made of */
export function refuseGroupOptions(options: ElementsOptions): void {
  if (options.paymentMethodTypes !== undefined || options.payment_method_types !== undefined) {
    throw new IntegrationError('Invalid value for elements(): `paymentMethodTypes` is no longer supported. Use `allowedPaymentMethodTypes` instead.')
  }
  requireOneOf('elements()', 'syncAddressCheckbox', options.syncAddressCheckbox, ['billing', 'shipping', 'none'])
  if (options.clientSecret !== undefined) {
    if (options.mode) throw new IntegrationError('Invalid value for elements(): `mode` and `clientSecret` cannot be specified together.')
    if (typeof options.clientSecret !== 'string' || !SECRET.test(options.clientSecret)) {
      const form = '${' + 'id}_secret_${' + 'secret}'
      throw new IntegrationError(
        `Invalid value for elements(): clientSecret should be a client secret of the form ${form}. You specified: ${String(options.clientSecret)}.`,
      )
    }
    return
  }
  if (options.mode === undefined) return
  requireOneOf('elements()', 'mode', options.mode, ['payment', 'setup', 'subscription'])
  if (options.mode === 'setup') return
  if (typeof options.currency !== 'string')
    throw new IntegrationError('Invalid value for elements(): currency should be string. You specified: undefined.')
  if (!Number.isInteger(options.amount)) {
    throw new IntegrationError(
      `Invalid value for elements(): amount should be a positive amount in the currency's subunit. You specified: ${options.amount}.`,
    )
  }
}
