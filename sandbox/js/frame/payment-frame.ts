import { callApi } from '@/sandbox/js/wire/call-api'
import type { CallResult, CardCall, FrameOptions, ToFrame } from '@/sandbox/js/wire/messages'
import { applyAppearance } from './apply-appearance'
import { CardForm } from './card-form'
import { listCountries, startingCountry } from './countries'
import { openParentLine } from './parent-line'
import { type SavedCard, SavedCards } from './saved-cards'

// The inside of the Payment Element (and of the older Card Element): everything about the card happens here, on the sandbox's origin. The host page learns
// whether the card is complete, never what it is.

type Session = { business_name: string | null; livemode: boolean; saved_cards: SavedCard[] }

const line = openParentLine()
const root = document.getElementById('card-form') as HTMLFormElement
const terms = document.getElementById('terms') as HTMLElement
const country = document.getElementById('country') as HTMLSelectElement
const form = new CardForm(root, (change) => line.send({ kind: 'change', change }))
const saved = new SavedCards(root, () => form.skipFields(saved.chosen() !== null))

let options: FrameOptions | null = null
let businessName: string | null = null

function fillCountries(locale: string): void {
  country.replaceChildren(...listCountries(locale).map(({ code, name }) => new Option(name, code)))
}

function show(next: FrameOptions): void {
  applyAppearance(next.appearance)
  form.arrange({
    locale: next.locale,
    showCountry: next.showCountry,
    showPostalCode: next.showPostalCode,
    readOnly: next.readOnly,
    country: country.value === '' ? startingCountry(next.defaults.address?.country) : country.value,
    postalCode: next.defaults.address?.postal_code,
  })
  const name = next.business ?? businessName ?? 'this business'
  terms.textContent = `By providing your card information, you allow ${name} to charge your card for future payments in accordance with their terms.`
  terms.hidden = !(next.showTerms && next.saves)
}

async function start(first: FrameOptions): Promise<void> {
  options = first
  document.documentElement.lang = first.locale
  document.body.dataset.element = first.element
  fillCountries(first.locale)
  country.value = startingCountry(first.defaults.address?.country)
  const answer = await callApi(
    { origin: location.origin, publishableKey: first.publishableKey, stripeAccount: first.stripeAccount, apiVersion: null },
    { method: 'GET', path: '/js/elements-session', body: { customer_session_client_secret: first.customerSession } },
  )
  if (!answer.ok) {
    line.send({ kind: 'loaderror', error: answer.error })
    return
  }
  businessName = (answer.body as Session).business_name
  saved.fill(first.element === 'payment' ? (answer.body as Session).saved_cards : [])
  show(options)
  form.skipFields(saved.chosen() !== null)
  document.body.hidden = false
  reportHeight()
  line.send({ kind: 'ready' })
}

function reportHeight(): void {
  // Rounded up: a fraction of a pixel less would cut the last line or show a scroll bar.
  line.send({ kind: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })
}

/** Puts the card into the call the way its endpoint wants it. Values given by the host page win over those typed, as in Stripe.js. */
function withCard(request: CardCall): Record<string, unknown> {
  const id = saved.chosen()
  if (id && request.cardField === 'payment_method_data') {
    const { payment_method_data: _, ...rest } = request.body
    return { ...rest, payment_method: id }
  }
  const entry = form.read()
  const asked = (request.cardField === 'payment_method' ? request.body : (request.body.payment_method_data ?? {})) as Record<string, unknown>
  const given = (asked.billing_details ?? {}) as { address?: object }
  const defaults = options?.defaults ?? {}
  const billing_details = { ...defaults, ...given, address: { ...defaults.address, ...entry.billing.address, ...given.address } }
  if (request.cardField === 'token') {
    const card = { ...entry.card, address_zip: entry.billing.address?.postal_code, address_country: entry.billing.address?.country }
    return { ...request.body, card: { ...card, ...(request.body.card as object | undefined) } }
  }
  const method = { ...asked, type: 'card', card: entry.card, billing_details }
  return request.cardField === 'payment_method' ? method : { ...request.body, payment_method_data: method }
}

async function send(request: CardCall): Promise<CallResult> {
  const fault = form.submit()
  if (fault) return { ok: false, error: fault }
  if (saved.chosen() && request.cardField !== 'payment_method_data') {
    const message = 'The customer has chosen a saved payment method: there is no card to make a new one from. Use a confirmation token.'
    return { ok: false, error: { type: 'invalid_request_error', message } }
  }
  const { publishableKey = '', stripeAccount = null, apiVersion = null } = options ?? {}
  return callApi(
    { origin: location.origin, publishableKey, stripeAccount, apiVersion },
    { method: request.method, path: request.path, body: withCard(request) },
  )
}

function hear(message: ToFrame): void {
  if (message.kind === 'init') void start(message.options)
  if (message.kind === 'update' && options) {
    options = { ...options, ...message.options }
    if (!document.body.hidden) show(options)
  }
  if (message.kind === 'focus') (saved.chosen() ? saved : form).focus()
  if (message.kind === 'blur' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
  if (message.kind === 'clear') form.clear()
  if (message.kind === 'submit') line.send({ kind: 'submitted', call: message.call, error: form.submit() })
  if (message.kind === 'request') {
    const { call, request } = message
    void send(request).then((result) => line.send({ kind: 'answer', call, result }))
  }
}

line.listen(hear)
root.addEventListener('submit', (event) => event.preventDefault())
root.addEventListener('input', () => line.send({ kind: 'edited' }))
root.addEventListener('focusin', (event) => {
  if (!root.contains(event.relatedTarget as Node | null)) line.send({ kind: 'focus' })
})
root.addEventListener('focusout', (event) => {
  if (!root.contains(event.relatedTarget as Node | null)) line.send({ kind: 'blur' })
})
root.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') line.send({ kind: 'escape' })
})
new ResizeObserver(reportHeight).observe(document.body)
line.send({ kind: 'loaded' })
