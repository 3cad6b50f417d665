import { trackingLink } from '@/lib/domain/fulfilment/carriers'
import { addressLines } from '@/lib/domain/shipping/ship-to'
import { disputeExamples } from './dispute-examples'
import { BANKS_REASON, payoutExamples } from './payout-examples'
import { REFUND_NOTE, refundExamples } from './refund-examples'
import { INVITED_BY, SUSPENSION_REASON, shopExamples } from './shop-examples'
import { cancelationMail } from './templates/cancelation'
import { cardExpiresMail } from './templates/card-expires'
import { chargeFailedMail } from './templates/charge-failed'
import type { Draft, Words } from './templates/draft'
import { itemCanceledMail } from './templates/item-canceled'
import { keysEmptyMail } from './templates/keys-empty'
import { messageMail } from './templates/message'
import type { ChargedPart, LaterPart, MailOrder, MailSale } from './templates/order-data'
import { orderLinkMail } from './templates/order-link'
import { orderPlacedMail } from './templates/order-placed'
import { receiptMail } from './templates/receipt'
import { type ReturnMail, returnMail } from './templates/return'
import {
  saleCancelAcceptedMail,
  saleCanceledMail,
  saleCancelRequestedMail,
  saleFailedMail,
  saleOrderedMail,
  salePaidMail,
  shipSoonMail,
} from './templates/sale'
import { shippedMail } from './templates/shipped'
import { signInMail } from './templates/sign-in'

const HOME = 'http://localhost:3000'
const day = '2026-12-24T12:00:00.000Z'
const at = new Date('2026-11-30T18:42:00Z')

const ADDRESS = {
  name: 'Ada Lovelace',
  phone: null,
  line1: '12 St James’s Square',
  line2: null,
  city: 'London',
  state: null,
  postalCode: 'SW1Y 4JH',
  country: 'GB',
}

const WHOLE = { discountMinor: 0, discounts: [], partial: null }

const order: MailOrder = {
  number: 'S-00042',
  email: 'ada@example.com',
  card: { brand: 'visa', last4: '4242', wallet: null },
  shipTo: ADDRESS,
  url: `${HOME}/orders/0b9d1c5e-6c7e-4a39-9a54-2f1f6d4c1f10?key=dGhlLWtleS1vZi10aGlzLW9yZGVyLWZyb20tbWFpbA`,
}
const payUrl = order.url.replace('?', '/recover?')
const clay: ChargedPart = {
  id: 'clay',
  shop: 'Clay & Kiln',
  currency: 'usd',
  amountMinor: 11_021,
  amount: {
    goodsMinor: 9400,
    shippingMinor: 900,
    taxMinor: 721,
    taxInclusiveMinor: 0,
    ...WHOLE,
    tax: { state: 'charged', sums: [{ name: 'Sales tax', rateMicros: 70_000, amountMinor: 721, isInclusive: false }] },
  },
  delivery: { deliverBy: 'shipping', rateName: 'Standard', minDays: 3, maxDays: 5 },
  isDownloaded: false,
  statementLine: 'CLAY AND KILN',
  document: { kind: 'invoice', number: 'INV-0012', url: `${HOME}/documents/0b9d1c5e-6c7e-4a39-9a54-2f1f6d4c1f10?key=dGhlLWtleQ` },
  lines: [
    { id: 'mug', name: 'Lake-blue mug', quantity: 2, unitPriceMinor: 3000 },
    { id: 'vase', name: 'Vase with a rather long name, hand-thrown, glazed and fired twice', quantity: 1, unitPriceMinor: 3400 },
  ],
}
const moon: ChargedPart = {
  id: 'moon',
  shop: 'Papier & Lune <3',
  currency: 'eur',
  amountMinor: 1850,
  amount: {
    goodsMinor: 1850,
    shippingMinor: 0,
    taxMinor: 308,
    taxInclusiveMinor: 308,
    ...WHOLE,
    tax: { state: 'charged', sums: [{ name: 'TVA', rateMicros: 200_000, amountMinor: 308, isInclusive: true }] },
  },
  delivery: null,
  isDownloaded: true,
  statementLine: 'PAPIER ET LUNE',
  document: { kind: 'receipt', number: 'R-0003', url: `${HOME}/documents/0b9d1c5e-6c7e-4a39-9a54-2f1f6d4c1f11?key=dGhlLWtleQ` },
  lines: [{ id: 'notebook', name: 'دفتر ملاحظات', quantity: 1, unitPriceMinor: 1850 }],
}
const onShipment: LaterPart = {
  ...moon,
  isHeld: false,
  time: { key: 'charge.onShipment' },
  note: { key: 'charge.shipsBy', values: { day: { day } } },
}
const held: LaterPart = {
  ...clay,
  isHeld: true,
  time: { key: 'charge.onDay', values: { day: { day } } },
  note: { key: 'charge.heldUntil', values: { day: { day } } },
}
const sale: MailSale = {
  number: order.number,
  buyer: order.email,
  shipTo: ADDRESS,
  part: clay,
  url: `${HOME}/sell/orders/2f1f6d4c-1f10-4a39-9a54-0b9d1c5e6c7e`,
}
const declined = {
  reason: { key: 'card.insufficientFunds' },
  next: [{ key: 'order.next.retry', values: { day: { day } } }, { key: 'order.next.payNow' }],
} as const

