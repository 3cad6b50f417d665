import { createHash } from 'node:crypto'
import { type Tx, transaction } from '@/lib/db/client'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findSeller } from '@/lib/db/sellers/sellers'
import { findSellerTax, lockSellerTax, type SellerTaxRow, writeSellerTax } from '@/lib/db/tax/seller-tax'
import { parseTaxForm, type TaxDraft, type TaxFormErrors } from '@/lib/domain/tax/tax-form'
import { usualBehavior } from '@/lib/domain/tax/tax-rates'
import type { Said } from '@/lib/domain/wire/said'
import { taxDashboardUrl } from '@/lib/stripe/calls/dashboard'
import { readTaxSettings } from '@/lib/stripe/calls/tax'

/** How a seller charges tax, as they edit it. `version` changes with whatever the form shows; it is empty where nothing was said yet. */
export type SellerTaxView = { draft: TaxDraft; version: string; country: string | null; stripe: StripeTaxView | null; stripeUrl: string | null }

/** How Stripe Tax stands on a seller's account, and what Stripe still misses; null in a view where they have not chosen it. */
type StripeTaxView = { state: 'active' | 'pending' | 'unknown' | 'notConnected'; missing: string[] }

/** How a seller charges tax; before they have said so, none, with prices as is usual in their country. */
export async function readSellerTax(sellerId: string): Promise<SellerTaxView> {
  const [row, seller] = await Promise.all([findSellerTax(sellerId), findSeller(sellerId)])
  const country = seller?.connection?.country ?? null
  const stripe = row?.mode === 'stripe' ? await stripeTaxOf(seller) : null
  return { draft: row ? draftOf(row) : unsaid(country), version: versionOf(row), country, stripe, stripeUrl: urlOf(seller) }
}

/** Where its owner sets up Stripe Tax; null without an account. */
function urlOf(seller: Awaited<ReturnType<typeof findSeller>>): string | null {
  return seller?.connection?.status === 'connected' ? taxDashboardUrl(seller.connection.accountId) : null
}

async function stripeTaxOf(seller: Awaited<ReturnType<typeof findSeller>>): Promise<StripeTaxView> {
  const connection = seller?.connection
  if (connection?.status !== 'connected') return { state: 'notConnected', missing: [] }
  const read = await readTaxSettings(connection.accountId)
  if (read.kind !== 'ok') return { state: 'unknown', missing: [] }
  return { state: read.value.isActive ? 'active' : 'pending', missing: read.value.missing }
}

/** Why Stripe Tax cannot be chosen now: whoever chose it so could sell nothing. */
async function refusalOfStripe(sellerId: string): Promise<Said | null> {
  const { state } = await stripeTaxOf(await findSeller(sellerId))
  switch (state) {
    case 'active':
      return null
    case 'pending':
      return { key: 'tax.stripePending' }
    case 'notConnected':
      return { key: 'tax.notConnected' }
    case 'unknown':
      return { key: 'tax.stripeUnknown' }
  }
}

export type SaveTaxResult = { kind: 'saved'; version: string } | { kind: 'invalid'; errors: TaxFormErrors } | { kind: 'refused'; said: Said }

/**
 * Saves how a seller charges tax, unless it was changed elsewhere meanwhile. Stripe Tax is taken only where it is set up. What is stored already is saved. Orders that are placed keep their tax.
 * @param sellerId of the person signed in, never from the form
 * @param version of what the seller saw
 * @param form the fields as typed
 */
export async function saveSellerTax(sellerId: string, version: string, form: unknown): Promise<SaveTaxResult> {
  const parsed = parseTaxForm(form)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const limit = await takeToken('tax', sellerId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tax.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  const refusal = parsed.draft.mode === 'stripe' ? await refusalOfStripe(sellerId) : null
  if (refusal) return { kind: 'refused', said: refusal }
  return transaction((tx) => write(tx, sellerId, version, parsed.draft))
}

async function write(tx: Tx, sellerId: string, seen: string, draft: TaxDraft): Promise<SaveTaxResult> {
  const current = await lockSellerTax(tx, sellerId)
  const version = versionOf(draft)
  if (version === versionOf(current)) return { kind: 'saved', version }
  if (versionOf(current) !== seen) return { kind: 'refused', said: { key: 'tax.changedElsewhere' } }
  await writeSellerTax(tx, sellerId, current, draft)
  return { kind: 'saved', version }
}

function unsaid(country: string | null): TaxDraft {
  return { mode: 'none', behavior: usualBehavior(country), registrationNumber: null, rates: [] }
}

function draftOf({ mode, behavior, registrationNumber, rates }: SellerTaxRow | TaxDraft): TaxDraft {
  const figures = rates.map(({ name, country, state, taxCode, rateMicros, onShipping }) => ({
    name,
    country,
    state,
    taxCode,
    rateMicros,
    onShipping,
  }))
  return { mode, behavior, registrationNumber, rates: figures }
}

function versionOf(tax: SellerTaxRow | TaxDraft | null): string {
  if (!tax) return ''
  return createHash('sha256')
    .update(JSON.stringify(draftOf(tax)))
    .digest('base64url')
}
