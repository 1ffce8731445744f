import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import { useNowMs } from '../../ui/clock.ts'
import { copyText } from '../../ui/copy-text.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import type { Device } from '../../ui/devices/use-devices.ts'
import { Section } from '../../ui/page.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './devices.module.css'

type Line = Output<'devices.log'>['lines'][number]

const arrows: Readonly<Record<Line['direction'], string>> = { received: '<', sent: '>', note: '·' }
const refreshMs = 1000

/** One line for whoever helps: the instant in UTC, the direction as seen from the station, the text. */
const lineOf = ({ at, direction, text }: Line): string => `${at} ${arrows[direction]} ${text}`

const Lines = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const describe = useDescribeFailure()
  const { value, failure, refetch } = useQuery('devices.log', { deviceId: device.id })
  const now = useNowMs(refreshMs)
  const box = useRef<HTMLPreElement>(null)
  const lines = value?.lines ?? []
  useEffect(() => refetch(), [now, refetch])
  // The newest line stays in sight.
  useEffect(() => box.current?.scrollTo({ top: box.current.scrollHeight }), [lines.length])
  if (failure !== undefined && value === undefined) return <p className={classes.hint} role="alert">{describe('devices.log', failure)}</p>
  if (value === undefined) return null
  return lines.length === 0 ? <p className={classes.hint}>{t('log.empty')}</p> : <pre ref={box} className={classes.log} translate="no" tabIndex={0} aria-label={t('page.said')}>{lines.map(lineOf).join('\n')}</pre>
}

/** What went over the line of a device, to look at and to copy for whoever helps. */
export const DeviceLog = ({ device }: { readonly device: Device }) => {
  const { t } = useTranslation('devices')
  const toast = useToast()
  const [shows, setShows] = useState(false)
  const { value } = useQuery('devices.log', shows ? { deviceId: device.id } : null)
  const copy = (): void => {
    const text = [`${device.setup.name} (${device.setup.kind}), ${device.station}`, `${device.status.state} ${device.status.troubles.join(', ')} ${device.status.detail}`.trim(), ...(value?.lines ?? []).map(lineOf)].join('\n')
    void copyText(text).then((isCopied) => (isCopied ? toast.good(t('log.copied')) : toast.attention(t('log.notCopied'))))
  }
  return (
    <Section title={t('page.log')} actions={<>{shows && <Button variant="default" leftSection={<IconCopy size={16} />} onClick={copy}>{t('log.copy')}</Button>}<Button variant="default" aria-expanded={shows} onClick={() => setShows((before) => !before)}>{shows ? t('log.hide') : t('log.show')}</Button></>}>
      {shows && <Lines device={device} />}
    </Section>
  )
}
