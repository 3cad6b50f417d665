import { createHash } from 'node:crypto'
import { findShop } from '@/lib/db/catalog/shops'
import { type Tx, transaction } from '@/lib/db/client'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findSellerTax, lockSellerTax, type SellerTaxRow, writeSellerTax } from '@/lib/db/tax/seller-tax'
import { parseTaxForm, type TaxDraft, type TaxFormErrors } from '@/lib/domain/tax/tax-form'
import { usualBehavior } from '@/lib/domain/tax/tax-rates'
import type { Said } from '@/lib/domain/wire/said'

/** How a seller charges tax, as they edit it. `version` changes with whatever the form shows; it is empty where nothing was said yet. */
export type SellerTaxView = { draft: TaxDraft; version: string; country: string | null }

/** How a seller charges tax; before they have said so, none, with prices as is usual in their country. */
export async function readSellerTax(sellerId: string): Promise<SellerTaxView> {
  const [row, shop] = await Promise.all([findSellerTax(sellerId), findShop(sellerId)])
  const country = shop?.connection?.country ?? null
  return { draft: row ? draftOf(row) : unsaid(country), version: versionOf(row), country }
}

export type SaveTaxResult = { kind: 'saved'; version: string } | { kind: 'invalid'; errors: TaxFormErrors } | { kind: 'refused'; said: Said }

/**
 * Saves how a seller charges tax, unless it was changed elsewhere meanwhile. What is stored already is saved. Orders that are placed keep their tax.
 * @param sellerId of the person signed in, never from the form
 * @param version of what the seller saw
 * @param form the fields as typed
 */
export async function saveSellerTax(sellerId: string, version: string, form: unknown): Promise<SaveTaxResult> {
  const parsed = parseTaxForm(form)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  const limit = await takeToken('tax', sellerId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'tax.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
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
