import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/data/card'
import { connectCode } from '@/lib/domain/sellers/connect-result'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.connectReturn'))('title') }
}

/** Where a seller of a preview deployment lands when the relay on this host cannot send them on. They are not signed in here, and need not be. */
export default async function ConnectReturnPage({ searchParams }: PageProps<'/connect-return'>) {
  const { code } = await searchParams
  const [t, result] = await Promise.all([getTranslations('auth.connectReturn'), getTranslations('connect.result')])
  const ended = connectCode(code)
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-3">
        <h1 className="display text-3xl">{result(`${ended}.title`)}</h1>
        <p className="text-muted">{result(`${ended}.text`)}</p>
        <p className="text-muted">{t('again')}</p>
      </div>
    </Card>
  )
}
