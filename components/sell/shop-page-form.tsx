'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Input } from '@/components/ui/form/input'
import { SaveRow } from '@/components/ui/form/save-row'
import { Select } from '@/components/ui/form/select'
import { Textarea } from '@/components/ui/form/textarea'
import { useFormAction } from '@/components/ui/form/use-form-action'
import { useSay } from '@/components/ui/use-say'
import { SHOP_PAGE_FIELDS, type ShopPageErrors, type ShopPageField, type ShopPageValues } from '@/lib/domain/sellers/shop-page'
import { PictureField } from './picture-field'

/** The form after posting: what was typed, what is wrong with it, the banner as it is kept, and how often it was saved. */
export type ShopPageState = { values: ShopPageValues; errors: ShopPageErrors; bannerUrl: string | null; saved: number }

/** Asks a seller what their shop's page says of them. @param countries by name, as the server names them */
export function ShopPageForm({
  action,
  values,
  bannerUrl,
  countries,
}: {
  action: (state: ShopPageState, form: FormData) => Promise<ShopPageState>
  values: ShopPageValues
  bannerUrl: string | null
  countries: { code: string; name: string }[]
}) {
  const t = useTranslations('sell.shopPage')
  const say = useSay()
  const { state, failure, formProps } = useFormAction<ShopPageState>(action, { values, errors: {}, bannerUrl, saved: 0 })
  const { errors } = state
  const field = (name: ShopPageField) => {
    const said = errors[name]
    return { name, label: t(name), error: said ? say(said) : null, optional: true, className: 'w-full' }
  }
  const typed = (name: ShopPageField) => ({ maxLength: SHOP_PAGE_FIELDS[name], defaultValue: state.values[name] })
  const isSaved = state.saved > 0 && Object.keys(errors).length === 0
  return (
    <form {...formProps} noValidate className="flex max-w-2xl flex-col items-start gap-5">
      <FailureAlert failure={failure} />
      <PictureField key={state.saved} url={state.bannerUrl} errors={errors} label={t('banner')} />
      <Field {...field('story')} hint={t('storyHint')}>
        <Textarea rows={10} {...typed('story')} />
      </Field>
      <div className="grid w-full items-start gap-4 sm:grid-cols-2">
        <Field {...field('town')}>
          <Input autoComplete="address-level2" {...typed('town')} />
        </Field>
        <Field {...field('country')}>
          <Select autoComplete="country" defaultValue={state.values.country} key={state.values.country}>
            <option value="">{t('noCountry')}</option>
            <CountryOptions countries={countries} />
          </Select>
        </Field>
      </div>
      <Field {...field('deliveryWords')} hint={t('deliveryWordsHint')}>
        <Textarea rows={4} {...typed('deliveryWords')} />
      </Field>
      <Field {...field('returnWords')} hint={t('returnWordsHint')}>
        <Textarea rows={4} {...typed('returnWords')} />
      </Field>
      <SaveRow save={t('save')} saved={isSaved && t('saved')} />
    </form>
  )
}
