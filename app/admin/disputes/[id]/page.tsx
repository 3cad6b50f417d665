import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AnswerSent } from '@/components/disputes/answer-section'
import { DisputePage } from '@/components/disputes/dispute-page'
import { ClientMessages } from '@/components/ui/client-messages'
import { requireOperator } from '@/lib/auth/viewer'
import { readAnswer } from '@/lib/disputes/read-answer'
import { readDisputePage } from '@/lib/disputes/read-disputes'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('disputes'))('title') }
}

/** One dispute as an operator reads it. */
export default async function OperatorDisputePage({ params }: PageProps<'/admin/disputes/[id]'>) {
  const [{ id }] = await Promise.all([params, requireOperator()])
  const dispute = await readDisputePage(id, null)
  if (!dispute) notFound()
  const answer = await readAnswer(id, null)
  return (
    <DisputePage dispute={dispute} listHref="/admin/disputes" orderHref={`/admin/orders/${dispute.orderId}`}>
      {answer && answer.standing !== 'open' && (
        <ClientMessages of={['disputes.answer']}>
          <AnswerSent answer={answer} />
        </ClientMessages>
      )}
    </DisputePage>
  )
}
