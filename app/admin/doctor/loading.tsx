import { PageSkeleton } from '@/components/ui/feedback/skeleton'

export default function Loading() {
  return <PageSkeleton />
}
