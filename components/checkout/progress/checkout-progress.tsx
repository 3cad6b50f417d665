import { useTranslations } from 'next-intl'
import { isUncertain, type Step } from '@/components/checkout/machine/checkout-machine'
import { TextLink } from '@/components/ui/layout/text-link'
import { useSay } from '@/components/ui/use-say'

/** Says aloud how far the purchase is, and explains it on the page once the answer takes longer. */
export function CheckoutProgress({ step }: { step: Step }) {
  const t = useTranslations('checkout.uncertain')
  const say = useSay()
  const aloud = useAloud()
  return (
    <div role="status" className={isUncertain(step) ? undefined : 'sr-only'}>
      {isUncertain(step) ? (
        // The link leads to this very address: once the order exists, the server answers it with the order's page.
        <div className="flex flex-col gap-1.5 rounded-md bg-info-soft px-4 py-3.5 text-sm">
          <p className="font-semibold text-info">{t('title')}</p>
          <p>
            <span>{sentenceOf(step) ?? say({ key: 'order.checking' })}</span> <span>{t('close')}</span>
          </p>
          <p>
            <TextLink external href="">
              {t('open')}
            </TextLink>
          </p>
        </div>
      ) : (
        <p>{aloud(step)}</p>
      )}
    </div>
  )
}

/** What the server said of it, where it said anything. */
function sentenceOf(step: Step): string | null {
  return 'sentence' in step ? step.sentence : null
}

function useAloud(): (step: Step) => string | null {
  const t = useTranslations('checkout.aloud')
  return (step) => {
    switch (step.name) {
      case 'confirm': {
        const { confirmed, confirmations: total } = step.challenge
        return total > 1 ? t('confirmOf', { confirmed, total }) : t('confirm')
      }
      case 'card':
      case 'place':
      case 'ask':
      case 'cancel':
      case 'paid':
        return t(step.name)
      case 'form':
      case 'wait':
      case 'confirm_needed':
      case 'ended':
        return null
    }
  }
}
