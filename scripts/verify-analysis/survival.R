#!/usr/bin/env Rscript
# Compares survival, hazard, transitions and spells with R's survival package and base R.
#
#   survival.R STATUSES.csv FOLDER ENTITIES.csv
#
# STATUSES.csv: freedom series of fiw.status, all countries and territories. FOLDER: result tables
# as scripts/verify-analysis/survival makes them. The rules of spells are written here a second
# time. Prints one line a table; exit code 1 when a value differs by more than 1e-9.
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[2]
read <- function(path) read.csv(path, stringsAsFactors = FALSE, na.strings = "", encoding = "UTF-8")
entities <- read(arguments[3])
entities$existed[is.na(entities$existed)] <- ""
series <- read(arguments[1])
failed <- FALSE
tolerance <- 1e-9

report <- function(name, values, different) {
  cat(sprintf("%s: %d values, %d differ\n", name, values, different))
  if (values == 0 || different > 0) failed <<- TRUE
}
differ <- function(one, other) {
  missing <- is.na(one) != is.na(other)
  both <- !is.na(one) & !is.na(other)
  far <- both & abs(one - other) > tolerance * pmax(1, abs(other))
  sum(missing) + sum(far)
}

# Statuses by entity and edition; editions are consecutive, since all of them are in the file.
years <- sort(unique(series$year))
statuses <- lapply(split(series, series$id), function(one) {
  row <- rep(NA_character_, length(years))
  row[match(one$year, years)] <- one$text
  row[!row %in% c("F", "PF", "NF")] <- NA
  row
})
kinds <- setNames(series$kind, paste(series$id, series$year))
kind_of <- function(id, year) kinds[[paste(id, year)]]
existed_in <- function(id, year) {
  lives <- entities$existed[entities$id == id]
  if (lives == "") return(FALSE)
  for (life in strsplit(lives, "|", fixed = TRUE)[[1]]) {
    ends <- suppressWarnings(as.integer(strsplit(paste0(life, " "), "-", fixed = TRUE)[[1]]))
    if ((is.na(ends[1]) || ends[1] <= year) && (is.na(ends[2]) || year <= ends[2])) return(TRUE)
  }
  FALSE
}
# The first and the last year that an edition judges.
year_of <- function(dates) as.integer(substr(dates, 1, 4))
coverage_start <- function(year) year_of(series$coverage_start[series$year == year][1])
coverage_end <- function(year) year_of(series$coverage_end[series$year == year][1])

# One row a pair of consecutive editions among countries, with the age of the spell.
steps <- list()
for (id in names(statuses)) {
  row <- statuses[[id]]
  country <- !is.na(row) & kinds[paste(id, years)] == "country"
  start <- NA
  for (place in seq_along(years)) {
    if (is.na(row[place])) { start <- NA; next }
    if (is.na(start) || is.na(row[place - 1]) || row[place] != row[place - 1]) start <- place
    known <- if (start == 1) FALSE
      else if (!is.na(row[start - 1])) TRUE
      else !any(series$id == id & series$year < years[start]) &&
        kind_of(id, years[start]) == "country" &&
        !existed_in(id, coverage_start(years[start - 1]) - 1)
    if (place < length(years) && !is.na(row[place + 1]) && country[place] && country[place + 1]) {
      steps[[length(steps) + 1]] <- data.frame(
        id = id, from = years[place], to = years[place + 1], age = place - start,
        spell = years[start], known = known, before = row[place], after = row[place + 1])
    }
  }
}
steps <- do.call(rbind, steps)
steps$event <- as.integer(steps$before != steps$after)
decade <- function(year) paste0(year %/% 10 * 10, "s")

