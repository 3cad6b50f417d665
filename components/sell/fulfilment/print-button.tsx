'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/form/button'

/** Prints the page. */
export function PrintButton({ children }: { children: ReactNode }) {
  return <Button onClick={() => window.print()}>{children}</Button>
}
