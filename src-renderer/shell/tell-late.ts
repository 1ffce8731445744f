import { notifications } from '@mantine/notifications'
import type { i18n } from 'i18next'
import type { LateReply } from '../api/transport-websocket.ts'
import { readableText } from '#shared/domain/barcode/readable-text.ts'
import type { Sounds } from '../ui/sounds.ts'

/** Answers close together are told in one sentence. */
const settleMs = 400
const readAfterMs = 20_000

/** What a command was about, for a person who has to do it again. */
function whatOf({ procedure, input }: LateReply): string {
  const { raw } = (input ?? {}) as { readonly raw?: unknown }
  return typeof raw === 'string' ? readableText(raw) : procedure
}

/** Says what became of the commands that the page before this one left without an answer: how many are saved, and each that could not be. */
export function createLateTeller(words: i18n, sounds: Sounds): (late: LateReply) => void {
  let saved = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const tellSaved = (): void => {
    notifications.show({ message: words.t('shell:connection.lateSaved', { count: saved }), className: 'dk-toast dk-toast-good', role: 'status', autoClose: readAfterMs })
    sounds.play('good')
    saved = 0
  }
  return (late) => {
    if (late.reply.ok) {
      saved += 1
      clearTimeout(timer)
      timer = setTimeout(tellSaved, settleMs)
      return
    }
    const { code } = late.reply.failure
    const own = `failures:${late.procedure}.${code}`
    const why = String(words.t((words.exists(own) ? own : `failures:any.${code}`) as never, late.reply.failure as never))
    sounds.play('stop')
    notifications.show({ message: words.t('shell:connection.lateLost', { what: whatOf(late), why }), className: 'dk-toast dk-toast-stop', role: 'alert', autoClose: false })
  }
}