# Kaplan-Meier and Greenwood limits by survfit(Surv(start, stop, event)), one row a spell.
intervals <- function(some) {
  key <- paste(some$id, some$spell, some$part)
  do.call(rbind, lapply(split(some, key), function(one) {
    one <- one[order(one$age), ]
    run <- cumsum(c(1, diff(one$age) != 1))
    do.call(rbind, lapply(split(one, run), function(part) data.frame(
      start = min(part$age), stop = max(part$age) + 1, event = max(part$event),
      part = part$part[1])))
  }))
}
check_survival <- function(name, steps, by = NULL) {
  found <- read(file.path(folder, paste0(name, ".csv")))
  values <- 0
  different <- 0
  for (status in c("F", "PF", "NF")) {
    here <- found[found$status == status, ]
    some <- steps[steps$before == status, ]
    some$part <- if (is.null(by)) "" else some[[by]]
    for (part in unique(some$part)) {
      mine <- if (is.null(by)) here else here[here[[by]] == part, ]
      rows <- intervals(some[some$part == part, ])
      fit <- summary(survfit(Surv(start, stop, event) ~ 1, data = rows, conf.type = "log-log"),
        times = mine$editions, extend = TRUE)
      events <- c(fit$n.event[1], fit$n.event[-1])
      ends <- vapply(mine$editions, function(time) sum(rows$event[rows$stop == time]), 0)
      risk <- vapply(mine$editions, function(time) sum(rows$start < time & rows$stop >= time), 0)
      # No limits where the share is 0 or 1.
      inside <- fit$surv > 1e-12 & fit$surv < 1
      low <- ifelse(inside, fit$lower, NA)
      high <- ifelse(inside, fit$upper, NA)
      different <- different + differ(mine$survival, fit$surv) + differ(mine$low, low) +
        differ(mine$high, high) + differ(mine$at_risk, risk) + differ(mine$events, ends)
      if (sum(mine$events) != sum(rows$event)) different <- different + 1
      values <- values + 5 * nrow(mine)
    }
  }
  report(paste("survival", name), values, different)
}
known <- steps[steps$known, ]
check_survival("all", known)
check_survival("unknown-starts", steps)
window <- known[known$from >= 1990 & known$to <= 2015, ]
check_survival("window", window)
known$decade <- decade(known$spell)
check_survival("decade", known, "decade")
region_of <- setNames(entities$region, entities$id)
known$region <- unname(region_of[known$id])
known$region[is.na(known$region)] <- "none"
check_survival("region", known, "region")

# The log-rank test: survdiff where every spell is seen from its start, else the score test of an
# exact Cox model or, the same, Cochran-Mantel-Haenszel over ages.
for (by in c("decade", "region")) {
  tests <- read(file.path(folder, paste0("test-", by, ".csv")))
  values <- 0
  different <- 0
  for (status in c("F", "PF", "NF")) {
    some <- known[known$before == status, ]
    some$part <- some[[by]]
    rows <- intervals(some)
    mine <- tests[tests$status == status, ]
    # Cochran, Mantel and Haenszel over ages is the log-rank test with late entry.
    ages <- sort(unique(some$age[some$event == 1]))
    ages <- ages[vapply(ages, function(age) sum(some$age == age) > 1, TRUE)]
    table <- table(
      factor(some$part), factor(some$event, levels = 0:1), factor(some$age, levels = ages))
    test <- mantelhaen.test(table, correct = FALSE)
    different <- different + differ(mine$statistic, rep(unname(test$statistic), nrow(mine))) +
      differ(mine$degrees_of_freedom, rep(unname(test$parameter), nrow(mine))) +
      differ(mine$p, rep(test$p.value, nrow(mine)))
    values <- values + 3 * nrow(mine)
    # survdiff has no late entry: it is asked where every spell is seen from its start.
    if (all(rows$start == 0)) {
      test <- survdiff(Surv(stop, event) ~ part, data = rows)
      names <- sub("^part=", "", names(test$n))
      place <- match(mine[[by]], names)
      different <- different + differ(mine$statistic, rep(test$chisq, nrow(mine))) +
        differ(mine$events, test$obs[place]) + differ(mine$expected, test$exp[place])
      values <- values + 3 * nrow(mine)
    }
  }
  report(paste("log-rank test by", by), values, different)
}

