// npx tsx sandbox/testing/replay.ts FILE: plays recorded calls of the real Stripe against a fresh local one and says where the answers differ.
import { playFile, reportOf, shareEqual } from './replay/play-all'

const WANTED = 0.95

const file = process.argv[2]
if (!file) {
  console.error('npx tsx sandbox/testing/replay.ts FILE    a file of recordings, .jsonl or .jsonl.gz')
  process.exit(2)
}
const replay = await playFile(file)
console.log(reportOf(replay))
process.exit(shareEqual(replay) >= WANTED ? 0 : 1)
