import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { registerWalletsAction, sendTestMailAction } from '@/app/admin/doctor/actions'
import { registerWebhooksAction } from '@/app/admin/webhooks/actions'
import { DoctorTable } from '@/components/admin/doctor-table'
import { TellRedCount } from '@/components/admin/red-count'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireOperator } from '@/lib/auth/viewer'
import { examineAndKeep } from '@/lib/operations/doctor/last-look'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.doctor'))('title') }
}

/** What is missing or wrong in this deployment, looked at now. */
export default async function DoctorPage() {
  await requireOperator()
  const [lines, t] = await Promise.all([examineAndKeep(), getTranslations('admin.doctor')])
  const count = lines.filter(({ state }) => state === 'bad').length
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead', { count })} />
      <TellRedCount words={count > 0 ? t('red', { count }) : ''} />
      <DoctorTable lines={lines} register={registerWebhooksAction} registerWallets={registerWalletsAction} sendTestMail={sendTestMailAction} />
    </>
  )
}
