-- From which day on are there about as many events as can be told of at once? NULL where all can. Parameters: most.
SELECT (
    SELECT date_start::VARCHAR FROM records WHERE kind = 'event' AND date_start <= current_date ORDER BY date_start DESC LIMIT 1 OFFSET $most
) AS since
