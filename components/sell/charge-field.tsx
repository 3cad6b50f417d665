import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import type { ProductFormState } from '@/lib/domain/catalog/product-form'
import { DAYS_TO_SHIP } from '@/lib/domain/order/charge-timing'
import { CHARGE_WHEN, type ChargeWhen } from '@/lib/domain/order/charge-when'

/** The choices, as the seller reads them. */
export const CHARGE_CHOICE: Record<ChargeWhen, string> = {
  at_checkout: 'At the checkout',
  on_date: 'On a day',
  on_shipment: 'When I ship',
}

/** When a product's buyer is charged. The day shows with its choice alone, by the style sheet: it needs no script. */
export function ChargeField({ values, errors }: Pick<ProductFormState, 'values' | 'errors'>) {
  return (
    <div className="group grid gap-5 sm:grid-cols-2">
      <Field
        label="When is the buyer charged?"
        name="chargeWhen"
        error={errors.chargeWhen}
        hint={`Later than at the checkout, the buyer’s card is saved when they order, and charged then without them. You have ${DAYS_TO_SHIP} days to ship; what is not shipped by then is canceled.`}
      >
        <Select name="chargeWhen" defaultValue={values.chargeWhen}>
          {CHARGE_WHEN.map((when) => (
            <option key={when} value={when} data-asks-day={when === 'on_date' || undefined}>
              {CHARGE_CHOICE[when]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Day of the charge"
        name="chargeOn"
        error={errors.chargeOn}
        hint="Up to four days ahead the amount is held on the card."
        className="hidden group-has-[[data-asks-day]:checked]:flex"
      >
        <Input type="date" defaultValue={values.chargeOn} />
      </Field>
    </div>
  )
}
