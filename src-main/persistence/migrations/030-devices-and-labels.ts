import type { MigrationInterface, QueryRunner } from 'typeorm'
import { appendOnly } from './010-foundation.ts'

const labelKinds = `('product','case','sscc','quarantine','bin','operator-badge','command')`

const statements = [
  // connection and settings: JSON as in src-shared/domain/devices/configuration.ts. A device that was taken away stays as a name for its jobs.
  `CREATE TABLE devices (
    id INTEGER PRIMARY KEY, station TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('scanner','scale','label-printer','receipt-printer')), name TEXT NOT NULL COLLATE NOCASE,
    connection TEXT NOT NULL, settings TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0,1)), version INTEGER NOT NULL DEFAULT 1) STRICT`,
  `CREATE UNIQUE INDEX devices_name ON devices (name) WHERE removed = 0`,
  `CREATE TABLE label_printers (station TEXT NOT NULL COLLATE NOCASE, label_kind TEXT NOT NULL CHECK (label_kind IN ${labelKinds}), device_id INTEGER NOT NULL REFERENCES devices(id), PRIMARY KEY (station, label_kind)) STRICT, WITHOUT ROWID`,

  // Versions of templates are facts: a label that was printed can be printed again as it was. Version 0 is the one that came with the program and is not stored.
  `CREATE TABLE label_templates (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, version INTEGER NOT NULL CHECK (version > 0), name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ${labelKinds}), body TEXT NOT NULL, at TEXT NOT NULL, operator_id INTEGER, UNIQUE (key, version)) STRICT`,
  // active: offered when printing. removed_through: stored versions up to this one no longer count, so that a shipped template is again as it came and one of our own is gone.
  `CREATE TABLE label_template_states (key TEXT PRIMARY KEY, active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0,1)), removed_through INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID`,
  `CREATE TABLE label_rules (product_id INTEGER PRIMARY KEY REFERENCES products(id), rule TEXT NOT NULL) STRICT`,

  // Every code that was ever handed out; a code is never handed out twice, whatever became of it.
  `CREATE TABLE issued_codes (
    code TEXT PRIMARY KEY, range_key TEXT NOT NULL, number INTEGER NOT NULL, product_id INTEGER REFERENCES products(id), pack_id INTEGER REFERENCES packs(id), lot TEXT NOT NULL DEFAULT '', expiry_iso TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, UNIQUE (range_key, number)) STRICT, WITHOUT ROWID`,
  `CREATE INDEX issued_codes_pack ON issued_codes (pack_id, lot, expiry_iso)`,

  // template: the whole template as it was. printer_name is kept for jobs of printers that are gone. handed_over is raised before labels go out, sent after: what lies between is unknown after a crash.
  `CREATE TABLE print_jobs (
    id INTEGER PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('queued','sending','paused','sent','confirmed','unknown','failed','cancelled')), title TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ${labelKinds}),
    template_key TEXT NOT NULL, template_version INTEGER NOT NULL, template TEXT NOT NULL, printer_id INTEGER REFERENCES devices(id), printer_name TEXT NOT NULL,
    cause TEXT NOT NULL, receipt_id INTEGER REFERENCES receipts(id), receipt_line_id INTEGER, delivery_id INTEGER REFERENCES deliveries(id), product_id INTEGER REFERENCES products(id),
    labels INTEGER NOT NULL CHECK (labels > 0), handed_over INTEGER NOT NULL DEFAULT 0, sent INTEGER NOT NULL DEFAULT 0, confirmed INTEGER, resume_from INTEGER, troubles TEXT NOT NULL DEFAULT '[]', detail TEXT NOT NULL DEFAULT '',
    scan_back TEXT NOT NULL DEFAULT 'no' CHECK (scan_back IN ('no','wanted','waiting','done')), is_copy INTEGER NOT NULL DEFAULT 0 CHECK (is_copy IN (0,1)), copy_of INTEGER REFERENCES print_jobs(id), reason TEXT NOT NULL DEFAULT '',
    station TEXT NOT NULL, operator_id INTEGER, created_at TEXT NOT NULL, ended_at TEXT,
    CHECK (sent <= handed_over AND handed_over <= labels)) STRICT`,
  `CREATE INDEX print_jobs_open ON print_jobs (printer_id, id) WHERE state IN ('queued','sending','paused','unknown','failed')`,
  `CREATE INDEX print_jobs_receipt ON print_jobs (receipt_id) WHERE receipt_id IS NOT NULL`,
  `CREATE INDEX print_jobs_delivery ON print_jobs (delivery_id) WHERE delivery_id IS NOT NULL`,
  // What the labels from first on say, through the next row's first; most jobs have one row.
  `CREATE TABLE print_job_labels (job_id INTEGER NOT NULL REFERENCES print_jobs(id), first INTEGER NOT NULL CHECK (first > 0), fields TEXT NOT NULL, PRIMARY KEY (job_id, first)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE print_job_events (id INTEGER PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES print_jobs(id), at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL, what TEXT NOT NULL, from_label INTEGER, to_label INTEGER, troubles TEXT NOT NULL DEFAULT '[]', detail TEXT NOT NULL DEFAULT '') STRICT`,
  `CREATE INDEX print_job_events_job ON print_job_events (job_id, id)`,

  // The newest sample of a product holds; earlier ones stay to be looked at.
  `CREATE TABLE piece_weights (id INTEGER PRIMARY KEY, product_id INTEGER NOT NULL REFERENCES products(id), pieces INTEGER NOT NULL CHECK (pieces > 0), sample_mg INTEGER NOT NULL CHECK (sample_mg > 0), step_mg INTEGER NOT NULL CHECK (step_mg > 0), at TEXT NOT NULL, operator_id INTEGER, station TEXT NOT NULL) STRICT`,
  `CREATE INDEX piece_weights_product ON piece_weights (product_id, id)`
]

/** Devices of a station, label templates, codes that are handed out, the print queue, and what pieces weigh. */
export class DevicesAndLabels30 implements MigrationInterface {
  readonly name = 'DevicesAndLabels0000000000030'

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement)
    for (const table of ['label_templates', 'issued_codes', 'print_job_labels', 'print_job_events', 'piece_weights']) await appendOnly(runner, table)
  }

  /** Migrations run forward only; going back is a restore. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only')
  }
}
