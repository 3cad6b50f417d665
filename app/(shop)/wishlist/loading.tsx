import { ProductGridSkeleton } from '@/components/shop/product-grid'

export default function Loading() {
  return <ProductGridSkeleton />
}
