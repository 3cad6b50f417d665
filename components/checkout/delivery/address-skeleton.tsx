import { Skeleton } from '@/components/ui/feedback/skeleton'

/** As high as the fields of an address are in most countries, so that nothing below jumps away from whoever is about to press it. */
export const ADDRESS_HEIGHT = 'min-h-[34.0625rem]'

/** The shape of the address fields while they load. */
export function AddressSkeleton() {
  return (
    <div className={ADDRESS_HEIGHT}>
      <Skeleton className={ADDRESS_HEIGHT} />
    </div>
  )
}
