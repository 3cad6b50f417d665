import { findCategories } from '@/lib/db/catalog/categories'
import { findProductsToFile } from '@/lib/db/catalog/filed-products'
import { categoryPaths } from '@/lib/domain/catalog/categories'
import { HEADER } from '@/lib/domain/catalog/files/columns'
import { productLines } from '@/lib/domain/catalog/files/product-lines'
import { BYTE_ORDER_MARK, csvFile } from '@/lib/domain/text/csv'
import { filedProduct } from './filed-product'

/** So many products are read at a time: with a hundred variants each, a few megabytes. */
const ROWS = 50

/** All products of a seller as the lines of a CSV file, in the columns that an import reads. */
export async function* exportProducts(sellerId: string): AsyncGenerator<string> {
  const paths = categoryPaths(await findCategories())
  yield BYTE_ORDER_MARK
  yield* csvFile(
    HEADER,
    (cursor) => findProductsToFile(sellerId, { cursor, limit: ROWS }),
    (row) => productLines(filedProduct(row, paths)),
  )
}
