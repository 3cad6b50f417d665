import { type RefObject, useRef, useState } from 'react'
import type { DeliveryState } from '@/components/checkout/delivery/use-delivery'
import { isPlaceMissing } from '@/components/checkout/delivery/where-to'
import { Email } from '@/lib/domain/ids'
import { type Said, saidOf } from '@/lib/domain/wire/said'
import type { DigitalConsentState } from './digital-consent'

/** What a purchase still needs from the buyer beside a card. */
export type Asked = {
  emailError: Said | null
  isPlaceAsked: boolean
  place: RefObject<HTMLElement | null>
  /** Whether something is missing; then it is said at its field, and the first one has the focus. */
  isMissing: () => boolean
}

/**
 * Asks the buyer for what is missing: an e-mail address, where the purchase goes, the consent to digital delivery. The same before a typed card is read and
 * before a wallet opens.
 */
export function useAsked(
  delivery: DeliveryState,
  consent: DigitalConsentState,
  { field, typed }: { field: RefObject<HTMLInputElement | null>; typed: () => string },
): Asked {
  const [emailError, setEmailError] = useState<Said | null>(null)
  const [isPlaceAsked, setPlaceAsked] = useState(false)
  const place = useRef<HTMLElement>(null)
  function isMissing(): boolean {
    const checked = Email.safeParse(typed())
    setEmailError(checked.success ? null : saidOf(checked.error.issues[0]))
    const noPlace = isPlaceMissing(delivery)
    setPlaceAsked(noPlace)
    if (checked.success && !noPlace) return consent.ask()
    if (!checked.success) field.current?.focus()
    else place.current?.focus()
    return true
  }
  return { emailError, isPlaceAsked, place, isMissing }
}
