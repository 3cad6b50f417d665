export interface SourceFile {
  path: string
  text: string
}

export interface Problem {
  path: string
  line: number
  says: string
}

interface Rule {
  says: string
  /** Which files it looks at. */
  in: RegExp
  except?: RegExp
  /** A line it refuses. */
  line?: RegExp
  maxLines?: number
}

const CODE = /\.(ts|tsx|js|mjs)$/
const THESE_RULES = /^tools\/checks\/code-rules/

// What neither the linter (biome.jsonc) nor the layers (layers/layers.ts) can express, as a table.
const rules: Rule[] = [
  { says: 'A route is at most 30 lines: parse, check access, call one use case, answer.', in: /^app\/.*route\.ts$/, maxLines: 30 },
  { says: 'A file is at most 250 lines.', in: /\.(ts|tsx|js|mjs|css|sh)$/, except: /^app\/globals\.css$/, maxLines: 250 },
  {
    says: 'No barrel files, no utils, helpers or types: name the file after what it does.',
    in: /(^|\/)(index|utils?|helpers?|types?)\.tsx?$/,
    line: /^/,
  },
  {
    says: 'Imports carry no file extension: the bundler and tsx find the file.',
    in: /\.tsx?$/,
    except: THESE_RULES,
    line: /from '(@|\.)\/[^']*\.(ts|tsx|js)'/,
  },
  { says: 'One "l": canceled.', in: CODE, except: /^(tools\/checks\/code-rules|sandbox\/)/, line: /cancelled/i },
  {
    says: 'Say seller, application fee, connected account (docs/GLOSSARY.md).',
    in: /^(app|components|jobs|lib|prisma)\/.*\.(ts|tsx|prisma)$/,
    line: /\b(vendors?|commissions?|stripeId)\b|\bmerchants?\b(?! of record)(?!-initiated)/i,
  },
  {
    says: 'The lock file names no registry: set omit-lockfile-registry-resolved and run npm install again.',
    in: /^package-lock\.json$/,
    line: /"resolved": "\w+:/,
  },
  {
    says: "Only lib/stripe/clock.ts knows of the local Stripe's own API.",
    in: /^(app|components|jobs|lib)\/.*\.tsx?$/,
    except: /^lib\/stripe\/clock\.ts$|\.test\.tsx?$/,
    line: /_sandbox/,
  },
  { says: 'A focused test hides the others.', in: /\.(test|e2e)\.tsx?$/, except: THESE_RULES, line: /\b(test|it|describe)\.only\(/ },
  {
    says: 'An action is made by action(schemas, handler) of lib/http/action.ts, which parses its arguments.',
    in: /^app\/.*actions\.ts$/,
    line: /^export (?!const \w+ = action\()/,
  },
  {
    says: 'Server Actions live in files named actions.ts.',
    in: CODE,
    except: /(^|\/)actions\.ts$|^tools\/checks\/code-rules/,
    line: /^\s*['"]use server['"]/,
  },
  {
    says: "Moments are kept in UTC without a zone: now() at time zone 'utc'.",
    in: /^lib\/(?!db\/jobs\/).*\.ts$/,
    line: /^(?!\s*(?:\/\/|\*)).*(?<![.\w])now\(\)(?! at time zone 'utc')/i,
    except: /\.test\.ts$/,
  },
  { says: 'Types are not argued away: fix them.', in: /\.tsx?$/, except: THESE_RULES, line: /@ts-(ignore|nocheck)/ },
]

/**
 * Looks for breaches of the code rules.
 * @param files what the repository tracks, generated files left out
 */
export function breaches(files: SourceFile[]): Problem[] {
  return files.flatMap((file) =>
    rules.filter((rule) => rule.in.test(file.path) && !rule.except?.test(file.path)).flatMap((rule) => against(rule, file)),
  )
}

function against(rule: Rule, { path, text }: SourceFile): Problem[] {
  const lines = text.replace(/\n$/, '').split('\n')
  if (rule.maxLines !== undefined)
    return lines.length > rule.maxLines ? [{ path, line: rule.maxLines + 1, says: `${rule.says} This has ${lines.length}.` }] : []
  const index = lines.findIndex((line) => rule.line?.test(line))
  return index < 0 ? [] : [{ path, line: index + 1, says: rule.says }]
}
