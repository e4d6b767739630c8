import { getTranslations } from 'next-intl/server'
import { credentialKinds } from '@/lib/core/autochecks/call-fields'
import { paces } from '@/lib/core/autochecks/pace'
import { proves } from '@/lib/core/autochecks/proves'
import { environments, type CheckKind } from '@/lib/core/autochecks/words'

/** What the form of a check offers, in the reader's language. */
export async function checkChoices(kind: CheckKind) {
  const t = await getTranslations('autochecks')
  return {
    environments: environments.map((value) => ({ value, label: t(`environments.${value}`), note: t(`environmentNote.${value}`) })),
    paces: paces.map((value) => ({ value: String(value), label: t(`pace.${value}`) })),
    codes: proves[kind].map((value) => ({ value, label: value, note: t(`codes.${value}` as never) })),
    credentials: credentialKinds.map((value) => ({ value, label: t(`credentials.${value}`) })),
  }
}
export type CheckChoices = Awaited<ReturnType<typeof checkChoices>>
