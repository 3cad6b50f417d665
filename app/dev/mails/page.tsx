import clsx from 'clsx'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { LinkedText } from '@/components/auth/linked-text'
import { MailFrame } from '@/components/auth/mail-frame'
import { Card } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { EXAMPLES } from '@/lib/mail/examples'
import { exampleMail, GALLERY_LOCALES, galleryLocale } from './example-mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mail.gallery'))('title') }
}

/** Every mail with example data, as HTML and as text, in every language. */
export default async function MailGallery({ searchParams }: PageProps<'/dev/mails'>) {
  const locale = galleryLocale((await searchParams).locale)
  const t = await getTranslations('mail.gallery')
  const mails = (await Promise.all(Object.keys(EXAMPLES).map((name) => exampleMail(name, locale)))).filter((mail) => mail !== undefined)
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <nav aria-label={t('locale')} className="flex flex-wrap gap-4">
        {GALLERY_LOCALES.map((each) => (
          <Link
            key={each}
            href={`/dev/mails?locale=${each}`}
            aria-current={each === locale ? 'page' : undefined}
            className={clsx('py-1 underline-offset-4', each === locale ? 'font-semibold' : 'underline')}
          >
            {each}
          </Link>
        ))}
      </nav>
      <ul className="columns-2 md:columns-3">
        {mails.map(({ name }) => (
          <li key={name}>
            <a href={`#${name}`} className="underline underline-offset-4">
              <code>{name}</code>
            </a>
          </li>
        ))}
      </ul>
      {mails.map(({ name, subject, text }) => (
        <section key={name} id={name} className="flex flex-col gap-3 border-line border-t pt-6">
          <h2 dir="auto" className="font-semibold text-lg">
            {subject}
          </h2>
          <div className="grid gap-4 lg:grid-cols-2">
            <MailFrame title={`${name}, ${t('html')}`} src={`/dev/mails/${name}/html?locale=${locale}`} />
            <Card className="font-mono text-sm">
              <LinkedText text={text} />
            </Card>
          </div>
        </section>
      ))}
    </>
  )
}
