import type { ReactNode } from 'react'
import { SkipLink } from '@/components/shell/skip-link'

/** The frame of what is printed: nothing but the sheet. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="print:hidden">
        <SkipLink />
      </div>
      <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-8 print:max-w-none print:p-0">
        {children}
      </main>
    </>
  )
}
