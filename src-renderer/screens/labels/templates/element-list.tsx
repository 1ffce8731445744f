import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LabelTemplate } from '#shared/domain/labels/template.ts'
import { useElementTitle, useElementWords } from '../../../ui/labels/use-element-title.ts'
import { StateShape } from '../../../ui/state-badge.tsx'
import { useToast } from '../../../ui/use-toast.ts'
import { elementTypes, mostElements, newElement, shifted, withElement, withMoved, withoutElement } from './template-edits.ts'
import type { ElementType } from './template-edits.ts'
import classes from './templates.module.css'

type ElementListProps = { readonly template: LabelTemplate; readonly selected: number; /** Elements with something wrong. */ readonly wrong: ReadonlySet<number>; readonly onSelect: (index: number) => void; readonly onChange: (change: (template: LabelTemplate) => LabelTemplate) => void }

const addWords = { text: 'addText', barcode: 'addBarcode', line: 'addLine', box: 'addBox', image: 'addImage' } as const satisfies Record<ElementType, string>

/** What stands on the label, in the order in which it is drawn: add, choose, order, duplicate, remove. */
export const ElementList = ({ template, selected, wrong, onSelect, onChange }: ElementListProps) => {
  const { t } = useTranslation('labels')
  const toast = useToast()
  const titleOf = useElementTitle(template)
  const words = useElementWords(template)
  const { elements } = template
  const what = (index: number): string => t('template.elementOf', { number: index + 1, what: titleOf(index) ?? '' })
  const add = (type: ElementType): void => {
    onChange((before) => withElement(before, newElement(type, before, t('elementForm.newText'))))
    onSelect(elements.length)
  }
  const duplicate = (index: number): void => {
    const element = elements[index]
    if (element === undefined) return
    onChange((before) => withElement(before, shifted(element, before), index + 1))
    onSelect(index + 1)
  }
  const move = (index: number, by: number): void => {
    if (index + by < 0 || index + by >= elements.length) return
    onChange((before) => withMoved(before, index, by))
    onSelect(index + by)
  }
  const remove = (index: number): void => {
    const element = elements[index]
    if (element === undefined) return
    onChange((before) => withoutElement(before, index))
    onSelect(Math.min(index, elements.length - 2))
    toast.good(t('template.removed', { what: what(index) }), () => {
      onChange((before) => withElement(before, element, Math.min(index, before.elements.length)))
      onSelect(index)
    })
  }
  return (
    <div>
      {elements.length === 0 && <p className={classes.hint}>{t('template.noElements')}</p>}
      <ol className={classes.elements} aria-label={t('template.elements')}>
        {elements.map((_element, index) => (
          <li key={index} className={classes.element} data-selected={index === selected || undefined}>
            <button type="button" className={classes.elementName} aria-pressed={index === selected} aria-label={t('template.choose', { what: what(index) })} onClick={() => onSelect(index)}>{wrong.has(index) && <StateShape tone="stop" />}<span translate="no">{index + 1}.</span> <span className={classes.elementKind}>{words(index)?.type}</span> <span translate="no">{words(index)?.shows}</span></button>
          </li>
        ))}
      </ol>
      <div className={classes.elementActs}>
        <Menu position="bottom-start">
          <Menu.Target><Button variant="default" leftSection={<IconPlus size={16} />} disabled={elements.length >= mostElements}>{t('template.add')}</Button></Menu.Target>
          <Menu.Dropdown>{elementTypes.map((type) => <Menu.Item key={type} onClick={() => add(type)}>{t(`template.${addWords[type]}`)}</Menu.Item>)}</Menu.Dropdown>
        </Menu>
        {elements[selected] !== undefined && (
          <>
            <ActionIcon aria-label={t('template.up', { what: what(selected) })} disabled={selected === 0} onClick={() => move(selected, -1)}><IconArrowUp size={16} /></ActionIcon>
            <ActionIcon aria-label={t('template.down', { what: what(selected) })} disabled={selected === elements.length - 1} onClick={() => move(selected, 1)}><IconArrowDown size={16} /></ActionIcon>
            <ActionIcon aria-label={t('template.duplicate', { what: what(selected) })} disabled={elements.length >= mostElements} onClick={() => duplicate(selected)}><IconCopy size={16} /></ActionIcon>
            <ActionIcon aria-label={t('template.remove', { what: what(selected) })} onClick={() => remove(selected)}><IconTrash size={16} /></ActionIcon>
          </>
        )}
      </div>
    </div>
  )
}
