import { Heading } from '@react-email/heading'
import { Text } from '@react-email/text'
import type { ReactNode } from 'react'
import { type Money, moneyText } from '@/lib/domain/money/money'
import { sumByCurrency } from '@/lib/domain/money/sum-by-currency'
import { cardBrand, walletName } from '@/lib/domain/order/card-brand'
import { addressLines, type ShipTo } from '@/lib/domain/shipping/ship-to'
import { countryName } from '@/lib/domain/text/country'
import type { Words } from './draft'
import { look } from './look'
import type { MailCard, MailPart } from './order-data'

/** What people typed is put in quotation marks, so that it is not taken for our own words, and keeps its own direction within a line. */
export function typed({ t }: Words) {
  return { name: (chunks: ReactNode) => <Quoted t={t}>{chunks}</Quoted> }
}

function Quoted({ t, children }: Pick<Words, 't'> & { children: ReactNode }) {
  return (
    <>
      {t('mail.order.openQuote')}
      <bdi>{children}</bdi>
      {t('mail.order.closeQuote')}
    </>
  )
}

/** Labels and values, one a row. */
export function Facts({ facts }: { facts: { label: string; value: ReactNode }[] }) {
  return (
    <table role="presentation" data-text-format="dataTable" style={{ ...look.table, marginBottom: 16 }}>
      <tbody>
        {facts.map(({ label, value }) => (
          <tr key={label}>
            <td style={{ ...look.label, width: '1%' }}>{label}</td>
            <td style={look.fact}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Says who bears a discount. */
type Bearer = (bornBy: MailPart['amount']['discounts'][number]['bornBy']) => string

/** One seller's lines with what they amount to. @param label of the amount, such as "Paid to Clay & Kiln" @param bearer to whom it matters */
export function PartLines({ part, label, words, bearer }: { part: MailPart; label: ReactNode; words: Words; bearer?: Bearer }) {
  const { lines, currency, amountMinor } = part
  return (
    <table role="presentation" data-text-format="dataTable" style={{ ...look.table, marginBottom: 12 }}>
      <tbody>
        {lines.map(({ id, name, quantity, unitPriceMinor }) => (
          <tr key={id}>
            <td style={look.cell}>
              {words.t.rich('mail.order.line', { quantity, item: name, ...typed(words) })}
              {quantity > 1 && (
                <span style={look.small}> {words.t('mail.order.each', { price: money(words, { amountMinor: unitPriceMinor, currency }) })}</span>
              )}
            </td>
            <td style={look.amount}>{money(words, { amountMinor: unitPriceMinor * quantity, currency })}</td>
          </tr>
        ))}
        <MadeOf part={part} words={words} bearer={bearer} />
        <tr>
          <td style={{ ...look.cell, ...look.total }}>{label}</td>
          <td style={{ ...look.amount, ...look.total }}>{money(words, { amountMinor, currency })}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** Discount, delivery and tax, where an amount is more than its goods. */
function MadeOf({ part: { amount, delivery, currency }, words, bearer }: { part: MailPart; words: Words; bearer: Bearer | undefined }) {
  const { t } = words
  const { discounts, shippingMinor, tax, partial } = amount
  const row = (label: ReactNode, amountMinor: number) => ({ label, value: money(words, { amountMinor, currency }) })
  // The price of delivery stands before what goes off it, as the goods do.
  const fullShippingMinor = discounts.reduce((sum, { isDelivery, amountMinor }) => (isDelivery ? sum + amountMinor : sum), shippingMinor)
  const off = (isDelivery: boolean) =>
    discounts
      .filter((discount) => discount.isDelivery === isDelivery)
      .map(({ code, bornBy, amountMinor }) => row(<Off code={code} bearer={bearer?.(bornBy)} isDelivery={isDelivery} words={words} />, -amountMinor))
  const rows = [
    ...off(false),
    ...(delivery ? [row(t.rich('mail.order.delivery', { rate: delivery.rateName, ...typed(words) }), fullShippingMinor)] : []),
    ...off(true),
    ...(partial ? [row(t('common.amount.uncharged'), -partial.unchargedMinor)] : []),
    ...tax.sums.map(({ name, rateMicros, amountMinor, isInclusive }) => {
      const said = { tax: name, rate: rateMicros / 1_000_000, ...typed(words) }
      if (!isInclusive) return row(t.rich('common.amount.tax', said), amountMinor)
      return { label: t.rich('common.amount.taxIncluded', { ...said, amount: money(words, { amountMinor, currency }) }), value: '' }
    }),
    ...(partial ? [{ label: partlyCharged(partial, currency, words), value: '' }] : []),
    ...(tax.state === 'none' ? [{ label: t('common.amount.noTax'), value: '' }] : []),
  ]
  return rows.map(({ label, value }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the rows are written out and never reordered
    <tr key={at}>
      <td style={look.cell}>{label}</td>
      <td style={look.amount}>{value}</td>
    </tr>
  ))
}

function partlyCharged({ chargedMinor, agreedMinor }: NonNullable<MailPart['amount']['partial']>, currency: string, words: Words): string {
  const said = (amountMinor: number) => money(words, { amountMinor, currency })
  return words.t('common.amount.partlyCharged', { charged: said(chargedMinor), agreed: said(agreedMinor) })
}

/** What a code takes off, and who bears it. */
function Off({ code, bearer, isDelivery, words: { t } }: { code: string; bearer: string | undefined; isDelivery: boolean; words: Words }) {
  const name = (chunks: ReactNode) => <bdi>{chunks}</bdi>
  return (
    <>
      {t.rich(isDelivery ? 'common.amount.deliveryDiscountBy' : 'common.amount.discountBy', { code, name })}
      {bearer && <span style={look.small}> {bearer}</span>}
    </>
  )
}

/** Pieces of lines, without what they cost. */
export function Pieces({ pieces, words }: { pieces: { id: string; name: string; quantity: number }[]; words: Words }) {
  return (
    <ul>
      {pieces.map(({ id, name, quantity }) => (
        <li key={id}>{words.t.rich('mail.order.line', { quantity, item: name, ...typed(words) })}</li>
      ))}
    </ul>
  )
}

/** Where something is delivered, as a fact of a mail; none where nothing is. */
export function deliverTo({ t, locale }: Words, shipTo: ShipTo | null): { label: string; value: ReactNode }[] {
  if (!shipTo) return []
  const lines = addressLines(shipTo, countryName(shipTo.country, locale))
  return [{ label: t('common.delivery.to'), value: <bdi>{lines.join(', ')}</bdi> }]
}

/** The sum of several sellers' parts, one a currency; nothing for a single part, which has said it. */
export function Totals({ parts, words }: { parts: MailPart[]; words: Words }) {
  if (parts.length < 2) return null
  const totals = sumByCurrency(parts)
  const label = ({ currency }: Money) =>
    totals.length > 1 ? words.t('orders.receipt.paidIn', { currency: currency.toUpperCase() }) : words.t('orders.receipt.paidTotal')
  return (
    <table role="presentation" data-text-format="dataTable" style={{ ...look.table, marginBottom: 12 }}>
      <tbody>
        {totals.map((total) => (
          <tr key={total.currency}>
            <td style={{ ...look.cell, ...look.total }}>{label(total)}</td>
            <td style={{ ...look.amount, ...look.total }}>{money(words, total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The name of a seller above their lines. */
export function ShopHeading({ shop, words }: { shop: string; words: Words }) {
  return (
    <Heading as="h2" style={look.heading}>
      <Quoted t={words.t}>{shop}</Quoted>
    </Heading>
  )
}

/** A remark under somebody's lines. */
export function Remark({ children }: { children: ReactNode }) {
  return <Text style={{ ...look.small, marginBottom: 16 }}>{children}</Text>
}

/** A card as its owner knows it, "Visa ending in 4242"; before it the wallet that gave it. */
export function cardName({ t }: Words, { brand, last4, wallet }: MailCard): string {
  const card = cardBrand(brand)
  const name = card ? t('common.card.name', { card, last4 }) : t('common.card.unnamed', { last4 })
  const from = walletName(wallet)
  return from ? t('common.card.inWallet', { wallet: from, card: name }) : name
}

/** An amount as the reader writes it. */
export function money({ format }: Words, amount: Money): string {
  return moneyText(format, amount)
}

/** A day people agreed on, the same for everybody. @param day ISO */
export function dayText({ format }: Words, day: string): string {
  return format.dateTime(new Date(day), 'agreedDay')
}
