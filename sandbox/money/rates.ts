import { decimals } from './currency-rules'

// What a US dollar costs in each currency, as of mid-2025. It moves a little from day to day (DIFFERENCES.md).
const PER_DOLLAR =
  'usd 1, aed 3.6725, afn 70, all 84, amd 384, ang 1.79, aoa 915, ars 1290, aud 1.53, awg 1.79, azn 1.7, bam 1.67, bbd 2, bdt 122, bgn 1.67, bhd 0.376, ' +
  'bif 2980, bmd 1, bnd 1.28, bob 6.91, brl 5.45, bsd 1, bwp 13.4, byn 3.27, bzd 2.01, cad 1.37, cdf 2890, chf 0.8, clp 955, cny 7.17, cop 4030, crc 505, ' +
  'cve 94, czk 21, djf 178, dkk 6.38, dop 62, dzd 130, egp 48.6, etb 140, eur 0.855, fjd 2.25, fkp 0.74, gbp 0.74, gel 2.7, gip 0.74, gmd 72, gnf 8680, ' +
  'gtq 7.67, gyd 209, hkd 7.83, hnl 26.2, htg 131, huf 340, idr 16300, ils 3.38, inr 87, isk 122, jmd 160, jod 0.709, jpy 148, kes 129, kgs 87.4, khr 4010, ' +
  'kmf 421, krw 1390, kwd 0.306, kyd 0.833, kzt 538, lak 21600, lbp 89500, lkr 301, lrd 201, lsl 17.7, mad 9.02, mdl 16.8, mga 4430, mkd 52.7, mmk 2100, ' +
  'mnt 3590, mop 8.07, mur 45.8, mvr 15.4, mwk 1734, mxn 18.7, myr 4.22, mzn 63.9, nad 17.7, ngn 1530, nio 36.8, nok 10.1, npr 139, nzd 1.7, omr 0.385, ' +
  'pab 1, pen 3.54, pgk 4.14, php 57, pkr 282, pln 3.65, pyg 7230, qar 3.64, ron 4.33, rsd 100, rub 80, rwf 1447, sar 3.75, sbd 8.24, scr 14.1, sek 9.55, ' +
  'sgd 1.28, shp 0.74, sle 23.3, sos 571, srd 38.5, std 21000, szl 17.7, thb 32.4, tjs 9.4, tnd 2.88, top 2.37, try 41, ttd 6.79, twd 30, tzs 2490, uah 41.4, ' +
  'ugx 3560, uyu 40, uzs 12400, vnd 26300, vuv 119, wst 2.7, xaf 561, xcd 2.7, xof 561, xpf 102, yer 240, zar 17.7, zmw 23.4'

const RATES = new Map(
  PER_DOLLAR.split(', ').map((entry): [string, number] => {
    const [currency = '', rate = ''] = entry.split(' ')
    return [currency, Number(rate)]
  }),
)

/** An amount in another currency, minor units to minor units, rounded to the nearest. Both currencies are Stripe's. */
export function convert(amount: number, from: string, to: string): number {
  const [cost, price] = [RATES.get(from), RATES.get(to)]
  if (!cost || !price) throw new Error(`no rate from ${from} to ${to}`)
  return Math.round((amount / 10 ** decimals(from) / cost) * price * 10 ** decimals(to))
}

const DAY = 86_400
/** The most by which a rate moves, in thousandths. */
const SWING = 10

/**
 * What one minor unit of a currency is in those of another, on the day (UTC) of a moment: the fixed rate, up to a hundredth more or less. Six digits, as Stripe has them.
 * @param seconds the world's time
 */
export function exchangeRate(from: string, to: string, seconds: number): number {
  const [cost, price] = [RATES.get(from), RATES.get(to)]
  if (!cost || !price) throw new Error(`no rate from ${from} to ${to}`)
  const moved = ((Math.floor(seconds / DAY) * 7) % (2 * SWING + 1)) - SWING
  const rate = (price / cost) * 10 ** (decimals(to) - decimals(from)) * (1 + moved / 1000)
  return Number(rate.toPrecision(6))
}
