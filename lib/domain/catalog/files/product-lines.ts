import { csvAmount, csvLine } from '@/lib/domain/text/csv'
import type { ProductStatus } from '@/lib/domain/wire/catalog-views'
import { COLUMNS, type Column, NO_OPTION } from './columns'

/** A product as a file holds it. */
export type FiledProduct = {
  handle: string
  name: string
  description: string
  status: ProductStatus
  currency: string
  /** "Home > Kitchen"; null for none. */
  category: string | null
  options: { name: string }[]
  variants: FiledVariant[]
  /** Addresses of its pictures, the first first. */
  pictures: string[]
}

type FiledVariant = {
  values: string[]
  sku: string | null
  barcode: string | null
  priceMinor: number
  compareAtMinor: number | null
  stock: number | null
  weightGrams: number | null
  picture: string | null
}

type Cell = string | { number: string } | null
type Cells = Partial<Record<Column, Cell>>

/** The lines of a product in a file: one for each variant, and beside them, or after them, one for each picture. What is of the product stands in the first. */
export function productLines(product: FiledProduct): string {
  const count = Math.max(product.variants.length, product.pictures.length)
  return Array.from({ length: count }, (_, at) => {
    const cells: Cells = {
      handle: product.handle,
      ...(at === 0 && productCells(product)),
      ...variantCells(product, at),
      ...pictureCells(product, at),
    }
    return csvLine(COLUMNS.map((column) => cells[column] ?? null))
  }).join('')
}

function productCells({ name, description, category, status, options, currency }: FiledProduct): Cells {
  const names = options.length > 0 ? options.map((option) => option.name) : [NO_OPTION.name]
  return {
    title: name,
    description: htmlOf(description),
    category,
    published: status === 'active' ? 'TRUE' : 'FALSE',
    ...{ option1Name: names[0] ?? null, option2Name: names[1] ?? null, option3Name: names[2] ?? null },
    status,
    currency: currency.toUpperCase(),
  }
}

function variantCells({ variants, options, currency }: FiledProduct, at: number): Cells {
  const variant = variants[at]
  if (!variant) return {}
  const [first, second, third] = options.length > 0 ? variant.values : [NO_OPTION.value]
  const isCounted = variant.stock !== null
  return {
    ...{ option1Value: first ?? null, option2Value: second ?? null, option3Value: third ?? null },
    sku: variant.sku,
    grams: number(variant.weightGrams),
    // Shopify's own word for "counted".
    tracker: isCounted ? 'shopify' : null,
    stock: number(variant.stock),
    policy: isCounted ? 'deny' : 'continue',
    price: csvAmount(variant.priceMinor, currency),
    compareAt: variant.compareAtMinor === null ? null : csvAmount(variant.compareAtMinor, currency),
    barcode: variant.barcode,
    variantImage: variant.picture,
  }
}

function pictureCells({ pictures }: FiledProduct, at: number): Cells {
  const address = pictures[at]
  return address === undefined ? {} : { imageSrc: address, imagePosition: number(at + 1) }
}

function number(value: number | null): Cell {
  return value === null ? null : { number: String(value) }
}

const ESCAPED = { '&': '&amp;', '<': '&lt;', '>': '&gt;' } as const

/** A plain text as HTML. */
function htmlOf(text: string): string {
  if (text === '') return ''
  const escaped = text.replaceAll(/[&<>]/g, (sign) => ESCAPED[sign as keyof typeof ESCAPED])
  return `<p>${escaped.replaceAll('\n', '<br>')}</p>`
}
