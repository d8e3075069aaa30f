# What R's survival package finds: survival.R INTERVALS STEPS. Kaplan-Meier and Greenwood limits
# (survfit), the log-rank test (survdiff, and mantelhaen.test over ages, the same with late entry).
suppressPackageStartupMessages(library(survival))
read <- function(path) {
  rows <- read.csv(path, na.strings = "NA", colClasses = c(table = "character", part = "character"))
  rows$key <- paste(rows$table, rows$status, sep = "|")
  rows
}
intervals <- read(commandArgs(trailingOnly = TRUE)[1])
intervals$stop <- intervals$stop + 1
steps <- read(commandArgs(trailingOnly = TRUE)[2])

cat("what,table,status,part,editions,column,value\n")
put <- function(what, rows, part, editions, column, value) cat(
  sprintf("%s,%s,%s,%s,%s,%s,%.17g\n", what, rows$table[1], rows$status[1], part, editions, column,
    as.numeric(value)), sep = "")

for (rows in split(intervals, paste(intervals$key, intervals$part))) {
  at <- sort(unique(c(rows$stop[rows$event == 1], max(rows$stop))))
  fit <- summary(survfit(Surv(start, stop, event) ~ 1, data = rows, conf.type = "log-log"),
    times = at, extend = TRUE)
  # No limits where the share is 0 or 1.
  inside <- fit$surv > 1e-12 & fit$surv < 1
  found <- list(
    survival = fit$surv, low = ifelse(inside, fit$lower, NA), high = ifelse(inside, fit$upper, NA),
    at_risk = sapply(at, function(time) sum(rows$start < time & rows$stop >= time)),
    events = sapply(at, function(time) sum(rows$event[rows$stop == time])))
  for (column in names(found)) put("survival", rows, rows$part[1], at, column, found[[column]])
}

for (rows in split(intervals, intervals$key)) {
  parts <- sort(unique(rows$part))
  if (length(parts) < 2) next
  some <- steps[steps$key == rows$key[1], ]
  ages <- sort(unique(some$age[some$event == 1]))
  ages <- ages[sapply(ages, function(age) sum(some$age == age) > 1)]
  test <- mantelhaen.test(table(some$part, factor(some$event, levels = 0:1),
    factor(some$age, levels = ages)), correct = FALSE)
  put("log-rank test", rows, parts, "", "statistic", test$statistic)
  put("log-rank test", rows, parts, "", "degrees_of_freedom", test$parameter)
  put("log-rank test", rows, parts, "", "p", test$p.value)
  # survdiff knows no late entry: here every spell is seen from its start.
  stopifnot(rows$start == 0)
  test <- survdiff(Surv(stop, event) ~ part, data = rows)
  parts <- sub("^part=", "", names(test$n))
  put("survdiff", rows, parts, "", "statistic", test$chisq)
  put("survdiff", rows, parts, "", "events", test$obs)
  put("survdiff", rows, parts, "", "expected", test$exp)
}
