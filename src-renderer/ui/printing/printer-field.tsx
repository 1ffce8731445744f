import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './printing.module.css'
import { usePrinters } from './use-printers.ts'

/** The mark of what is not real. */
export const SimulatedMark = () => {
  const { t } = useTranslation('labels')
  return <span className={classes.simulated}>{t('print.simulated')}</span>
}

type PrinterFieldProps = { readonly label: string; readonly size?: 'sm' | 'md' | 'lg'; readonly value: number | null; readonly onChange: (printerId: number | null) => void; /** What is printed on when nothing else is chosen; null: nothing is. */ readonly usual?: { readonly id: number | null; readonly name: string } | null }

/** Which printer: the one that is usual for these labels unless another is chosen. Simulated ones say so. */
export const PrinterField = ({ label, size, value, onChange, usual = null }: PrinterFieldProps) => {
  const { t } = useTranslation('labels')
  const printers = usePrinters()
  const named = (name: string, isSimulated: boolean): string => (isSimulated ? `${name} (${t('print.simulated')})` : name)
  const isUsualSimulated = printers.some(({ id, isSimulated }) => id === usual?.id && isSimulated)
  const others = printers.filter(({ id }) => id !== usual?.id).map(({ id, name, isSimulated }) => ({ value: String(id), label: named(name, isSimulated) }))
  const data = [...(usual === null ? [] : [{ value: '', label: named(usual.name, isUsualSimulated) }]), ...others]
  return <Select label={label} data={data} placeholder={t(printers.length === 0 ? 'print.noPrinter' : 'print.stationPrinter')} {...(size === undefined ? {} : { size })} value={value === null ? (usual === null ? null : '') : String(value)} onChange={(chosen) => onChange(chosen === null || chosen === '' ? null : Number(chosen))} />
}
