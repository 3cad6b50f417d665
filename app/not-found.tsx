import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Brand } from '@/components/shell/brand'
import { NotFoundState } from '@/components/shell/not-found-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.notFound'))('title') }
}

/** For addresses that belong to no part of the shop. */
export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8">
      <Brand />
      <NotFoundState />
    </main>
  )
}
