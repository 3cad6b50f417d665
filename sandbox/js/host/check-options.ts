import { isHash, isOneOf } from '@/sandbox/core/typed'
import type { Known } from '@/sandbox/js/host/elements/known-options'
import { IntegrationError } from './integration-error'

type Options = Record<string, unknown>

function unknownNames(options: Options, known: Known, path: string): string[] {
  return Object.entries(options).flatMap(([name, value]) => {
    const inside = Object.hasOwn(known, name) ? known[name] : undefined
    if (inside === undefined) return [path + name]
    return inside !== true && isHash(value) ? unknownNames(value, inside, `${path}${name}.`) : []
  })
}

/**
 * Says on the console, in Stripe's words, which options nobody knows; they do nothing.
 * @param caller the function as Stripe names it, `create()` or `elements()`
 */
export function warnOfUnknown(caller: string, options: Options, known: Known): void {
  for (const name of unknownNames(options, known, '')) {
    console.warn(
      `Unrecognized ${caller} parameter: ${name} is not a recognized parameter. This may cause issues with your integration in the future.`,
    )
  }
}

/** @throws IntegrationError unless the value is absent or one of those that may be given */
export function requireOneOf(caller: string, name: string, value: unknown, allowed: readonly string[]): void {
  if (value === undefined || isOneOf(allowed, value)) return
  throw new IntegrationError(
    `Invalid value for ${caller}: ${name} should be one of the following strings: ${allowed.join(', ')}. You specified: ${String(value)}.`,
  )
}

const at = (options: Options, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isHash(value) ? value[name] : undefined), options)

const AUTO_NEVER = ['auto', 'never'] as const
const PAYMENT_CHOICES: Record<string, readonly string[]> = {
  'wallets.applePay': AUTO_NEVER,
  'wallets.googlePay': AUTO_NEVER,
  'wallets.link': AUTO_NEVER,
  'layout.type': ['tabs', 'accordion', 'auto'],
  'terms.card': ['auto', 'always', 'never'],
}
const ADDRESS_CHOICES: Record<string, readonly string[]> = {
  'autocomplete.mode': ['automatic', 'disabled', 'google_maps_api'],
  'fields.phone': ['always', 'never', 'auto'],
  'fields.name': AUTO_NEVER,
  'validation.phone.required': ['always', 'never', 'auto'],
  'display.name': ['full', 'split', 'organization'],
}

/** @throws IntegrationError for values that the Payment Element does not know */
export function checkPaymentOptions(caller: string, options: Options): void {
  for (const [path, allowed] of Object.entries(PAYMENT_CHOICES)) requireOneOf(caller, path, at(options, path), allowed)
  if (typeof options.layout === 'string') requireOneOf(caller, 'layout', options.layout, ['tabs', 'accordion', 'auto'])
  if (options.paymentMethodOrder !== undefined && !Array.isArray(options.paymentMethodOrder)) {
    throw new IntegrationError(
      `Invalid value for ${caller}: paymentMethodOrder should be an array of strings. You specified: ${String(options.paymentMethodOrder)}.`,
    )
  }
}

/** @throws IntegrationError for options that no Address Element can be made of */
export function checkAddressOptions(caller: string, options: Options): void {
  if (options.mode !== 'shipping' && options.mode !== 'billing') {
    throw new IntegrationError(
      `Invalid value for ${caller}: mode should be one of the following strings: shipping, billing. You specified: ${String(options.mode)}.`,
    )
  }
  for (const [path, allowed] of Object.entries(ADDRESS_CHOICES)) requireOneOf(caller, path, at(options, path), allowed)
  const countries = options.allowedCountries
  const isCodes = Array.isArray(countries) && countries.every((code) => typeof code === 'string' && /^[A-Za-z]{2}$/.test(code))
  if (countries !== undefined && countries !== null && !isCodes) {
    throw new IntegrationError(
      `Invalid value for ${caller}: allowedCountries should be an array of two-letter country codes. You specified: ${String(countries)}.`,
    )
  }
  if (at(options, 'validation.phone.required') === 'always' && at(options, 'fields.phone') !== 'always') {
    throw new IntegrationError(`Invalid value for ${caller}: validation.phone.required can only be specified when fields.phone is always.`)
  }
  if (at(options, 'autocomplete.mode') === 'google_maps_api' && typeof at(options, 'autocomplete.apiKey') !== 'string') {
    throw new IntegrationError(`Invalid value for ${caller}: autocomplete.apiKey should be a string when autocomplete.mode is google_maps_api.`)
  }
}
