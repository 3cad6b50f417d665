import { PageSkeleton } from '@/components/ui/feedback/skeleton'

/** Shown while the orders are read. */
export default function Loading() {
  return <PageSkeleton rows={6} />
}
