import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { brand } from '@/brand'
import { useMoment } from '@/components/ui/data/moment'
import { PageHeader } from '@/components/ui/layout/page-header'
import { legalText } from '@/lib/domain/wire/legal'

export async function generateMetadata({ params }: PageProps<'/legal/[page]'>): Promise<Metadata> {
  const found = legalText(brand.legal, (await params).page)
  return { title: found ? (await getTranslations('common.footer'))(found.page) : (await getTranslations('common.notFound'))('title') }
}

/** Terms, privacy policy or imprint, as the operator wrote them in brand.ts. */
export default async function LegalPage({ params }: PageProps<'/legal/[page]'>) {
  const found = legalText(brand.legal, (await params).page)
  if (!found) notFound()
  const t = await getTranslations('common.footer')
  const { validFrom, sections } = found.text
  return (
    <article className="flex max-w-prose flex-col gap-6">
      <PageHeader title={t(found.page)} lead={<ValidFrom day={validFrom} />} />
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading ?? paragraphs[0]} className="flex flex-col gap-3 leading-7">
          {heading && <h2 className="display text-xl">{heading}</h2>}
          {paragraphs.map((paragraph) => (
            <p key={paragraph} dir="auto" className="whitespace-pre-line break-words">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </article>
  )
}

function ValidFrom({ day }: { day: string }) {
  const t = useTranslations('common.legal')
  const write = useMoment()
  return t('validFrom', { day: write(`${day}T12:00:00Z`, 'agreedDay') })
}
