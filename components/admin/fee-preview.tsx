import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { minimumCharge } from '@/lib/domain/money/money'
import { applicationFee, type FeeRule } from '@/lib/domain/pricing/fee'

/** What a rule takes of three sales: the least Stripe charges, a common one, a large one. */
export function FeePreview({ currency, rule }: { currency: string; rule: FeeRule }) {
  const least = minimumCharge(currency)
  const samples = [least, least * 50, least * 400]
  return (
    <div className="flex flex-col gap-2">
      <Table caption="Preview of a sale">
        <thead>
          <tr>
            <Th numeric>Buyer pays</Th>
            <Th numeric>Your fee</Th>
            <Th numeric>Seller keeps</Th>
          </tr>
        </thead>
        <tbody>
          {samples.map((amountMinor) => {
            const fee = applicationFee({ amountMinor, currency }, rule)
            return (
              <tr key={amountMinor}>
                <Td numeric>
                  <Price amountMinor={amountMinor} currency={currency} />
                </Td>
                <Td numeric className="font-medium">
                  <Price amountMinor={fee} currency={currency} />
                </Td>
                <Td numeric>
                  <Price amountMinor={amountMinor - fee} currency={currency} />
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <p className="px-5 text-muted text-sm">Before Stripe’s own fee, which the seller pays.</p>
      {applicationFee({ amountMinor: least, currency }, rule) === least && (
        <p className="px-5 text-sm text-warn">Of the smallest sale nothing would be left for the seller: lower the fixed amount.</p>
      )}
    </div>
  )
}
