import type { DocumentRow } from '@/lib/db/documents/documents'
import { documentNumber } from '@/lib/domain/documents/document'
import type { Snapshot } from '@/lib/domain/documents/snapshot'
import { moneyText } from '@/lib/domain/money/money'
import { cardBrand, walletName } from '@/lib/domain/order/card-brand'
import { addressLines } from '@/lib/domain/shipping/ship-to'
import { countryName } from '@/lib/domain/text/country'
import { isLanguage } from '@/lib/domain/text/languages'
import type { DocumentText, DocumentTextRow } from '@/lib/domain/wire/document-views'
import { type Translator, translatorOf } from '@/lib/i18n/translator'
import { viewerFor } from '@/lib/i18n/viewer-locale'

/** What stands on a document, word for word, in the language and formats of its order: the page and the PDF say the same. */
export function documentText(document: DocumentRow): DocumentText {
  const { snapshot } = document
  const words = wordsOf(snapshot)
  return {
    id: document.id,
    number: documentNumber(document),
    title: titleOf(document, words),
    language: words.language,
    facts: factsOf(document, words),
    parties: partiesOf(snapshot, words),
    lines: linesOf(snapshot, words),
    sums: sumsOf(document, words),
    notes: notesOf(document, words),
  }
}

function wordsOf({ language, ...reader }: Snapshot): Translator {
  return translatorOf({ ...viewerFor(reader), ...(isLanguage(language) && { language }) })
}

function titleOf({ kind, snapshot }: DocumentRow, { t }: Translator): string {
  return t(`documents.kind.${snapshot.isCancelation ? 'credit_note_canceled' : kind}`)
}

function factsOf(document: DocumentRow, { t, format }: Translator): DocumentText['facts'] {
  const { orderNumber, paidAt, corrects, card } = document.snapshot
  return [
    { label: t('documents.number'), value: documentNumber(document) },
    { label: t('documents.issued'), value: format.dateTime(document.createdAt, 'receipt') },
    ...(corrects ? [{ label: t('documents.corrects'), value: corrects }] : []),
    { label: t('documents.order'), value: orderNumber },
    { label: t('documents.paid'), value: format.dateTime(new Date(paidAt), 'receipt') },
    ...(card
      ? [
          {
            label: t('documents.card'),
            value: cardText(card, t),
          },
        ]
      : []),
  ]
}

function cardText({ brand, last4, wallet }: NonNullable<Snapshot['card']>, t: Translator['t']): string {
  const card = cardBrand(brand)
  const name = card ? t('common.card.name', { card, last4 }) : t('common.card.unnamed', { last4 })
  const from = walletName(wallet)
  return from ? t('common.card.inWallet', { wallet: from, card: name }) : name
}

function partiesOf({ shopName, legal, recipient }: Snapshot, { t, locale }: Translator): DocumentText['parties'] {
  const place = (address: Parameters<typeof addressLines>[0]) => addressLines(address, countryName(address.country, locale))
  const seller = legal
    ? [
        legal.legalName,
        ...(legal.legalName === shopName ? [] : [shopName]),
        ...place({ ...legal.address, name: '', phone: null }),
        t('documents.taxId', { taxId: legal.taxId }),
      ]
    : [shopName]
  return [
    { label: t('documents.seller'), lines: seller },
    ...(recipient ? [{ label: t('documents.recipient'), lines: place({ ...recipient, phone: null }) }] : []),
  ]
}

function linesOf({ lines, currency }: Snapshot, { t, format }: Translator): DocumentTextRow[] {
  const money = (amountMinor: number) => moneyText(format, { amountMinor, currency })
  return lines.map(({ title, sku, quantity, unitPriceMinor }) => ({
    label: title,
    detail: [t('documents.quantity', { quantity, price: money(unitPriceMinor) }), ...(sku ? [t('documents.sku', { sku })] : [])].join(' · '),
    amount: money(unitPriceMinor * quantity),
  }))
}

function sumsOf({ kind, snapshot }: DocumentRow, words: Translator): DocumentText['sums'] {
  const { currency, goodsMinor, discountMinor, discounts, shipping, unchargedMinor, adjustmentMinor, totalMinor, isCancelation } = snapshot
  const { t, format } = words
  const row = (label: string, amountMinor: number, isTotal = false) => ({ label, amount: moneyText(format, { amountMinor, currency }), isTotal })
  const [ofGoods, ofDelivery] = [discounts.filter(({ isDelivery }) => !isDelivery), discounts.filter(({ isDelivery }) => isDelivery)]
  const name = (text: string) => text
  const isNote = kind === 'credit_note'
  const total = row(t(isNote ? (isCancelation ? 'documents.notRefunded' : 'documents.refunded') : 'documents.total'), totalMinor, true)
  // A refund of an amount alone names nothing else.
  if (isNote && adjustmentMinor === totalMinor) return [total]
  return [
    ...(!isNote || goodsMinor > 0 ? [row(t('common.amount.goods'), goodsMinor)] : []),
    ...(discountMinor > 0 && ofGoods.length === 0 ? [row(t('common.amount.discount'), -discountMinor)] : []),
    ...ofGoods.map(({ code, amountMinor }) => row(t.markup('common.amount.discountBy', { code, name }), -amountMinor)),
    // The price of delivery stands before what goes off it, as the goods do.
    ...(shipping
      ? [
          row(
            t('documents.delivery', { rate: shipping.name }),
            ofDelivery.reduce((sum, off) => sum + off.amountMinor, shipping.amountMinor),
          ),
        ]
      : []),
    ...ofDelivery.map(({ code, amountMinor }) => row(t.markup('common.amount.deliveryDiscountBy', { code, name }), -amountMinor)),
    ...(unchargedMinor === 0 ? [] : [row(t('common.amount.uncharged'), -unchargedMinor)]),
    ...taxesOf(snapshot, words),
    ...(adjustmentMinor === 0 ? [] : [row(t(adjustmentMinor > 0 ? 'documents.extra' : 'documents.deducted'), adjustmentMinor)]),
    total,
  ]
}

/** What a price contains is named, not added: it has no amount of its own in the column of summands. */
function taxesOf({ taxes, currency }: Snapshot, { t, format }: Translator): DocumentText['sums'] {
  return taxes.map(({ name, rateMicros, amountMinor, isInclusive }) => {
    const amount = moneyText(format, { amountMinor, currency })
    const said = { tax: name, rate: rateMicros / 1_000_000, name: (text: string) => text }
    if (isInclusive) return { label: t.markup('common.amount.taxIncluded', { ...said, amount }), amount: '', isTotal: false }
    return { label: t.markup('common.amount.tax', said), amount, isTotal: false }
  })
}

function notesOf({ kind, snapshot }: DocumentRow, { t }: Translator): string[] {
  if (kind === 'credit_note') return [t(snapshot.isCancelation ? 'documents.noteCanceled' : 'documents.noteRefund')]
  if (!snapshot.chargesTax) return [t('common.amount.noTax')]
  return snapshot.taxes.length === 0 ? [t('common.amount.noTaxHere')] : []
}
