import { Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { deviceKinds } from '#shared/domain/devices/configuration.ts'
import { useQuery } from '../../ui/data/use-query.ts'
import { DeviceBadge, SimulatedBadge, useDeviceWord } from '../../ui/devices/device-state.tsx'
import type { Device } from '../../ui/devices/use-devices.ts'
import { isSimulated, useDevices } from '../../ui/devices/use-devices.ts'
import { useConnectionText } from '../../ui/devices/use-connection-text.ts'
import { hrefs } from '../../ui/hrefs.ts'
import type { Column } from '../../ui/list/column.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { useListAddress } from '../../ui/list/use-list-address.ts'
import type { MainAct } from '../../ui/page.tsx'
import { Page } from '../../ui/page.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useMay } from '../../ui/use-session.ts'
import { useClient } from '../../api/hooks.ts'
import { AddSimulatedButtons, AddSimulatedMenu } from './add-simulated.tsx'
import { DeviceGlance } from './device-glance.tsx'
import { DeviceParts } from './device-parts.tsx'
import classes from './devices.module.css'

type SortKey = 'name' | 'kind' | 'state' | 'station' | 'where'
const sorts = ['name', 'kind', 'state', 'station', 'where'] as const
const choices = { station: ['all', 'here'], kind: ['all', ...deviceKinds] } as const

/** The devices as found, filtered and sorted: everything is here, so no question is asked for it. */
function useShown(rows: readonly Device[] | undefined, { search, sorting, station, kind, textOf }: { readonly search: string; readonly sorting: { readonly key: SortKey; readonly direction: 'ascending' | 'descending' }; readonly station: string | null; readonly kind: string; readonly textOf: (device: Device, key: SortKey) => string }): readonly Device[] {
  return useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase()
    const isWanted = (device: Device): boolean => (station === null || device.station === station) && (kind === 'all' || device.setup.kind === kind) && (wanted === '' || sorts.some((key) => textOf(device, key).toLocaleLowerCase().includes(wanted)))
    const sign = sorting.direction === 'ascending' ? 1 : -1
    return (rows ?? []).filter(isWanted).toSorted((one, other) => sign * textOf(one, sorting.key).localeCompare(textOf(other, sorting.key), undefined, { numeric: true }) || one.id - other.id)
    // The texts follow the language alone.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, search, sorting.key, sorting.direction, station, kind])
}

/** Scanners, scales and printers of every station with their live state; one is looked at and tried beside the list. */
export const DeviceList = () => {
  const { t } = useTranslation(['devices', 'common'])
  const client = useClient()
  const [, navigate] = useLocation()
  const may = useMay()
  const describe = useDescribeFailure()
  const wordOf = useDeviceWord()
  const connectionText = useConnectionText()
  const { value, failure, isLoading, refetch } = useDevices()
  const { search, setSearch, sorting, setSorting, filters, setFilters } = useListAddress<SortKey, typeof choices>({ sorting: { key: 'name', direction: 'ascending' }, sorts, filters: choices })
  const textOf = (device: Device, key: SortKey): string => ({ name: device.setup.name, kind: t(`kind.${device.setup.kind}`), state: wordOf(device), station: device.station, where: connectionText(device.setup.connection) })[key]
  const rows = useShown(value?.rows, { search, sorting, station: filters.station === 'here' ? client.station() : null, kind: filters.kind, textOf })
  const mayKeep = may('keepDevices')
  const main: MainAct | undefined = mayKeep ? { label: t('list.new'), icon: <IconPlus size={16} />, run: () => navigate(hrefs.newDevice) } : undefined
  const columns: readonly Column<Device, SortKey>[] = [
    { key: 'name', title: t('list.name'), sort: 'name', width: 'minmax(160px, 1.8fr)', phone: 'title', cell: (device) => <span className={classes.name}><span translate="no" className={classes.cut}>{device.setup.name}</span>{isSimulated(device) && <SimulatedBadge />}</span> },
    { key: 'state', title: t('list.state'), sort: 'state', width: 'minmax(168px, 1fr)', phone: 'badge', cell: (device) => <DeviceBadge device={device} /> },
    { key: 'kind', title: t('list.kind'), sort: 'kind', width: '112px', from: 560, cell: ({ setup }) => t(`kind.${setup.kind}`) },
    { key: 'station', title: t('list.station'), sort: 'station', width: '88px', cell: ({ station }) => <span translate="no">{station}</span> },
    { key: 'where', title: t('list.where'), sort: 'where', width: 'minmax(120px, 1fr)', from: 760, phone: 'hidden', cell: ({ setup }) => <span translate={setup.connection.kind === 'simulated' ? undefined : 'no'}>{connectionText(setup.connection)}</span> }
  ]
  const { value: found } = useQuery('devices.found', mayKeep ? {} : null)
  const foundCount = found?.rows.filter(({ configuredAs, kinds, connection }) => configuredAs === null && kinds.length > 0 && connection.kind !== 'simulated').length ?? 0
  const isNone = value?.rows.length === 0
  return (
    <Page title={t('list.title')} kind="list" main={main} headline={<DeviceParts part="list" />}
      actions={<>{mayKeep && <AddSimulatedMenu />}</>}>
      <DataList name={t('list.title')} columns={columns} rowKey={({ id }) => id} hrefOf={({ id }) => hrefs.device(id)} search={{ value: search, onChange: setSearch, placeholder: t('list.find') }} sorting={sorting} onSort={setSorting} preview={(device) => <DeviceGlance key={device.id} device={device} />}
        filters={(
          <>
            <Select aria-label={t('list.stationFilter')} w={144} value={filters.station} data={[{ value: 'all', label: t('list.allStations') }, { value: 'here', label: client.station() }]} onChange={(next) => setFilters({ station: next === 'here' ? 'here' : 'all' })} />
            <Select aria-label={t('list.kindFilter')} w={144} value={filters.kind} data={[{ value: 'all', label: t('list.allKinds') }, ...deviceKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]} onChange={(next) => setFilters({ kind: deviceKinds.find((kind) => kind === next) ?? 'all' })} />
          </>
        )}
        summary={foundCount > 0 ? <Link href={hrefs.newDevice}>{t('list.found', { count: foundCount })}</Link> : undefined}
        data={{ rows, loading: isLoading, problem: failure === undefined || value !== undefined ? null : describe('devices.list', failure), retry: refetch, more: null, complete: true }} empty={{ title: t('list.empty'), text: t('list.emptyText'), ...(mayKeep && isNone ? { action: <AddSimulatedButtons /> } : {}) }} />
    </Page>
  )
}
