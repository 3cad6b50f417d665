import { toMajor } from '@/lib/domain/money/money'
import { separatorsOf } from '@/lib/domain/money/read-amount'
import type { SellerProductForm } from '@/lib/domain/wire/catalog-views'
import { type Cells, cellName, combinationsOf, titleOf } from './options'
import { ENGLISH, type ProductFormValues } from './product-form'

/** A saved product as the form's fields show it. @param locale of the viewer */
export function productFormValues(product: SellerProductForm, locale = ENGLISH.locale): ProductFormValues {
  const { name, description, currency, chargeWhen, chargeOn, kind, isMadeToOrder, taxCode, categoryId, status, options, variants } = product
  const price = (amountMinor: number) => toMajor({ amountMinor, currency }, separatorsOf(locale).decimal)
  const [first] = variants
  const before = variants.find(({ compareAtMinor }) => compareAtMinor !== null)?.compareAtMinor
  const hasOptions = options.length > 0
  return {
    ...{ name, description, currency, chargeWhen, kind, status: status === 'draft' ? 'draft' : 'active' },
    price: price(product.priceMinor),
    compareAt: before ? price(before) : '',
    stock: hasOptions ? '' : numberOrNone(first?.stock),
    sku: hasOptions ? '' : (first?.sku ?? ''),
    barcode: hasOptions ? '' : (first?.barcode ?? ''),
    weight: numberOrNone(first?.weightGrams),
    chargeOn: chargeOn ? new Date(chargeOn).toISOString().slice(0, 10) : '',
    madeToOrder: isMadeToOrder ? 'yes' : '',
    taxCode: taxCode ?? '',
    category: categoryId ?? '',
    ...{ option1: '', values1: '', option2: '', values2: '', option3: '', values3: '' },
    ...Object.fromEntries(
      options.flatMap((option, at) => [
        [`option${at + 1}`, option.name],
        [`values${at + 1}`, option.values.join(', ')],
      ]),
    ),
  }
}

/** The cells of a saved product's variants. @param locale of the viewer */
export function productCells({ priceMinor, currency, options, variants }: SellerProductForm, locale = ENGLISH.locale): Cells {
  const cells: Cells = {}
  if (options.length === 0) return cells
  for (const values of combinationsOf(options)) {
    const title = titleOf(values)
    const variant = variants.find((each) => titleOf(each.values) === title)
    const price =
      variant && variant.priceMinor !== priceMinor ? toMajor({ amountMinor: variant.priceMinor, currency }, separatorsOf(locale).decimal) : ''
    const stock = numberOrNone(variant?.stock)
    cells[cellName('row', title)] = '1'
    cells[cellName('offer', title)] = variant ? '1' : ''
    Object.assign(cells, {
      [cellName('price', title)]: price,
      [cellName('stock', title)]: stock,
      [cellName('seenStock', title)]: stock,
      [cellName('sku', title)]: variant?.sku ?? '',
      [cellName('barcode', title)]: variant?.barcode ?? '',
      [cellName('weight', title)]: numberOrNone(variant?.weightGrams),
    })
  }
  return cells
}

const numberOrNone = (number: number | null | undefined) => (number === null || number === undefined ? '' : String(number))
