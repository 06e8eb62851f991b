-- Which parties do records name, with the number of records?
SELECT party, count(*) AS records FROM (SELECT unnest(parties) AS party FROM records) GROUP BY ALL ORDER BY records DESC, party
