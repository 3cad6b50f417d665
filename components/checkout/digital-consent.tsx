import { useTranslations } from 'next-intl'
import { type RefObject, useId, useRef, useState } from 'react'
import { Checkbox } from '@/components/ui/form/checkbox'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'

/** The buyer's consent to delivery right after payment. `isAsked`: they pressed Pay without it. */
export type DigitalConsentState = {
  box: RefObject<HTMLInputElement | null>
  isNeeded: boolean
  isAsked: boolean
  isGiven: () => boolean
  ask: () => boolean
}

/**
 * What a checkout knows of the consent. The box itself keeps what is ticked, also before this script arrives. What was ordered has it.
 * @returns `ask` says whether it is missing, and leads to the box then
 */
export function useDigitalConsent({ groups, begun }: Pick<CheckoutView, 'groups' | 'begun'>): DigitalConsentState {
  const box = useRef<HTMLInputElement>(null)
  const [isAsked, setAsked] = useState(false)
  const isNeeded = begun === null && groups.some(({ lines }) => lines.some(({ isDigital }) => isDigital))
  const isGiven = () => box.current?.checked ?? false
  const ask = () => {
    const isMissing = isNeeded && !isGiven()
    setAsked(isMissing)
    if (isMissing) box.current?.focus()
    return isMissing
  }
  return { box, isNeeded, isAsked, isGiven, ask }
}

/** The box that a buyer of something digital ticks; nobody has ticked it for them. */
export function DigitalConsent({ consent: { box, isNeeded, isAsked }, disabled }: { consent: DigitalConsentState; disabled: boolean }) {
  const t = useTranslations('checkout.consent')
  const id = useId()
  if (!isNeeded) return null
  return (
    <div>
      <Checkbox
        ref={box}
        name="digitalConsent"
        disabled={disabled}
        aria-invalid={isAsked || undefined}
        aria-describedby={isAsked ? id : undefined}
        label={t('label')}
      />
      {isAsked && (
        <p id={id} role="alert" className="text-danger text-sm">
          {t('missing')}
        </p>
      )}
    </div>
  )
}
