/** `unknown`: the check itself could not be made. */
export type CheckState = 'good' | 'warning' | 'bad' | 'unknown'

/** What the doctor looks at, in the order it is shown. */
export const CHECK_NAMES = ['keys', 'endpoints', 'secrets', 'delivery', 'clock', 'workers', 'database', 'mail', 'settings'] as const
export type CheckName = (typeof CHECK_NAMES)[number]

/** The sentences of the doctor: messages under admin.doctor.sentence, which may use `count` and `what`. */
type DoctorSentence =
  | ('keysGood' | 'keysRefused' | 'keysNotHttps')
  | ('endpointsGood' | 'endpointsMissing' | 'endpointsDisabled' | 'endpointsNarrow' | 'endpointsVersion')
  | ('secretsGood' | 'secretsMissing' | 'secretsRefused')
  | ('deliveryGood' | 'deliveryLate')
  | ('clockGood' | 'clockWrong')
  | ('workersGood' | 'workersStarting' | 'workersLate' | 'workersNone')
  | ('databaseGood' | 'databaseFull' | 'databaseUnfinished')
  | ('mailGood' | 'mailFolder' | 'mailRefused')
  | ('settingsGood' | 'settingsWeak')
  | 'notChecked'

/** What helps: a button that registers the endpoints, or the page to open. */
type DoctorPress = 'register' | 'webhooks' | 'jobs'

/** What a check found. `count` and `what` go into its sentence. */
export type Finding = { state: CheckState; sentence: DoctorSentence; count?: number; what?: string; press?: DoctorPress }
export type DoctorLine = Finding & { name: CheckName; at: string }
