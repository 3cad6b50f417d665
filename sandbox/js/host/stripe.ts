import { ElementsGroup } from '@/sandbox/js/host/elements/elements'
import type { ElementsOptions } from '@/sandbox/js/host/elements/group-options'
import type { Caller } from '@/sandbox/js/wire/call-api'
import { confirmBankAccount, verifyMicrodeposits } from './bank-accounts'
import { type ConfirmOptions, confirmCard, confirmIntent } from './confirm'
import { createConfirmationToken, createPaymentMethod, createToken } from './create-objects'
import { IntegrationError } from './integration-error'
import { handleNextAction, readSecret, retrieveIntent } from './intents'

// The script a shop loads in place of js.stripe.com. One file at every address, plain global `Stripe`, no dependence on anything of the host page.

type StripeOptions = { stripeAccount?: string; apiVersion?: string; locale?: string; betas?: string[]; developerTools?: unknown }
type Fields = Record<string, unknown>

const script = document.currentScript
if (!(script instanceof HTMLScriptElement)) throw new Error('Stripe.js must be loaded with a <script> element.')
const ORIGIN = new URL(script.src).origin

function check(publishableKey: unknown, options: StripeOptions): string {
  if (typeof publishableKey !== 'string' || publishableKey.trim() === '') {
    throw new IntegrationError('Please call Stripe() with your publishable key. You used an empty string.')
  }
  if (/^(sk|rk)_/.test(publishableKey)) {
    throw new IntegrationError('You should not use your secret key with Stripe.js.\n        Please pass a publishable key instead.')
  }
  if (publishableKey.startsWith('pk_live'))
    throw new IntegrationError('This is a local Stripe for testing: it takes publishable keys that begin with pk_test_ only.')
  if (options.stripeAccount !== undefined && !/^acct_/.test(options.stripeAccount)) {
    throw new IntegrationError(
      `Invalid value for Stripe(): stripeAccount should be an account id (acct_…). You specified: ${String(options.stripeAccount)}.`,
    )
  }
  return publishableKey
}

function makeStripe(publishableKey: unknown, options: StripeOptions = {}): object {
  const key = check(publishableKey, options)
  const caller: Caller = {
    origin: ORIGIN,
    publishableKey: key,
    stripeAccount: options.stripeAccount ?? null,
    apiVersion: options.apiVersion ?? null,
    locale: options.locale ?? null,
  }
  const wrappers: Fields[] = []
  return {
    _apiKey: key,
    _keyMode: 'test',
    elements: (own: ElementsOptions = {}) => new ElementsGroup(caller, { locale: options.locale, ...own }),
    createConfirmationToken,
    createPaymentMethod: async (data: Fields) => createPaymentMethod(caller, data),
    createToken,
    confirmPayment: async (data: ConfirmOptions) => confirmIntent(caller, 'payment', data),
    confirmSetup: async (data: ConfirmOptions) => confirmIntent(caller, 'setup', data),
    confirmCardPayment: async (secret: unknown, data?: Fields, more?: { handleActions?: boolean }) =>
      confirmCard(caller, 'payment', secret, data, more?.handleActions !== false),
    confirmCardSetup: async (secret: unknown, data?: Fields, more?: { handleActions?: boolean }) =>
      confirmCard(caller, 'setup', secret, data, more?.handleActions !== false),
    confirmUsBankAccountPayment: async (secret: unknown, data?: Fields) => confirmBankAccount(caller, 'payment', secret, data),
    confirmUsBankAccountSetup: async (secret: unknown, data?: Fields) => confirmBankAccount(caller, 'setup', secret, data),
    verifyMicrodepositsForPayment: async (secret: unknown, data?: Fields) => verifyMicrodeposits(caller, 'payment', secret, data),
    verifyMicrodepositsForSetup: async (secret: unknown, data?: Fields) => verifyMicrodeposits(caller, 'setup', secret, data),
    handleNextAction: async (data: { clientSecret?: string }) => handleNextAction(caller, data?.clientSecret),
    handleCardAction: async (secret: unknown) => handleNextAction(caller, secret, 'handleCardAction', 'payment'),
    retrievePaymentIntent: async (secret: unknown) => retrieveIntent(caller, readSecret(secret, 'stripe.retrievePaymentIntent()', 'payment').secret),
    retrieveSetupIntent: async (secret: unknown) => retrieveIntent(caller, readSecret(secret, 'stripe.retrieveSetupIntent()', 'setup').secret),
    registerAppInfo: (wrapper: Fields) => void wrappers.push(wrapper),
    _registerWrapper: (wrapper: Fields) => void wrappers.push(wrapper),
  }
}

// Called as a plain function by the official loader, with `new` by older pages; both give the instance. `version` is what the loader compares.
const global: { Stripe?: unknown } = window
if (global.Stripe === undefined) {
  global.Stripe = Object.assign(
    function Stripe(publishableKey: unknown, options?: StripeOptions) {
      return makeStripe(publishableKey, options)
    },
    { version: 'endive' },
  )
}
