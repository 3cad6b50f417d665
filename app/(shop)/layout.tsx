import type { ReactNode } from 'react'
import { readTheme } from '@/app/theme'
import { ShopShell } from '@/components/shell/shop-shell'
import { currentViewer } from '@/lib/auth/viewer'

/** The frame of the storefront, the checkout and a buyer's orders. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <ShopShell viewer={await currentViewer()} theme={await readTheme()}>
      {children}
    </ShopShell>
  )
}
