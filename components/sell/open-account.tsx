import { useTranslations } from 'next-intl'
import { bdi } from '@/components/ui/bdi'
import { Section } from '@/components/ui/data/card'
import { CountryOptions } from '@/components/ui/form/country-options'
import { Field } from '@/components/ui/form/field'
import { Select } from '@/components/ui/form/select'
import { SubmitButton } from '@/components/ui/form/submit-button'
import type { OpenedView } from '@/lib/domain/sellers/account-offer'
import type { NamedCountry } from '@/lib/domain/text/country'
import { ConnectButton } from './connect-button'

/** Opens an account at Stripe: the country, which stays, and what comes next. */
export function OpenAccount({ countries, isAnother }: { countries: NamedCountry[]; isAnother: boolean }) {
  const t = useTranslations('connect.choose.open')
  return (
    <Section title={t(isAnother ? 'anotherTitle' : 'title')} hint={t('hint')}>
      <div className="flex flex-col gap-5">
        <ul className="flex list-disc flex-col gap-1 pl-5">
          <li>{t('asks')}</li>
          <li>{t('yours')}</li>
          <li>{t('fees')}</li>
        </ul>
        <form method="post" action="/api/connect/open" className="flex max-w-md flex-col items-start gap-4">
          <Field label={t('country')} name="country" hint={t('countryHint')} className="w-full">
            <Select required defaultValue="">
              <option value="" disabled>
                {t('chooseCountry')}
              </option>
              <CountryOptions countries={countries} />
            </Select>
          </Field>
          <SubmitButton>{t('submit')}</SubmitButton>
        </form>
      </div>
    </Section>
  )
}

/** Takes the account that was opened here before back into use. */
export function UseAgain({ opened }: { opened: OpenedView }) {
  const t = useTranslations('connect.choose.again')
  return (
    <Section title={t.rich('title', { account: opened.accountName, bdi })} hint={t(opened.isSubmitted ? 'hint' : 'unfinishedHint')}>
      <ConnectButton verb={t('submit')} to="/api/connect/open" />
    </Section>
  )
}
