import { createStandaloneAccount } from '@/sandbox/accounts/accounts'
import { randomText } from '@/sandbox/core/ids'
import type { SignIn } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { addAccountToSignIn } from '@/sandbox/keys/sign-ins'
import { COUNTRIES, CURRENCIES, currencyOf } from './countries'
import type { AuthorizeRequest } from './read-request'

type Opened = { ok: true; id: string; email: string } | { ok: false; problem: string }

// Names for accounts that nobody filled a form for. Two words each give 144 businesses that read like real ones.
const FIRST = ['Harbour', 'Juniper', 'Copper', 'Willow', 'Northlight', 'Saffron', 'Tideway', 'Marlow', 'Fernhill', 'Larkspur', 'Oakline', 'Bluebird']
const SECOND = ['Ceramics', 'Textiles', 'Coffee', 'Books', 'Woodworks', 'Candles', 'Prints', 'Garden', 'Leather', 'Bakery', 'Records', 'Studio']
const pick = (words: string[]): string => words[Math.floor(Math.random() * words.length)] ?? ''

/** Opens an account from the create form. @returns the sentence for the person when something on it is wrong */
export function openAccount(world: World, form: Record<string, string>): Opened {
  const { business_name = '', email = '', country = '', currency = '', password = '' } = form
  if (business_name.trim() === '') return { ok: false, problem: 'Give the business a name.' }
  if (!/^\S+@\S+\.\S+$/.test(email.trim())) return { ok: false, problem: 'That is not an email address.' }
  if (!COUNTRIES.some(({ code }) => code === country)) return { ok: false, problem: 'Choose a country from the list.' }
  if (!CURRENCIES.includes(currency)) return { ok: false, problem: 'Choose a currency from the list.' }
  if (password.length < 8) return { ok: false, problem: 'The password needs at least 8 characters.' }
  const made = createStandaloneAccount(world, {
    business_name: business_name.trim(),
    email: email.trim(),
    country,
    default_currency: currency,
    charges_enabled: form.incomplete !== 'yes',
    password,
  })
  if ('error' in made) return { ok: false, problem: 'This email has an account already, with another password. Sign in instead.' }
  return { ok: true, id: made.id, email: made.email }
}

/**
 * "Skip this form": a fresh account that can take payments at once, with what the platform filled in, or with a name of our own. It goes to the person
 * who is signed in; otherwise to a new sign-in, so that a later reconnect in this browser finds it.
 */
export function openSkippedAccount(world: World, request: AuthorizeRequest, signIn: SignIn | null): { id: string; email: string } {
  const { prefill } = request
  const name = prefill.businessName || `${pick(FIRST)} ${pick(SECOND)}`
  const country = COUNTRIES.some(({ code }) => code === prefill.country) ? prefill.country : 'US'
  const currency = CURRENCIES.includes(prefill.currency) ? prefill.currency : currencyOf(country)
  const facts = { business_name: name, country, default_currency: currency, charges_enabled: true }
  const address = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}.${randomText(6).toLowerCase()}@example.com`
  const wanted = /^\S+@\S+\.\S+$/.test(prefill.email) ? prefill.email : address
  const first = createStandaloneAccount(world, { ...facts, email: wanted })
  const made = 'error' in first ? createStandaloneAccount(world, { ...facts, email: address }) : first
  if ('error' in made) throw new Error(made.error)
  if (signIn) world.store.transaction(() => addAccountToSignIn(world, signIn.email, '', made.id))
  return { id: made.id, email: signIn?.email ?? made.email }
}
