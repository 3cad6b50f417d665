import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

const ofPerson = (email: string) => ({ OR: [{ email }, { user: { email } }] })

const orderFacts = {
  ...{ id: true, number: true, email: true, locale: true, timeZone: true, network: true, agent: true, status: true, createdAt: true, paidAt: true },
  address: true,
  digitalConsent: { select: { at: true, wording: true } },
  discountUses: { select: { state: true, discount: { select: { code: true } } } },
  parts: {
    select: {
      ...{ id: true, status: true, currency: true, amountMinor: true, refundedMinor: true, statementLine: true, capturedAt: true, readyAt: true },
      seller: { select: { shopName: true } },
      lines: {
        select: {
          ...{ name: true, variantTitle: true, unitPriceMinor: true, quantity: true },
          review: { select: { name: true, rating: true, text: true, state: true, createdAt: true, editedAt: true } },
          entitlement: {
            select: {
              grantedAt: true,
              revokedAt: true,
              downloads: { select: { at: true, ip: true, agent: true, file: { select: { name: true } } } },
            },
          },
        },
      },
      cancelation: { select: { status: true, requestedAt: true, answeredAt: true, reason: true } },
      shipments: { select: { carrier: true, trackingNumber: true, trackingUrl: true, shippedAt: true, deliveredAt: true, canceledAt: true } },
      messages: { select: { sender: true, text: true, at: true, readAt: true }, orderBy: { at: 'asc' } },
      returns: {
        select: {
          ...{ status: true, reason: true, words: true, requestedAt: true, declineReason: true, sentAt: true, receivedAt: true, endedAt: true },
          ...{ carrier: true, trackingNumber: true, trackingUrl: true, lines: { select: { quantity: true, receivedQuantity: true } } },
        },
      },
      refunds: { select: { stripeRefundId: true, amountMinor: true, status: true, note: true, createdAt: true } },
      documents: { select: { kind: true, series: true, number: true, createdAt: true, snapshot: true } },
    },
  },
} satisfies Prisma.OrderSelect

const userFacts = {
  ...{ id: true, name: true, email: true, emailVerified: true, image: true, locale: true, timeZone: true, createdAt: true },
  accounts: { select: { provider: true, providerAccountId: true } },
  sessions: { select: { expires: true } },
  seller: {
    select: {
      id: true,
      shopName: true,
      slug: true,
      createdAt: true,
      connection: { select: { accountId: true, status: true } },
      openings: { select: { country: true, email: true, begunAt: true, accountId: true } },
      legal: true,
      returnPolicy: true,
      page: true,
      warningPolicy: { select: { currency: true, refundToMinor: true } },
    },
  },
  addresses: true,
  reviewReports: { select: { reviewId: true, reason: true, createdAt: true } },
  cart: {
    select: {
      updatedAt: true,
      lines: { select: { quantity: true, addedAt: true, variant: { select: { title: true, product: { select: { name: true } } } } } },
    },
  },
  wishes: { select: { addedAt: true, product: { select: { name: true } } } },
  changes: { select: { deed: true, subjectId: true, before: true, after: true, createdAt: true } },
} satisfies Prisma.UserSelect

const customerFacts = {
  ...{ email: true, livemode: true, platformCustomerId: true, createdAt: true },
  connectedCustomers: { select: { accountId: true, stripeCustomerId: true } },
  savedCards: { select: { brand: true, last4: true, wallet: true, expMonth: true, expYear: true, country: true, createdAt: true, detachedAt: true } },
} satisfies Prisma.CustomerSelect

/** What is stored about this address: person, orders (those as a guest too) and Customers. Secrets and tokens are left out. */
export async function readPersonData(email: string) {
  const [person, orders, customers] = await Promise.all([
    db().user.findUnique({ where: { email }, select: userFacts }),
    db().order.findMany({ where: ofPerson(email), select: orderFacts, orderBy: { createdAt: 'asc' } }),
    db().customer.findMany({ where: ofPerson(email), select: customerFacts, orderBy: { createdAt: 'asc' } }),
  ])
  return { person, orders, customers }
}

/** How much is kept of an address, and whether it is a seller's. */
export async function countPersonData(email: string): Promise<{ isPerson: boolean; isSeller: boolean; orders: number; customers: number }> {
  const [person, orders, customers] = await Promise.all([
    db().user.findUnique({ where: { email }, select: { seller: { select: { id: true } } } }),
    db().order.count({ where: ofPerson(email) }),
    db().customer.count({ where: ofPerson(email) }),
  ])
  return { isPerson: person !== null, isSeller: Boolean(person?.seller), orders, customers }
}
