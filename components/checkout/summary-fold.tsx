import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { useMoney } from '@/components/ui/data/use-money'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'

/** On a phone, how much is bought and what it comes to, so that payment comes first: what is bought opens by pressing it. On wider screens it is always open. */
export function SummaryFold({ view: { groups, totals }, children }: { view: CheckoutView; children: ReactNode }) {
  const t = useTranslations('checkout.summary')
  const money = useMoney()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const items = groups.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0)
  const amounts = totals.map(({ currency, nowMinor, laterMinor }) => money({ currency, amountMinor: nowMinor + laterMinor }))
  // With nothing left to buy, what is said of it must not be hidden.
  if (groups.length === 0) return children
  return (
    <>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="flex min-h-11 w-full items-center justify-between gap-4 rounded-md bg-surface border border-line px-4 py-3 text-start lg:hidden"
      >
        <span className="flex items-center gap-2 text-sm">
          <span>{t(isOpen ? 'hide' : 'show', { items })}</span>
          <ChevronDown aria-hidden className={`size-4 shrink-0 text-muted ${isOpen ? 'rotate-180' : ''}`} />
        </span>
        <span className="font-medium">{amounts.join(' + ')}</span>
      </button>
      <div id={id} className={`flex flex-col gap-7 ${isOpen ? '' : 'max-lg:hidden'}`}>
        {children}
      </div>
    </>
  )
}
