import { notFound } from 'next/navigation'
import { shopAt } from './shop-at'

/** Stands outside the page's loading state, so that an address without a shop answers 404 and not 200. */
export default async function SellerLayout({ params, children }: LayoutProps<'/sellers/[slug]'>) {
  if (!(await shopAt((await params).slug))) notFound()
  return children
}
