import { useLocale } from 'next-intl'
import { addressLines, type ShipTo } from '@/lib/domain/shipping/ship-to'
import { countryName } from '@/lib/domain/text/country'

/** An address as it stands on a parcel. */
export function AddressText({ shipTo }: { shipTo: ShipTo }) {
  const locale = useLocale()
  return (
    <address className="wrap-anywhere text-sm not-italic">
      {addressLines(shipTo, countryName(shipTo.country, locale)).map((line) => (
        <bdi key={line} className="block">
          {line}
        </bdi>
      ))}
    </address>
  )
}
