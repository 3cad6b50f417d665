import { getTranslations } from 'next-intl/server'
import { AnswerForm } from '@/components/disputes/answer-form'
import { AnswerAdvice, AnswerSent, OtherWays } from '@/components/disputes/answer-section'
import { EvidenceFiles } from '@/components/disputes/evidence-files'
import { Section } from '@/components/ui/data/card'
import { readAnswer } from '@/lib/disputes/read-answer'
import type { DisputePageView } from '@/lib/domain/wire/dispute-views'
import { acceptAction, addFileAction, answerAction, removeFileAction } from './actions'

/** What a seller says to the bank, or has said. @param hasLetters whether the PDF can be written */
export async function Answer({ sellerId, dispute, hasLetters }: { sellerId: string; dispute: DisputePageView; hasLetters: boolean }) {
  const [answer, t] = await Promise.all([readAnswer(dispute.id, sellerId), getTranslations('disputes.answer')])
  if (!answer) return null
  if (answer.standing !== 'open') return <AnswerSent answer={answer} />
  return (
    <>
      <AnswerAdvice dispute={dispute} answer={answer} hasLetters={hasLetters} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title={t('title')} hint={t('hint')}>
          <AnswerForm answer={answer} action={answerAction.bind(null, dispute.id)} />
        </Section>
        <Section title={t('files')}>
          <EvidenceFiles files={answer.files} add={addFileAction.bind(null, dispute.id)} remove={removeFileAction.bind(null, dispute.id)} />
        </Section>
      </div>
      <OtherWays dispute={dispute} accept={acceptAction.bind(null, dispute.id)} />
    </>
  )
}
