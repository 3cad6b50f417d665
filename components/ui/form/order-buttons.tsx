'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useRef } from 'react'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from './button'
import { useFormAction } from './use-form-action'

/** Where its words are. */
type Area = 'sell.delivery' | 'admin.categories' | 'admin.featured'

/**
 * Moves something up and down in its list. The focus stays on the button, and the new place is read aloud.
 * @param area of its words
 * @param move the server action: takes the posted place, gives why it was not done
 * @param place in the list, the first being 0
 */
export function OrderButtons({
  area,
  name,
  place,
  count,
  move,
}: {
  area: Area
  name: string
  place: number
  count: number
  move: (before: string | null, form: FormData) => Promise<string | null>
}) {
  const t = useTranslations(area)
  const { state: refusal, busy, failure, formProps } = useFormAction<string | null>(move, null)
  const pressed = useRef<HTMLButtonElement>(null)
  const said = useRef<HTMLSpanElement>(null)
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    // A row that moves takes the focus off its button.
    pressed.current?.focus()
    if (pressed.current && said.current) said.current.textContent = t('moved', { name, place: place + 1, count })
    pressed.current = null
  }, [place, count, name, t])
  const keep = (button: HTMLButtonElement) => {
    pressed.current = button
  }
  const moves = { area, name, place, count, isBusy: busy, onPress: keep }
  return (
    <form {...formProps} className="flex flex-wrap gap-2">
      <MoveButton verb="up" to={place - 1} {...moves} />
      <MoveButton verb="down" to={place + 1} {...moves} />
      <span ref={said} role="status" dir="auto" className="sr-only" />
      {refusal && (
        <Alert tone="warn" live>
          {refusal}
        </Alert>
      )}
      <FailureAlert failure={failure} />
    </form>
  )
}

type Moves = { area: Area; name: string; place: number; count: number; isBusy: boolean; onPress: (button: HTMLButtonElement) => void }

/** At its end of the list it does nothing, and keeps the focus it may have come with. */
function MoveButton({ verb, to, area, name, place, count, isBusy, onPress }: Moves & { verb: 'up' | 'down'; to: number }) {
  const t = useTranslations(area)
  const isEnd = to < 0 || to >= count
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (isEnd || isBusy) event.preventDefault()
    else onPress(event.currentTarget)
  }
  return (
    <Button
      type="submit"
      name="place"
      value={isEnd ? place : to}
      size="sm"
      variant="secondary"
      aria-label={t(`${verb}Of`, { name })}
      aria-disabled={isEnd || isBusy || undefined}
      onClick={press}
    >
      {t(verb)}
    </Button>
  )
}
