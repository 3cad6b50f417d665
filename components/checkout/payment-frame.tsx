import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { End, Step } from '@/components/checkout/machine/checkout-machine'
import { CheckoutProgress } from '@/components/checkout/progress/checkout-progress'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import { OrderSummary } from './order-summary'

/**
 * What a purchase is paid on: what is bought on the left, the form on the right, and below it aloud how far it is.
 * @param isBegun there is an order already
 * @param codes where codes are entered; nothing where none can be
 * @param over what stands in the form's place once nothing can be paid here any more
 * @param onPay the form was sent
 */
export function PaymentFrame({
  view,
  step,
  isBegun,
  codes,
  over,
  onPay,
  children,
}: {
  view: CheckoutView
  step: Step
  isBegun: boolean
  codes?: ReactNode
  over: (end: End) => ReactNode
  onPay: () => unknown
  children: ReactNode
}) {
  const t = useTranslations('checkout')
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,27rem)] lg:gap-14">
      <OrderSummary view={view} isBegun={isBegun} foot={codes} />
      <section aria-labelledby="payment" className="flex flex-col gap-6 self-start lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:p-7">
        <h2 id="payment" className="font-semibold text-lg">
          {t('payment')}
        </h2>
        {step.name === 'ended' ? (
          over(step.end)
        ) : (
          // The browser's own bubbles are off: errors stand in the page, where every reader finds them.
          <form
            noValidate
            className="flex flex-col gap-6"
            onSubmit={(event) => {
              event.preventDefault()
              onPay()
            }}
          >
            {children}
          </form>
        )}
        <CheckoutProgress step={step} />
      </section>
    </div>
  )
}
