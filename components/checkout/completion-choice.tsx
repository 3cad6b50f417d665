import { useTranslations } from 'next-intl'
import { Radio } from '@/components/ui/form/checkbox'
import { RadioGroup } from '@/components/ui/form/radio-group'
import type { Completion } from '@/lib/domain/order/order'

const CHOICES: Completion[] = ['all_or_nothing', 'keep_what_worked']

/** What becomes of the others when one seller cannot be paid. Where nothing can be chosen any more, what stands is only said. */
export function CompletionChoice({ chosen, onChoose, disabled }: { chosen: Completion; onChoose: (choice: Completion) => void; disabled: boolean }) {
  const t = useTranslations('checkout.completion')
  if (disabled) {
    return (
      <p className="text-muted text-sm">
        {t.rich('chosen', { choice: t(chosen), hint: t(`${chosen}Hint`), b: (text) => <span className="font-medium text-ink">{text}</span> })}
      </p>
    )
  }
  return (
    <RadioGroup legend={t('legend')}>
      {CHOICES.map((value) => (
        <Radio
          key={value}
          name="completion"
          value={value}
          checked={chosen === value}
          onChange={() => onChoose(value)}
          label={t(value)}
          hint={t(`${value}Hint`)}
        />
      ))}
    </RadioGroup>
  )
}
