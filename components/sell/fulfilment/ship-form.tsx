'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { LineChoice } from '@/components/orders/line-choice'
import { PiecesField } from '@/components/orders/pieces-field'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { quantityField, type ShipFormState } from '@/lib/domain/fulfilment/ship-form'
import type { PiecesView } from '@/lib/domain/wire/fulfilment-views'
import { TrackingFields } from './tracking-fields'

/**
 * What is shipped now: pieces of each line, all that are left unless changed, and how they can be followed.
 * @param action the server action, called with what was posted
 * @param open what is left to be shipped
 * @param isPickup the buyer comes for it: there is nothing to follow
 * @param isWhole all of it leaves at once
 */
export function ShipForm({
  action,
  first,
  open,
  isPickup,
  isWhole,
}: {
  action: (before: ShipFormState, form: FormData) => Promise<ShipFormState>
  first: ShipFormState
  open: PiecesView[]
  isPickup: boolean
  isWhole: boolean
}) {
  const t = useTranslations('sell.fulfilment.form')
  const say = useSay()
  const { state, busy, failure, formProps } = useFormAction(action, first)
  const alert = useRef<HTMLDivElement>(null)
  const { ref: form } = formProps
  useEffect(() => {
    if (state.refusal) alert.current?.focus()
    else if (Object.keys(state.errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state, form])
  return (
    <form {...formProps} noValidate className="flex flex-col gap-5">
      <FailureAlert failure={failure} />
      {state.refusal && (
        <Alert ref={alert} tone="warn" live>
          {say(state.refusal)}
        </Alert>
      )}
      <HiddenValues values={{ id: state.id }} />
      <ul className="flex flex-col gap-3">
        {open.map((pieces) => (
          <li key={`${pieces.lineId} ${pieces.quantity}`}>
            {isWhole ? (
              <WholePieces pieces={pieces} />
            ) : (
              <PiecesField
                pieces={pieces}
                typed={state.values.quantities[pieces.lineId] ?? String(pieces.quantity)}
                of={t('of', { quantity: pieces.quantity })}
              />
            )}
          </li>
        ))}
      </ul>
      {!isPickup && <TrackingFields key={state.id} values={state.values} errors={state.errors} />}
      <div>
        <Button type="submit" busy={busy} busyText={t('busy')}>
          {t(isPickup ? 'ready' : 'ship')}
        </Button>
      </div>
    </form>
  )
}

function WholePieces({ pieces: { lineId, name, variantTitle, quantity } }: { pieces: PiecesView }) {
  return (
    <p className="wrap-anywhere text-sm">
      <span>{`${quantity} × `}</span>
      <bdi className="font-medium">{name}</bdi>
      <LineChoice variantTitle={variantTitle} />
      <HiddenValues values={{ [quantityField(lineId)]: quantity }} />
    </p>
  )
}
