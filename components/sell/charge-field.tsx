import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { Select } from '@/components/ui/form/select'
import { useSay } from '@/components/ui/use-say'
import type { ProductFormState } from '@/lib/domain/catalog/product-form'
import { DAYS_TO_SHIP } from '@/lib/domain/order/charge-timing'
import { CHARGE_WHEN } from '@/lib/domain/order/charge-when'

/** When a product's buyer is charged. The day shows with its choice alone, by the style sheet: it needs no script. */
export function ChargeField({ values, errors }: Pick<ProductFormState, 'values' | 'errors'>) {
  const t = useTranslations('sell.product')
  const say = useSay()
  return (
    <div className="group grid gap-5 sm:grid-cols-2">
      <Field
        label={t('field.chargeWhen')}
        name="chargeWhen"
        error={errors.chargeWhen && say(errors.chargeWhen)}
        hint={t('hint.chargeWhen', { days: DAYS_TO_SHIP })}
      >
        <Select name="chargeWhen" defaultValue={values.chargeWhen}>
          {CHARGE_WHEN.map((when) => (
            <option key={when} value={when} data-asks-day={when === 'on_date' || undefined}>
              {t(`charge.${when}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={t('field.chargeOn')}
        name="chargeOn"
        error={errors.chargeOn && say(errors.chargeOn)}
        hint={t('hint.chargeOn')}
        className="hidden group-has-[[data-asks-day]:checked]:flex"
      >
        <Input type="date" defaultValue={values.chargeOn} />
      </Field>
    </div>
  )
}
