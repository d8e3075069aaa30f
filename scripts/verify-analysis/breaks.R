#!/usr/bin/env Rscript
# Compares `freedom breaks --all-models --format csv` with the R package strucchange:
#
#   breaks.R SERIES RESULT mean|trend [MINIMUM SEGMENT SHARE]
#
# SERIES is the output of `freedom series`. For every entity and number of breaks: dates, RSS, BIC,
# LWZ and the limits of the dates (confint); for every entity sup F and its p (Fstats, sctest).
# confint finds its roots to 1e-4 only, and then rounds to whole editions: its own code is run again
# with roots to 1e-13, and decides. Exit code 1 when a value differs.
suppressMessages(library(strucchange))
arguments <- commandArgs(trailingOnly = TRUE)
model <- arguments[3]
share <- if (length(arguments) > 3) as.numeric(arguments[4]) else 0.15
series <- read.csv(arguments[1], colClasses = c(id = "character"))
result <- read.csv(arguments[2], colClasses = c(id = "character"))

exactly <- strucchange:::confint.breakpointsfull
environment(exactly) <- new.env(parent = asNamespace("strucchange"))
assign("uniroot", function(f, interval, ...) stats::uniroot(f, interval, ..., tol = 1e-13),
  envir = environment(exactly))

limitsby <- function(f, full, m)
  tryCatch(suppressWarnings(f(full, breaks = m)$confint), error = function(e) NULL)

compared <- c(dates = 0, rss = 0, bic = 0, lwz = 0, limits = 0, sup_f = 0, p = 0)
differing <- compared
tied <- 0
undefined <- 0
looser <- 0
check <- function(what, place, found, expected, tolerance = 1e-9) {
  compared[what] <<- compared[what] + length(expected)
  same <- (is.na(found) & is.na(expected)) |
    (!is.na(found) & !is.na(expected) &
      abs(found - expected) <= tolerance * pmax(1, abs(expected)))
  if (length(found) == length(expected) && all(same)) return(invisible())
  differing[what] <<- differing[what] + 1
  if (sum(differing) <= 40)
    cat(place, what, ": found", format(found, digits = 15), "expected",
      format(expected, digits = 15), "\n")
}

for (id in unique(result$id)) {
  own <- result[result$id == id, ]
  if (is.na(own$breaks[1])) next
  values <- series[series$id == id & !is.na(series$value), ]
  values <- values[!grepl("(", values$text, fixed = TRUE), ]
  values <- values[order(values$year), ]
  y <- values$value
  year <- values$year
  size <- sum(y^2)
  t <- year - mean(year)
  n <- length(y)
  k <- if (model == "mean") 1 else 2
  h <- max(3, floor(share * n))
  if (n < 2 * h) next
  form <- if (model == "mean") y ~ 1 else y ~ t
  most <- ceiling(n / h) - 2
  X <- model.matrix(form)
  squares <- function(i) sum(lm.fit(X[i, , drop = FALSE], y[i])$residuals^2)
  total <- squares(seq_len(n))
  if (most >= 1) {
    full <- suppressWarnings(breakpoints(form, h = h, breaks = most))
    bic <- unname(summary(full)$RSS["BIC", ])
    for (m in 0:most) {
      rows <- own[own$breaks == m, ]
      place <- paste(id, m)
      bp <- if (m == 0) NA else breakpoints(full, breaks = m)$breakpoints
      parts <- findInterval(seq_len(n), c(1, if (m > 0) bp + 1))
      # The residuals once more: cumulated sums leave noise where the fit is exact.
      fits <- sapply(split(seq_len(n), parts), squares)
      rss <- sum(fits)
      exact <- rss < 1e-20 * size
      check("rss", place, rows$rss[1], if (exact) 0 else rss)
      if (exact) next
      check("bic", place, rows$bic[1], bic[m + 1])
      p <- k * (m + 1) + m
      check("lwz", place, rows$lwz[1], log(rss / (n - p)) + p / n * 0.299 * log(n)^2.1)
      if (m == 0) next
      dates <- match(rows$last_of_segment, year)
      if (!identical(as.integer(dates), as.integer(bp))) {
        # Another partition that fits as well: which one of them noise decides in R.
        tied <- tied + 1
        next
      }
      check("dates", place, dates, bp)
      limits <- limitsby(exactly, full, m)
      loose <- limitsby(confint, full, m)
      if (!identical(limits, loose)) looser <- looser + 1
      for (b in seq_len(m)) {
        i <- which(parts %in% (b + 0:1))
        # Segments that are cut apart without any shift: noise in R.
        none <- abs(squares(i) - sum(fits[b + 0:1])) < 1e-12 * size
        exact <- any(fits[b + 0:1] < 1e-20 * size)
        found <- c(rows$last_low[b], rows$last_high[b])
        if (none || exact || is.null(limits) || any(is.na(limits[b, ]))) {
          # The limits exist while P(argmax <= 0) is from 0.025 to 0.975; noise decides at the ends.
          variance <- fits[b + 0:1] / diff(c(0, bp, n))[b + 0:1]
          atzero <- if (exact) 0 else 1 / (1 + variance[2] / variance[1])
          if (model == "mean" && min(abs(atzero - c(0.025, 0.975))) < 1e-9) next
          undefined <- undefined + 1
          check("limits", paste(place, b, "undefined"), found, c(NA, NA))
        } else {
          expected <- year[pmin(pmax(limits[b, c(1, 3)], 1), n)]
          check("limits", paste(place, b), found, expected)
        }
      }
    }
  }
  from <- max(h, k + 1)
  if (from > n - from || total < 1e-20 * size) next
  stats <- Fstats(form, from = (from + 1e-6) / n, to = (n - from + 1e-6) / n)
  if (is.finite(stats$RSS) && stats$RSS < 1e-20 * size) next
  check("sup_f", id, own$sup_f[1], max(stats$Fstats))
  check("p", id, own$sup_f_p[1], unname(sctest(stats, asymptotic = TRUE)$p.value))
}
cat(sprintf("strucchange, %s: %d values compared, %d differ (%s); ", model, sum(compared),
  sum(differing), paste(names(compared), compared, collapse = ", ")))
cat(sprintf("%d other partitions that fit as well, %d limits undefined in both, ", tied, undefined))
cat(sprintf("%d by exact roots\n", looser))
if (sum(differing) > 0 || sum(compared) == 0) quit(status = 1)
