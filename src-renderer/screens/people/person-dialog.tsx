import { Button, Group, Radio, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '#shared/api/index.ts'
import type { Role } from '#shared/domain/roles.ts'
import { roles } from '#shared/domain/roles.ts'
import { useCommand } from '../../api/hooks.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TrailButton } from '../../ui/trail.tsx'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import { useToast } from '../../ui/use-toast.ts'
import classes from './people.module.css'

type Person = Output<'session.listOperators'>['rows'][number]
type Problems = { readonly name?: string; readonly pin?: string; readonly pinAgain?: string }

const pinProps = { inputMode: 'numeric', autoComplete: 'off', maxLength: 12, styles: { input: { WebkitTextSecurity: 'disc' } } } as const

/** A person's name, role and PIN. */
export const PersonDialog = ({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) => {
  const { t } = useTranslation(['people', 'common'])
  const { run, isRunning } = useCommand('session.saveOperator')
  const describe = useDescribeFailure()
  const toast = useToast()
  const [name, setName] = useState(person?.name ?? '')
  const [role, setRole] = useState<Role>(person?.role ?? 'clerk')
  const [active, setActive] = useState(person?.active ?? true)
  const [pin, setPin] = useState('')
  const [pinAgain, setPinAgain] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    const pinNeeded = person === null || !person.hasPin
    const found: Problems = {
      ...(name.trim() === '' ? { name: t('common:form.required') } : {}),
      ...(pin === '' && pinNeeded && active ? { pin: t('form.pinNeeded') } : pin !== '' && !/^\d{4,12}$/.test(pin) ? { pin: t('form.pinWrong') } : {}),
      ...(pin === pinAgain ? {} : { pinAgain: t('form.pinDiffers') })
    }
    setProblems(found)
    setProblem(undefined)
    if (Object.keys(found).length > 0) return
    const reply = await run({ ...(person === null ? {} : { id: person.id }), name: name.trim(), role, active, ...(pin === '' ? {} : { pin }) })
    if (!reply.ok) {
      const text = describe('session.saveOperator', reply.failure)
      return reply.failure.code === 'name-taken' ? setProblems({ name: text }) : setProblem(text)
    }
    toast.good(t('form.saved', { name: reply.value.name }))
    onClose()
  }
  return (
    <Dialog title={person === null ? t('form.newTitle') : t('form.editTitle', { name: person.name })} onClose={onClose} onMainAct={() => void save()} size="lg">
      <Stack>
        <TextInput data-autofocus label={t('form.name')} required maxLength={200} value={name} error={problems.name} onChange={(event) => setName(event.currentTarget.value)} />
        <Radio.Group label={t('form.role')} value={role} onChange={(value) => setRole(value as Role)}>
          <div className={classes.roles}>{roles.map((one) => <Radio key={one} value={one} label={t(`common:role.${one}`)} description={t(`common:roleLong.${one}`)} />)}</div>
        </Radio.Group>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput label={t('form.pin')} description={person === null ? t('form.pinHintNew') : t('form.pinHint')} value={pin} error={problems.pin} onChange={(event) => setPin(event.currentTarget.value)} {...pinProps} />
          <TextInput label={t('form.pinAgain')} description={'\u00a0'} value={pinAgain} error={problems.pinAgain} onChange={(event) => setPinAgain(event.currentTarget.value)} {...pinProps} />
        </SimpleGrid>
        {person !== null && <Switch label={t('form.active')} description={t('form.activeHint')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />}
        {problem !== undefined && <Text c="var(--dk-stop)" role="alert">{problem}</Text>}
        <Group justify="space-between">
          <span>{person !== null && <TrailButton entity="operator" entityId={person.id} />}</span>
          <Group><Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button><Button loading={isRunning} onClick={() => void save()}>{t('form.save')}</Button></Group>
        </Group>
      </Stack>
    </Dialog>
  )
}
