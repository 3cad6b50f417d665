import { PageSkeleton } from '@/components/ui/skeleton'

/** Shown while the orders are read. */
export default function Loading() {
  return <PageSkeleton rows={6} />
}
