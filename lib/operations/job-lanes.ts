import { JOB_NAMES, type JobContext, type JobData, type JobHandlers, type JobName, type OnFailure, QUEUES } from '@/lib/domain/operations/jobs'
import { inLane } from '@/lib/stripe/pace/lane'

/** The use case behind each job. `onFailure`: what becomes of the job should it fail. */
export type UseCases = { [N in JobName]: (data: JobData[N], onFailure: OnFailure) => Promise<void> }

/** Makes each job's calls to Stripe in the lane the job was sent in, or in that of its queue: for what the sweep finds, nobody waits. */
export function inTheirLanes(useCases: UseCases): JobHandlers {
  return Object.fromEntries(JOB_NAMES.map((name) => [name, handlerOf(useCases, name)])) as unknown as JobHandlers
}

function handlerOf<N extends JobName>(useCases: UseCases, name: N): JobHandlers[N] {
  const handler = (data: JobData[N], { lane, onFailure }: JobContext = { lane: QUEUES[name].lane, onFailure: 'give_up' }) =>
    inLane(lane, () => useCases[name](data, onFailure))
  return handler as JobHandlers[N]
}
