// What a page with the official React wrapper does; bundled by host-page.ts.
import {
  AddressElement,
  ContactDetailsElement,
  Elements,
  ExpressCheckoutElement,
  PaymentElement,
  useElements,
  useStripe,
} from '@stripe/react-stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

const { key } = window as unknown as { key: string }

function Checkout() {
  const stripe = useStripe()
  const elements = useElements()
  const [lines, setLines] = useState<string[]>([])
  const say = (line: string) => setLines((before) => [...before, line])
  const pay = async () => {
    if (!stripe || !elements) return
    const checked = await elements.submit()
    if (checked.error) return say(`error ${checked.error.code}`)
    const made = await stripe.createConfirmationToken({ elements, params: { return_url: 'https://example.test/' } })
    say(made.error ? `error ${made.error.code}` : `token ${made.confirmationToken.id}`)
    const value = await elements.getElement('address')?.getValue()
    say(`value ${value?.value.name} ${value?.complete}`)
  }
  return (
    <>
      <ExpressCheckoutElement
        onReady={({ availablePaymentMethods }) =>
          say(
            `wallets ${Object.entries(availablePaymentMethods ?? {})
              .flatMap(([name, has]) => (has ? name : []))
              .join(' ')}`,
          )
        }
        onConfirm={() => undefined}
      />
      <ContactDetailsElement options={{ defaultValues: { email: 'jenny@example.com' } }} onChange={({ value }) => say(`email ${value.email}`)} />
      <AddressElement
        options={{ mode: 'billing', defaultValues: { name: 'Jenny Rosen', address: { country: 'DE' } } }}
        onChange={({ complete, value }) => complete && say(`address ${value.address.postal_code} ${value.address.city}`)}
      />
      <PaymentElement />
      <button type="button" onClick={pay}>
        Order
      </button>
      <pre data-testid="said">{lines.join('\n')}</pre>
    </>
  )
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <Elements stripe={loadStripe(key)} options={{ mode: 'payment', amount: 1000, currency: 'eur' }}>
    <Checkout />
  </Elements>,
)
