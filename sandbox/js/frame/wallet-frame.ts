import { callApi } from '@/sandbox/js/wire/call-api'
import type { BillingDetails, WalletOptions } from '@/sandbox/js/wire/frame-options'
import { WALLET_NAMES } from '@/sandbox/js/wire/wallet-names'
import { byId } from './by-id'
import { openParentLine } from './parent-line'

// A wallet, as far as a test has one: the cards of a made-up person. What the page gets is a token of the chosen one, and what it asked for of its owner.

const OWNER = {
  name: 'Jenny Rosen',
  email: 'jenny.rosen@example.com',
  phone: '+18005550175',
  address: { line1: '354 Oyster Point Blvd', city: 'South San Francisco', state: 'CA', postal_code: '94080', country: 'US' },
}

const form = byId('wallet', HTMLFormElement)
const status = byId('wallet-status', HTMLElement)
const line = openParentLine<WalletOptions>()

function billingOf({ asks }: WalletOptions): BillingDetails {
  const { name, email, phone, address } = OWNER
  return { name, ...(asks.email && { email }), ...(asks.phone && { phone }), ...(asks.address && { address }) }
}

function fact(name: string, value: string): HTMLElement[] {
  return (['dt', 'dd'] as const).map((tag, at) => {
    const element = document.createElement(tag)
    element.textContent = at === 0 ? name : value
    return element
  })
}

function show(options: WalletOptions): void {
  const { wallet, business, amount, lines, asks } = options
  document.body.dataset.wallet = wallet
  document.title = WALLET_NAMES[wallet]
  byId('name', HTMLElement).textContent = WALLET_NAMES[wallet]
  byId('title', HTMLElement).textContent = amount === null ? 'Save a card for later' : `Pay ${amount}`
  byId('pay', HTMLButtonElement).textContent = amount === null ? 'Use this card' : 'Pay'
  const { line1, city, state, postal_code: code } = OWNER.address
  byId('facts', HTMLElement).replaceChildren(
    ...fact('Business', business),
    ...lines.flatMap((each) => fact(each.name, each.amount)),
    ...fact('Name', OWNER.name),
    ...(asks.email ? fact('Email', OWNER.email) : []),
    ...(asks.phone ? fact('Phone', OWNER.phone) : []),
    ...(asks.address ? fact('Billing address', `${line1}, ${city}, ${state} ${code}`) : []),
  )
}

async function give(options: WalletOptions, card: string): Promise<void> {
  const buttons = form.querySelectorAll('button')
  for (const each of buttons) each.disabled = true
  const answer = await callApi(
    { ...options, origin: location.origin },
    { method: 'POST', path: '/js/wallet-token', body: { wallet: options.wallet, card } },
  )
  if (answer.ok) {
    line.send({ kind: 'authorized', token: String(answer.body.id), billing: billingOf(options) })
    return
  }
  status.textContent = answer.error.message ?? 'The card could not be used. Please try again.'
  for (const each of buttons) each.disabled = false
  byId('pay', HTMLButtonElement).focus()
}

line.listen((message) => {
  if (message.kind !== 'init') return
  const { options } = message
  show(options)
  document.body.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void give(options, String(new FormData(form).get('card')))
  })
  byId('cancel', HTMLButtonElement).addEventListener('click', () => line.send({ kind: 'dismissed' }))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') line.send({ kind: 'dismissed' })
  })
  line.send({ kind: 'ready' })
  form.querySelector<HTMLInputElement>('input:checked')?.focus()
})
line.send({ kind: 'loaded' })
