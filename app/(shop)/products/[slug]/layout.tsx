import { notFound } from 'next/navigation'
import { productAt } from './product-at'

/** Stands outside the page's loading state, so that an address without a product answers 404 and not 200. */
export default async function ProductLayout({ params, children }: LayoutProps<'/products/[slug]'>) {
  if (!(await productAt((await params).slug))) notFound()
  return children
}
