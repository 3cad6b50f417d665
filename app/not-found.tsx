import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BRAND_LINK, BrandMark } from '@/components/shell/brand-mark'
import { NotFoundState } from '@/components/shell/not-found-state'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('common.notFound'))('title') }
}

/** For addresses that belong to no part of the shop. Next loads the scripts of this page with every other: it needs none, so its links are plain anchors. */
export default function NotFound() {
  return (
    <main className="mx-auto flex max-w-3xl flex-col gap-8 px-4 py-8">
      <a href="/" className={BRAND_LINK}>
        <BrandMark />
      </a>
      <NotFoundState />
    </main>
  )
}