const DECLINED = 'It is glazed already.'
/** In the buyer's words of that day, whatever language they read now. */
const CONSENT = 'I agree to immediate delivery.'
const RETURN_LINES = ['Clay & Kiln', '1 High Street', 'Bath BA1 1AA']
/** What people typed into the examples: everything else in a mail is ours. */
export const TYPED = [
  order.email,
  '1Z999AA10123456784',
  DECLINED,
  ...[REFUND_NOTE, BANKS_REASON],
  ...[CONSENT, SUSPENSION_REASON, INVITED_BY],
  ...RETURN_LINES,
  ...addressLines(ADDRESS, 'United Kingdom'),
  clay,
  moon,
].flatMap((each) => (typeof each === 'string' ? [each] : typedIn(each)))

function typedIn({ shop, statementLine, delivery, amount, lines }: ChargedPart): string[] {
  const named = [...lines, ...amount.tax.sums].map(({ name }) => name)
  return [shop, statementLine, ...(delivery ? [delivery.rateName] : []), ...named]
}

const shipment = {
  ...{ order, shop: clay.shop, carrier: 'ups', trackingNumber: '1Z999AA10123456784' },
  trackingUrl: trackingLink('ups', '1Z999AA10123456784'),
  pieces: [{ id: 'mug', name: 'Lake-blue mug', quantity: 2 }],
}

const returned =
  (to: ReturnMail['to'], about: ReturnMail['about'], more: Partial<ReturnMail> = {}) =>
  (words: Words) =>
    returnMail(
      {
        ...{ to, about, isWithdrawal: false, number: order.number, shop: clay.shop, pieces: shipment.pieces, declineReason: DECLINED },
        ...{ address: RETURN_LINES.join('\n'), postage: 'buyer', url: to === 'buyer' ? order.url : sale.url },
        ...more,
      },
      words,
    )
const PRODUCT = 'Lake-blue mug'

