import { cookies } from 'next/headers'
import { wishingFor } from '@/app/(shop)/wishlist/wishing'
import { RecentlySeen } from '@/components/shop/recently-seen'
import { readSeenProducts } from '@/lib/catalog/read-seen-products'
import { readSeen } from '@/lib/http/seen-cookie'
import { forgetSeenAction } from './actions'

const SHOWN = 4

/** What this browser looked at last. @param without the slug of the product that is looked at now */
export async function SeenHere({ without }: { without?: string }) {
  const slugs = readSeen(await cookies()).filter((slug) => slug !== without)
  const products = await readSeenProducts(slugs.slice(0, SHOWN))
  return <RecentlySeen products={products} wishing={await wishingFor(products)} forget={forgetSeenAction} />
}
