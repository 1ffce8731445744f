/** Holds for a row `s` of scan_log that still waits for a person's decision. The index scan_log_waiting has the same first half. */
export const isWaitingScan = `s.outcome NOT IN ('counted','command','handling-unit','garbled','not-counting') AND NOT EXISTS (SELECT 1 FROM scan_decisions c WHERE c.scan_id = s.id AND c.is_final = 1)`
