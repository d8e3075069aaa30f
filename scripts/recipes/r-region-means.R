# How free are the regions on average, then and now? Needs DBI and RSQLite.
#   Rscript r-region-means.R DATABASE
library(DBI)

database <- dbConnect(RSQLite::SQLite(), commandArgs(TRUE)[1], flags = RSQLite::SQLITE_RO)
figures <- dbGetQuery(database, "
  SELECT region, year, total FROM freedom_in_the_world
  WHERE kind = 'country' AND total IS NOT NULL")
dbDisconnect(database)

means <- tapply(figures$total, list(figures$region, figures$year), mean)
print(round(means[, c("2006", "2015", "2025")], 1))
