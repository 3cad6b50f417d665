import type { Stripe, StripeElementLocale } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'

/** Where Stripe's script comes from: the key from the settings, and an address only where a local Stripe stands in for Stripe. */
export type StripeSource = { publishableKey: string; stripeJsUrl: string | null }

const instances = new Map<string, Promise<Stripe | null>>()
let localScript: Promise<void> | undefined

/**
 * Stripe.js for one account, made once a page and account.
 * @param accountId the seller's account for a challenge on their charge; null is the platform
 * @throws when the script cannot be loaded; the next call tries again
 */
export async function stripeFor({ publishableKey, stripeJsUrl }: StripeSource, accountId: string | null): Promise<Stripe> {
  const name = accountId ?? 'platform'
  let instance = instances.get(name)
  if (!instance) {
    instance = load(publishableKey, stripeJsUrl, accountId)
    instances.set(name, instance)
    instance.catch(() => instances.delete(name))
  }
  const stripe = await instance
  if (!stripe) throw new Error('Stripe.js needs a browser')
  return stripe
}

async function load(publishableKey: string, stripeJsUrl: string | null, accountId: string | null): Promise<Stripe | null> {
  if (stripeJsUrl) {
    localScript ??= addScript(stripeJsUrl)
    await localScript
  }
  // Its fields and what it says of a card are in the language of the page.
  const locale = document.documentElement.lang as StripeElementLocale
  // With a script already there, loadStripe takes its window.Stripe as it is.
  return loadStripe(publishableKey, { locale, ...(accountId && { stripeAccount: accountId }) })
}

function addScript(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = src
    script.async = true
    script.onload = () => resolve()
    script.onerror = () => {
      localScript = undefined
      script.remove()
      reject(new Error(`Could not load ${src}`))
    }
    document.head.append(script)
  })
}