labels <- setNames(series$edition, series$year)
# Hazard: counts, rates and Wilson limits as prop.test has them without correction.
for (by in c("decade", "edition", "region")) {
  found <- read(file.path(folder, paste0("hazard-", by, ".csv")))
  some <- steps
  some$part <- if (by == "decade") decade(some$to) else if (by == "edition") labels[as.character(some$to)]
    else ifelse(is.na(region_of[some$id]), "none", region_of[some$id])
  values <- 0
  different <- 0
  for (place in seq_len(nrow(found))) {
    mine <- found[place, ]
    here <- some[some$before == mine$status & some$part == mine[[by]], ]
    events <- sum(here$event)
    limits <- suppressWarnings(prop.test(events, nrow(here), correct = FALSE)$conf.int)
    different <- different + differ(mine$country_years, nrow(here)) + differ(mine$events, events) +
      differ(mine$rate, 100 * events / nrow(here)) + differ(mine$low, 100 * limits[1]) +
      differ(mine$high, 100 * limits[2])
    values <- values + 5
  }
  if (sum(found$events) != sum(some$event)) different <- different + 1
  report(paste("hazard by", by), values, different)
}

# Transitions with limits, and the test of stationarity over decades.
found <- read(file.path(folder, "transitions.csv"))
values <- 0
different <- 0
for (place in seq_len(nrow(found))) {
  mine <- found[place, ]
  here <- steps[steps$before == mine$from_status, ]
  count <- sum(here$after == mine$to_status)
  limits <- suppressWarnings(prop.test(count, nrow(here), correct = FALSE)$conf.int)
  different <- different + differ(mine$count, count) + differ(mine$total, nrow(here)) +
    differ(mine$share, count / nrow(here)) + differ(mine$low, limits[1]) +
    differ(mine$high, limits[2])
  values <- values + 5
}
report("transitions with limits", values, different)
statistic <- 0
freedom <- 0
for (status in c("F", "PF", "NF")) {
  here <- steps[steps$before == status, ]
  # The test of one row of the matrix is a chi-squared test of homogeneity.
  test <- suppressWarnings(chisq.test(table(decade(here$to), here$after), correct = FALSE))
  statistic <- statistic + unname(test$statistic)
  freedom <- freedom + unname(test$parameter)
}
mine <- read(file.path(folder, "stationarity.csv"))
report(
  "stationarity of transitions over decades", 3,
  differ(mine$statistic, statistic) + differ(mine$degrees_of_freedom, freedom) +
    differ(mine$p, pchisq(statistic, freedom, lower.tail = FALSE)))

# Spells: how they start and end, and how long they are.
found <- read(file.path(folder, "spells.csv"))
values <- 0
different <- 0
for (place in seq_len(nrow(found))) {
  mine <- found[place, ]
  row <- statuses[[mine$id]]
  first <- match(mine$from, years)
  last <- match(mine$to, years)
  inside <- function(at) kind_of(mine$id, years[at]) == "country"
  start <- if (first == 1) "first-edition"
    else if (!is.na(row[first - 1])) (if (inside(first - 1)) "status-change" else "entered-population")
    else if (any(series$id == mine$id & series$year < mine$from)) "gap"
    else if (existed_in(mine$id, coverage_start(years[first - 1]) - 1)) "gap"
    else "entity-start"
  end <- if (last == length(years)) "newest"
    else if (!is.na(row[last + 1])) (if (inside(last + 1)) "status-change" else "left-population")
    else if (any(series$id == mine$id & series$year > mine$to)) "gap"
    else if (existed_in(mine$id, coverage_end(years[last + 1]) + 1)) "gap"
    else "entity-end"
  different <- different + (mine$started_by != start) + (mine$ended_by != end) +
    (mine$editions != last - first + 1)
  values <- values + 3
}
report("spells", values, different)
quit(status = as.integer(failed))
