import { CircleAlert, CircleCheck, CircleDashed, Clock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { RequirementList } from '@/components/sellers/requirement-list'
import { Card } from '@/components/ui/data/card'
import { Badge } from '@/components/ui/feedback/badge'
import { LinkButton } from '@/components/ui/form/link-button'
import type { ChecklistStep, StepStatus } from '@/lib/domain/sellers/seller-checklist'
import { ConnectButton } from './connect-button'
import { StepReason } from './step-reason'

const LOOK: Record<StepStatus, { icon: typeof Clock; className: string }> = {
  done: { icon: CircleCheck, className: 'text-good' },
  todo: { icon: CircleDashed, className: 'text-line-strong' },
  attention: { icon: CircleAlert, className: 'text-danger' },
  waiting: { icon: Clock, className: 'text-line-strong' },
}

/** The steps to the first sale. Each row: how it stands, what it is, why, and the verb that fits. */
export function Checklist({ steps }: { steps: ChecklistStep[] }) {
  return (
    <Card padded={false}>
      <ol className="divide-y divide-line">
        {steps.map((step) => (
          <Step key={step.id} step={step} isNext={step === nextStep(steps)} />
        ))}
      </ol>
    </Card>
  )
}

function nextStep(steps: ChecklistStep[]): ChecklistStep | undefined {
  return steps.find((step) => step.action && (step.status === 'todo' || step.status === 'attention') && !step.optional)
}

function Step({ step, isNext }: { step: ChecklistStep; isNext: boolean }) {
  const t = useTranslations('connect.checklist')
  const { icon: Icon, className } = LOOK[step.status]
  return (
    <li className="flex flex-col gap-3 px-5 py-4 sm:flex-row sm:items-center sm:gap-4">
      <div className="flex min-w-0 flex-1 gap-3.5">
        <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${className}`} />
        <div className="flex min-w-0 flex-col gap-0.5">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            <span className="sr-only">{`${t('statusOf', { status: t(`status.${step.status}`) })} `}</span>
            <span>{t(`label.${step.id}`)}</span>
            {step.optional && <Badge>{t('optional')}</Badge>}
          </p>
          <p className="text-muted text-sm">
            <StepReason step={step} />
          </p>
          <RequirementList requirements={step.blockers} className="mt-1 text-sm" />
        </div>
      </div>
      {step.action && (
        <div className="pl-8.5 sm:pl-0">
          <Action action={step.action} isNext={isNext} label={t(`label.${step.id}`)} />
        </div>
      )}
    </li>
  )
}

function Action({ action, isNext, label }: { action: NonNullable<ChecklistStep['action']>; isNext: boolean; label: string }) {
  const t = useTranslations('connect.checklist')
  const variant = isNext ? 'primary' : 'secondary'
  const verb = t(`verb.${action.verb}`)
  if (action.kind === 'connect') return <ConnectButton verb={verb} variant={variant} size="sm" />
  if (action.kind === 'onboarding')
    return <ConnectButton verb={verb} label={t('actionInStripe', { verb, label })} to={action.href} variant={variant} size="sm" />
  const elsewhere = action.kind === 'elsewhere'
  return (
    <LinkButton
      href={action.href}
      external={elsewhere}
      variant={variant}
      size="sm"
      aria-label={t(elsewhere ? 'actionInStripe' : 'actionOf', { verb, label })}
      {...(elsewhere && { target: '_blank', rel: 'noopener noreferrer' })}
    >
      {verb}
    </LinkButton>
  )
}
