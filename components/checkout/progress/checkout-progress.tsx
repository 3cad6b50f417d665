import { isUncertain, type Step } from '@/components/checkout/machine/checkout-machine'
import { TextLink } from '@/components/ui/layout/text-link'

const SAID: Partial<Record<Step['name'], string>> = {
  card: 'Reading your card.',
  place: 'Paying. This takes a few seconds.',
  confirm: 'Your bank asks you to confirm the payment.',
  ask: 'Checking with Stripe.',
  cancel: 'Canceling the purchase.',
  paid: 'Paid. Opening your receipt.',
}

/** Says aloud how far the purchase is, and explains it on the page once the answer takes longer. */
export function CheckoutProgress({ step }: { step: Step }) {
  return (
    <div role="status" className={isUncertain(step) ? undefined : 'sr-only'}>
      {isUncertain(step) ? (
        // The link leads to this very address: once the order exists, the server answers it with the order's page.
        <div className="flex flex-col gap-1.5 rounded-md bg-info-soft px-4 py-3.5 text-sm">
          <p className="font-semibold text-info">We are checking with Stripe…</p>
          <p>
            {sentenceOf(step) ?? 'We do not know yet whether your card was charged, and we keep asking.'} You can close this page: whatever comes of
            it, you will not be charged twice, and a receipt goes to your e-mail.{' '}
            <TextLink external href="">
              Open the order
            </TextLink>
          </p>
        </div>
      ) : (
        <p>{said(step)}</p>
      )}
    </div>
  )
}

/** What the server said of it, where it said anything. */
function sentenceOf(step: Step): string | null {
  return 'sentence' in step ? step.sentence : null
}

function said(step: Step): string | undefined {
  if (step.name !== 'confirm' || step.challenge.confirmations < 2) return SAID[step.name]
  return `Your bank asks you to confirm. ${step.challenge.confirmed} of ${step.challenge.confirmations} confirmed.`
}