/** Every mail there is, with examples for data: for the gallery in development, and for tests. */
export const EXAMPLES: Record<string, (words: Words) => Draft> = {
  'sign-in': (words) =>
    signInMail({ url: `${HOME}/signin/link?callbackUrl=%2Fsell&token=0a1b2c3d&email=ada%40example.com`, host: 'localhost:3000', minutes: 30 }, words),
  receipt: (words) => receiptMail({ order, paidAt: at, charged: [clay], later: [], isLaterCharge: false, digitalConsent: null }, words),
  'receipt-several-sellers': (words) =>
    receiptMail({ order, paidAt: at, charged: [clay, moon], later: [], isLaterCharge: false, digitalConsent: { at, wording: CONSENT } }, words),
  'receipt-with-later-charge': (words) =>
    receiptMail({ order, paidAt: at, charged: [clay], later: [onShipment], isLaterCharge: false, digitalConsent: null }, words),
  'receipt-of-later-charge': (words) =>
    receiptMail({ order, paidAt: at, charged: [moon], later: [], isLaterCharge: true, digitalConsent: null }, words),
  'order-placed': (words) => orderPlacedMail({ order, placedAt: at, later: [held, onShipment] }, words),
  'charge-failed': (words) => chargeFailedMail({ order, part: clay, kind: 'failed', ...declined, next: [...declined.next], payUrl }, words),
  'charge-to-confirm': (words) =>
    chargeFailedMail(
      { order, part: clay, kind: 'confirm', reason: { key: 'card.confirm' }, next: [{ key: 'order.next.payBy', values: { day: { day } } }], payUrl },
      words,
    ),
  'charge-postponed': (words) =>
    chargeFailedMail(
      {
        order,
        part: moon,
        kind: 'seller',
        reason: { key: 'order.sellerPaused', values: { shop: moon.shop } },
        next: [{ key: 'order.next.retry', values: { day: { day } } }],
        payUrl,
      },
      words,
    ),
  'card-expires': (words) =>
    cardExpiresMail(
      {
        order,
        part: { ...moon, isHeld: false, time: { key: 'charge.onDay', values: { day: { day } } }, note: null },
        card: { brand: 'visa', last4: '4242', wallet: null, expMonth: 11, expYear: 2026 },
        isOnDay: true,
        cardUrl: order.url.replace('?', '/card?'),
      },
      words,
    ),
  'order-link': (words) => orderLinkMail({ order, endsAt: new Date(day) }, words),
  'item-canceled': (words) =>
    itemCanceledMail(
      { order, part: clay, reason: { key: 'order.end.sellerCanceled', values: { shop: clay.shop } }, outcome: 'canceled', isHoldReleased: true },
      words,
    ),
  'item-outcome-unknown': (words) =>
    itemCanceledMail({ order, part: moon, reason: { key: 'order.outcomeUnknown' }, outcome: 'unknown', isHoldReleased: false }, words),
  'paid-canceled': (words) => cancelationMail({ order, part: clay, isAccepted: true, reason: null }, words),
  'paid-not-canceled': (words) => cancelationMail({ order, part: clay, isAccepted: false, reason: DECLINED }, words),
  'sale-cancel-requested': (words) => saleCancelRequestedMail(sale, words),
  'sale-cancel-accepted': (words) => saleCancelAcceptedMail(sale, words),
  shipped: (words) => shippedMail({ ...shipment, isPickup: false }, words),
  'ready-for-pickup': (words) => shippedMail({ ...shipment, isPickup: true, ...{ carrier: null, trackingNumber: null, trackingUrl: null } }, words),
  'return-requested': returned('buyer', 'requested'),
  'return-approved': returned('buyer', 'approved'),
  'return-without-address': returned('buyer', 'approved', { address: null }),
  'return-declined': returned('buyer', 'declined'),
  'return-received': returned('buyer', 'received'),
  'return-refunded': returned('buyer', 'refunded'),
  'return-expired': returned('buyer', 'expired'),
  'sale-return-requested': returned('seller', 'requested'),
  'sale-withdrawn': returned('seller', 'requested', { isWithdrawal: true }),
  'sale-return-canceled': returned('seller', 'canceled'),
  'sale-return-sent': returned('seller', 'sent'),
  'sale-return-refunded': returned('seller', 'refunded'),
  'sale-return-expired': returned('seller', 'expired'),
  ...refundExamples({ number: order.number, shop: clay.shop, pieces: shipment.pieces }, { buyer: order.url, seller: sale.url }),
  ...disputeExamples(order.number, HOME),
  message: (words) => messageMail({ to: 'buyer', number: order.number, shop: clay.shop, url: order.url }, words),
  'sale-message': (words) => messageMail({ to: 'seller', number: order.number, shop: clay.shop, url: sale.url }, words),
  'sale-paid': (words) => salePaidMail({ ...sale, paidAt: at, isLaterCharge: false, isReady: false }, words),
  'sale-paid-later': (words) => salePaidMail({ ...sale, paidAt: at, isLaterCharge: true, isReady: true }, words),
  'sale-to-ship': (words) => saleOrderedMail({ ...sale, time: { kind: 'shipBy', day } }, words),
  'sale-on-a-day': (words) => saleOrderedMail({ ...sale, time: { kind: 'chargedOn', day } }, words),
  'sale-held': (words) => saleOrderedMail({ ...sale, time: { kind: 'chargedOnHeld', day } }, words),
  'sale-failed': (words) => saleFailedMail({ ...sale, reason: 'card_declined', next: { code: 'tried_again', day }, isReady: true }, words),
  'sale-failed-disconnected': (words) =>
    saleFailedMail({ ...sale, reason: 'seller_disconnected', next: { code: 'reconnect', day }, isReady: false }, words),
  'sale-canceled': (words) => saleCanceledMail({ ...sale, reason: 'buyer_canceled' }, words),
  ...payoutExamples(HOME, day),
  ...shopExamples({ shop: clay.shop, product: PRODUCT, home: HOME, day }),
  'keys-empty': (words) => keysEmptyMail({ product: PRODUCT, shop: clay.shop, url: `${HOME}/sell/products/2f1f6d4c` }, words),
  'ship-soon': (words) => shipSoonMail({ ...sale, shipBy: day }, words),
}
