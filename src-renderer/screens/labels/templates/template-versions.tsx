import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { InstantText } from '../../../ui/date-text.tsx'
import { hrefs } from '../../../ui/hrefs.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import type { TemplateView } from './template-page.tsx'
import classes from './templates.module.css'

/** The versions of a template, newest first; each can be looked at. */
export const TemplateVersions = ({ view: { template: { key, version: shown }, versions } }: { readonly view: TemplateView }) => {
  const { t } = useTranslation('labels')
  return (
    <ol className={classes.versions}>
      {versions.map(({ version, at, by }, index) => (
        <li key={version}>
          <Link href={index === 0 ? hrefs.template(key) : `${hrefs.template(key)}?version=${version}`}>{version === 0 ? t('template.shippedVersion') : t('template.versionOf', { version })}</Link>
          {version === shown && <StateBadge tone="idle">{t('template.preview')}</StateBadge>}
          <InstantText at={at} /><span translate="no">{by}</span>
        </li>
      ))}
    </ol>
  )
}
