import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { useMoment } from '@/components/ui/data/moment'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import { EVIDENCE_FILES, EVIDENCE_TEXTS, type EvidenceFile, type EvidenceText } from '@/lib/domain/disputes/evidence'
import type { AnswerView, DisputePageView } from '@/lib/domain/wire/dispute-views'
import { FileNames } from './evidence-files'

type Props = { dispute: DisputePageView; answer: AnswerView }

/** How an answer that is not open any more stands, and what was said. */
export function AnswerSent({ answer }: { answer: AnswerView }) {
  const t = useTranslations('disputes.answer')
  const day = useMoment()
  const { standing, at, texts, fields, files, isForSeller } = answer
  const says =
    standing === 'asking' || !at ? t('asking') : t(standing === 'accepted' ? 'accepted' : isForSeller ? 'sentForYou' : 'sent', { day: day(at) })
  return (
    <>
      <Alert>{says}</Alert>
      {standing !== 'accepted' && (
        <Section title={t('title')}>
          <FactList
            facts={fields.flatMap((name) =>
              texts[name]
                ? [
                    {
                      label: t(`field.${name}`),
                      value: (
                        <span dir="auto" className="whitespace-pre-wrap text-left">
                          {texts[name]}
                        </span>
                      ),
                    },
                  ]
                : [],
            )}
          />
          <FileNames files={files} />
        </Section>
      )}
    </>
  )
}

/** What a seller should know before they answer: what is missing, what it costs, and why Stripe did not take it. @param hasLetters whether the PDF can be written */
export function AnswerAdvice({ dispute, answer, hasLetters }: Props & { hasLetters: boolean }) {
  const t = useTranslations('disputes.answer')
  const format = useFormatter()
  const nameOf = useEvidenceName()
  const { refusal, words, missing, isWorthLittle, isSentAnyway, isFromInquiry } = answer
  return (
    <>
      {isFromInquiry && <Alert tone="warn">{t('fromInquiry')}</Alert>}
      {!hasLetters && <Alert tone="warn">{t('noLetters')}</Alert>}
      {refusal === 'not_allowed' && <NotAllowed dispute={dispute} />}
      {refusal === 'other' && <Alert tone="warn">{t.rich('refused', { words: words ?? '', ...isolated })}</Alert>}
      {missing.length > 0 && <Alert tone="warn">{t('missing', { list: format.list(missing.map(nameOf), 'and') })}</Alert>}
      {isSentAnyway && <Alert>{t('sentAnyway')}</Alert>}
      <Alert title={!dispute.isInquiry && isWorthLittle ? t('little') : undefined}>{t(dispute.isInquiry ? 'inquiryCost' : 'cost')}</Alert>
    </>
  )
}

function NotAllowed({ dispute: { id, stripeUrl } }: { dispute: DisputePageView }) {
  const t = useTranslations('disputes.answer')
  const links = (
    <>
      <LinkButton external href={`/sell/disputes/${id}/packet`} variant="secondary" size="sm">
        {t('packet')}
      </LinkButton>
      <LinkButton external href={stripeUrl} variant="secondary" size="sm">
        {t('openStripe')}
      </LinkButton>
    </>
  )
  return (
    <Alert tone="warn" action={links}>
      {t('notAllowed')}
    </Alert>
  )
}

/** What else a seller can do than answer. */
export function OtherWays({ dispute, accept }: { dispute: DisputePageView; accept: () => Promise<string | null> }): ReactNode {
  const t = useTranslations('disputes.answer')
  const money = useMoney()
  const amount = money(dispute)
  return (
    <div className="flex flex-wrap gap-2">
      {dispute.isChargeRefundable && (
        <LinkButton href={`/sell/orders/${dispute.sellerOrderId}/refund?all`} variant="secondary">
          {t('refund')}
        </LinkButton>
      )}
      <ConfirmDialog action={accept} deed={t('accept')} keep={t('keep')} busyText={t('accepting')} title={t('acceptTitle')} variant="danger">
        {t(dispute.isInquiry ? 'acceptInquiry' : 'acceptText', { amount })}
      </ConfirmDialog>
    </div>
  )
}

function useEvidenceName(): (name: EvidenceText | EvidenceFile) => string {
  const t = useTranslations('disputes.answer')
  return (name) => {
    const file = EVIDENCE_FILES.find((each) => each === name)
    const text = EVIDENCE_TEXTS.find((each) => each === name)
    if (file) return t(`file.${file}`)
    return text ? t(`field.${text}`) : name
  }
}
