import { ProductGridSkeleton } from '@/components/shop/product-grid'
import { Skeleton } from '@/components/ui/feedback/skeleton'

export default function Loading() {
  return (
    <div className="flex flex-col gap-8">
      <Skeleton className="h-10 w-64 max-w-full" />
      <ProductGridSkeleton />
    </div>
  )
}
