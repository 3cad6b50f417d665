import type { WebhookScope } from '@/lib/domain/operations/webhook-events'

/** `unknown`: the check itself could not be made. */
export type CheckState = 'good' | 'warning' | 'bad' | 'unknown'

/** What the doctor looks at, in the order it is shown. */
export const CHECK_NAMES = [
  ...(['keys', 'connect', 'wallets', 'endpoints', 'secrets', 'received', 'delivery', 'clock'] as const),
  ...(['workers', 'schedules', 'database', 'ledger', 'pictures', 'mail', 'accounts', 'settings'] as const),
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

/** The sentences of the doctor: messages under admin.doctor.sentence, which may use `count`, `also`, `what`, `platform` and `connect`. */
type DoctorSentence =
  | ('keysGood' | 'keysRefused' | 'keysNotHttps' | 'keysOfOthers' | 'keysPublishableRefused')
  | ('connectGood' | 'connectRefused' | 'connectOpening' | 'connectOpenRefused' | 'connectNoClientId')
  | ('walletsGood' | 'walletsMissing' | 'walletsDisabled' | 'walletsWithoutApple' | 'walletsUnreachable' | 'walletsLocal')
  | ('endpointsGood' | 'endpointsMissing' | 'endpointsDisabled' | 'endpointsNarrow' | 'endpointsVersion' | 'endpointsUnreachable')
  | ('secretsGood' | 'secretsMissing' | 'secretsRefused')
  | ('receivedGood' | 'receivedNone' | 'receivedSlow' | 'receivedSilent')
  | ('deliveryGood' | 'deliveryLate')
  | ('clockGood' | 'clockWrong')
  | ('workersGood' | 'workersStarting' | 'workersLate' | 'workersNone')
  | ('schedulesGood' | 'schedulesLate')
  | ('databaseGood' | 'databaseFull' | 'databaseUnfinished')
  | ('ledgerGood' | 'ledgerUneven')
  | ('picturesGood' | 'picturesLost')
  | ('mailGood' | 'mailFolder' | 'mailRefused')
  | ('accountsGood' | 'accountsStopped' | 'accountsStale')
  | ('settingsGood' | 'settingsWeak')
  | 'notChecked'

/** What helps: a button that registers the endpoints or the address for wallets, or sends a test mail; or the page to open. */
type DoctorPress = 'register' | 'wallets' | 'testMail' | 'webhooks' | 'jobs' | 'sellers' | 'reconciliation'

/** When the last event of a scope came over its endpoint (ISO 8601); null: none did. */
type LastDeliveries = Record<WebhookScope, string | null>

/** What a check found. What it counted and named goes into its sentence. */
export type Finding = {
  state: CheckState
  sentence: DoctorSentence
  count?: number
  also?: number
  what?: string
  last?: LastDeliveries
  press?: DoctorPress
}
export type DoctorLine = Finding & { name: CheckName; at: string }

/**
 * The values of a line's sentence.
 * @param moment writes a point in time
 * @param never stands for one that never was
 */
export function wordsOfLine({ count = 0, also = 0, what = '', last }: Finding, moment: (at: string) => string, never: string) {
  const [platform, connect] = [last?.platform, last?.connect].map((at) => (at ? moment(at) : never))
  return { count, also, what, platform: platform ?? never, connect: connect ?? never }
}
