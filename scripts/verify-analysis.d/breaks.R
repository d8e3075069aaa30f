# What strucchange finds: breaks.R SERIES.csv mean|trend. For every entity and number of breaks the
# dates, RSS, BIC, LWZ and limits of the dates (confint); for every entity sup F and its p.
# confint finds its roots to 1e-4 only, and then rounds to whole editions: here to 1e-13.
suppressMessages(library(strucchange))
arguments <- commandArgs(trailingOnly = TRUE)
model <- arguments[2]
series <- read.csv(arguments[1], colClasses = c(id = "character"), na.strings = "")

exactly <- strucchange:::confint.breakpointsfull
environment(exactly) <- new.env(parent = asNamespace("strucchange"))
assign("uniroot", function(f, interval, ...) stats::uniroot(f, interval, ..., tol = 1e-13),
  envir = environment(exactly))

cat("id,breaks,position,column,value\n")
for (id in unique(series$id)) {
  put <- function(m, b, ...) cat(
    sprintf("%s,%d,%d,%s,%.17g\n", id, m, b, names(c(...)), as.numeric(c(...))), sep = "")
  y <- series$value[series$id == id]
  year <- series$year[series$id == id]
  t <- year - mean(year)
  size <- sum(y^2)
  n <- length(y)
  k <- if (model == "mean") 1 else 2
  h <- max(3, floor(0.15 * n))
  if (n < 2 * h) next
  form <- if (model == "mean") y ~ 1 else y ~ t
  X <- model.matrix(form)
  squares <- function(i) sum(lm.fit(X[i, , drop = FALSE], y[i])$residuals^2)
  most <- ceiling(n / h) - 2
  if (most >= 1) {
    full <- suppressWarnings(breakpoints(form, h = h, breaks = most))
    bic <- suppressWarnings(summary(full)$RSS["BIC", ])
  }
  for (m in if (most >= 1) 0:most) {
    bp <- if (m == 0) NULL else breakpoints(full, breaks = m)$breakpoints
    parts <- findInterval(seq_len(n), c(1, bp + 1))
    # The residuals once more: cumulated sums leave noise where the fit is exact.
    fits <- sapply(split(seq_len(n), parts), squares)
    rss <- sum(fits)
    exact <- rss < 1e-20 * size
    put(m, 1, rss = if (exact) 0 else rss)
    if (exact) next
    p <- k * (m + 1) + m
    put(m, 1, bic = unname(bic[m + 1]),
      lwz = log(rss / (n - p)) + p / n * 0.299 * log(n)^2.1)
    limits <- if (m > 0)
      tryCatch(suppressWarnings(exactly(full, breaks = m)$confint), error = function(e) NULL)
    for (b in seq_len(m)) {
      put(m, b, last_of_segment = year[bp[b]])
      both <- b + 0:1
      # Segments that are cut apart without any shift: noise in R.
      none <- abs(squares(which(parts %in% both)) - sum(fits[both])) < 1e-12 * size
      exact <- any(fits[both] < 1e-20 * size)
      if (none || exact || is.null(limits) || any(is.na(limits[b, ]))) {
        # The limits exist while P(argmax <= 0) is from 0.025 to 0.975; noise decides at the ends.
        variance <- fits[both] / diff(c(0, bp, n))[both]
        atzero <- if (exact) 0 else 1 / (1 + variance[2] / variance[1])
        if (model == "mean" && min(abs(atzero - c(0.025, 0.975))) < 1e-9) next
        put(m, b, last_low = NA, last_high = NA)
      } else {
        put(m, b, last_low = year[max(limits[b, 1], 1)], last_high = year[min(limits[b, 3], n)])
      }
    }
  }
  from <- max(h, k + 1)
  if (from > n - from || squares(seq_len(n)) < 1e-20 * size) next
  stats <- Fstats(form, from = (from + 1e-6) / n, to = (n - from + 1e-6) / n)
  if (is.finite(stats$RSS) && stats$RSS < 1e-20 * size) next
  put(0, 1, sup_f = max(stats$Fstats), sup_f_p = unname(sctest(stats, asymptotic = TRUE)$p.value))
}
