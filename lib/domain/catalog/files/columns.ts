/**
 * The columns of a file of products: what an export is headed by, which is Shopify's older header, then what else they are called.
 * `Currency` is ours: a price without one says nothing.
 */
const NAMES = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Description'],
  category: ['Product Category'],
  published: ['Published', 'Published on online store'],
  option1Name: ['Option1 Name'],
  option1Value: ['Option1 Value'],
  option2Name: ['Option2 Name'],
  option2Value: ['Option2 Value'],
  option3Name: ['Option3 Name'],
  option3Value: ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  stock: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  barcode: ['Variant Barcode', 'Barcode'],
  imageSrc: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position'],
  variantImage: ['Variant Image', 'Variant image URL'],
  status: ['Status'],
  currency: ['Currency'],
} as const

export type Column = keyof typeof NAMES
export const COLUMNS = Object.keys(NAMES) as Column[]
/** The first line of an export. */
export const HEADER = COLUMNS.map((column) => NAMES[column][0])

const BY_NAME = new Map(COLUMNS.flatMap((column) => NAMES[column].map((name) => [name.toLowerCase(), column] as const)))

/** Which of our columns a file's column is, whatever its case; null for one that we do not read. */
export function columnOf(name: string): Column | null {
  return BY_NAME.get(name.trim().replaceAll(/\s+/g, ' ').toLowerCase()) ?? null
}

/** What a file without options writes for them. */
export const NO_OPTION = { name: 'Title', value: 'Default Title' } as const
