import { Card } from '@/components/ui/data/card'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import type { FeeRule } from '@/lib/domain/pricing/fee'
import { percentOf } from '@/lib/domain/pricing/fee-form'

/**
 * The fees in force, one currency a line.
 * @param onRemove makes the action that takes a currency back to the default
 */
export function FeeTable({
  rules,
  onRemove,
}: {
  rules: (FeeRule & { currency: string; isDefault: boolean })[]
  onRemove: (currency: string) => () => Promise<void>
}) {
  return (
    <Card padded={false}>
      <Table caption="Fees in force">
        <thead>
          <tr>
            <Th>Currency</Th>
            <Th numeric>Fee</Th>
            <Th>
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ currency, feeBps, feeFixedMinor, isDefault }) => (
            <tr key={currency}>
              <Td>
                <span className="mr-2 font-medium">{currency.toUpperCase()}</span>
                {isDefault && <Badge>Default</Badge>}
              </Td>
              <Td numeric>
                {percentOf(feeBps)} %
                {feeFixedMinor > 0 && (
                  <>
                    {' + '}
                    <Price amountMinor={feeFixedMinor} currency={currency} />
                  </>
                )}
              </Td>
              <Td>
                <span className="flex flex-wrap justify-end gap-2">
                  <LinkButton
                    href={`/admin/fees?currency=${currency}`}
                    variant="secondary"
                    size="sm"
                    aria-label={`Change the fee for ${currency.toUpperCase()}`}
                  >
                    Change
                  </LinkButton>
                  {!isDefault && (
                    <ConfirmDialog
                      action={onRemove(currency)}
                      deed="Use default"
                      busyText="Removing…"
                      size="sm"
                      title={`Use the default fee for ${currency.toUpperCase()}?`}
                    >
                      Orders that were placed keep the fee they were placed with.
                    </ConfirmDialog>
                  )}
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
