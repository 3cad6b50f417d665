import { useFormatter, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useFeeText } from '@/components/ui/data/use-fee-text'
import type { CategoryFee, ShopFees } from '@/lib/domain/wire/fee-views'

/** What the marketplace keeps of a seller's sales, now and as announced, on the page of their settings. */
export function FeeSection({ fees: { rules, products, categories } }: { fees: ShopFees }) {
  const t = useTranslations('sell.settings.fees')
  const feeText = useFeeText()
  const moment = useMoment()
  return (
    <div id="fees">
      <Section title={t('title')} hint={t('hint')} padded={false}>
        <Table caption={t('caption')}>
          <thead>
            <tr>
              <Th>{t('currency')}</Th>
              <Th>{t('fee')}</Th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ currency, rule, next, isDefault }) => (
              <tr key={currency}>
                <Td>{currency.toUpperCase()}</Td>
                <Td>
                  <p>{feeText(rule, currency)}</p>
                  <p className="text-muted text-xs">{t(isDefault ? 'ofAllShops' : 'ofYourShop')}</p>
                  {next && <p className="text-warn">{t('next', { day: moment(next.from, 'agreedDay'), fee: feeText(next.rule, currency) })}</p>}
                </Td>
              </tr>
            ))}
            {categories.map((each) => (
              <CategoryPercent key={each.id} fee={each} />
            ))}
            {products.map((own) => (
              <OwnPercent key={own.id} own={own} />
            ))}
          </tbody>
        </Table>
      </Section>
    </div>
  )
}

/** A category with a percentage of its own. */
function CategoryPercent({ fee: { name, currency, feeBps, from } }: { fee: CategoryFee }) {
  const t = useTranslations('sell.settings.fees')
  const format = useFormatter()
  const moment = useMoment()
  const text = feeBps === null ? t('shared') : t('ofSale', { percent: format.number(feeBps / 10_000, 'percent') })
  return (
    <tr>
      <Td>
        <bdi>{name}</bdi>
        <p className="text-muted text-xs">{t('ofCategory', { currency: currency.toUpperCase() })}</p>
      </Td>
      <Td>
        <p className={from ? 'text-warn' : undefined}>{from ? t('next', { day: moment(from, 'agreedDay'), fee: text }) : text}</p>
      </Td>
    </tr>
  )
}

/** A product with a percentage of its own. */
function OwnPercent({ own: { product, rule, from } }: { own: ShopFees['products'][number] }) {
  const t = useTranslations('sell.settings.fees')
  const format = useFormatter()
  const moment = useMoment()
  const text = rule === null ? t('shared') : t('ofSale', { percent: format.number(rule.feeBps / 10_000, 'percent') })
  return (
    <tr>
      <Td>
        <bdi>{product}</bdi>
      </Td>
      <Td>
        <p className={from ? 'text-warn' : undefined}>{from ? t('next', { day: moment(from, 'agreedDay'), fee: text }) : text}</p>
      </Td>
    </tr>
  )
}
