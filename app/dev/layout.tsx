import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'

/** Pages for developers: a production build does not have them. */
export default function DevLayout({ children }: { children: ReactNode }) {
  if (process.env.NODE_ENV === 'production') notFound()
  return <main className="mx-auto flex w-full max-w-6xl flex-col gap-8 px-4 py-8">{children}</main>
}
