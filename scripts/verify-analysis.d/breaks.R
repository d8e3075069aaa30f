# What strucchange finds: breaks.R SERIES.csv mean|trend. For every entity and number of breaks the
# dates, RSS, BIC, LWZ and limits of the dates (confint); for every entity sup F and its p.
suppressMessages(library(strucchange))
arguments <- commandArgs(trailingOnly = TRUE)
series <- read.csv(arguments[1], colClasses = c(id = "character"), na.strings = "")
form <- if (arguments[2] == "mean") y ~ 1 else y ~ t

cat("id,breaks,position,column,value\n")
for (one in split(series, series$id)) {
  put <- function(m, b, ...) cat(sprintf("%s,%d,%d,%s,%.17g\n", one$id[1], m, b, names(c(...)),
    as.numeric(c(...))), sep = "")
  y <- one$value
  t <- one$year - mean(one$year)
  n <- length(y)
  h <- max(3, floor(0.15 * n))
  most <- ceiling(n / h) - 2
  if (n < 2 * h) next
  X <- model.matrix(form)
  squares <- function(i) sum(lm.fit(X[i, , drop = FALSE], y[i])$residuals^2)
  if (most >= 1) full <- suppressWarnings(breakpoints(form, h = h, breaks = most))
  for (m in if (most >= 1) 0:most) {
    bp <- head(breakpoints(full, breaks = m)$breakpoints, m)
    # The residuals once more: cumulated sums leave noise where the fit is exact.
    fits <- sapply(split(seq_len(n), findInterval(seq_len(n), c(1, bp + 1))), squares)
    rss <- round(sum(fits), 11)
    put(m, 1, rss = rss)
    if (rss == 0) next
    p <- ncol(X) * (m + 1) + m
    put(m, 1, bic = unname(AIC(full, breaks = m, k = log(n))),
      lwz = log(rss / (n - p)) + p / n * 0.299 * log(n)^2.1)
    limits <- if (m > 0)
      tryCatch(suppressWarnings(confint(full, breaks = m)$confint), error = function(e) NULL)
    for (b in seq_len(m)) {
      put(m, b, last_of_segment = one$year[bp[b]])
      both <- b + 0:1
      inside <- diff(c(0, bp, n))[both]
      # Segments that are cut apart without any shift: noise in R.
      none <- abs(squares(seq_len(sum(inside)) + c(0, bp)[b]) - sum(fits[both])) < 1e-9
      exact <- any(fits[both] < 1e-9)
      found <- if (!(none || exact || is.null(limits) || anyNA(limits[b, ])))
        one$year[c(max(limits[b, 1], 1), min(limits[b, 3], n))] else c(NA, NA)
      # The limits exist while P(argmax <= 0) is from 0.025 to 0.975; noise decides at the ends.
      variance <- fits[both] / inside
      atzero <- if (exact) 0 else 1 / (1 + variance[2] / variance[1])
      if (!anyNA(found) || ncol(X) == 2 || min(abs(atzero - c(0.025, 0.975))) >= 1e-9)
        put(m, b, last_low = found[1], last_high = found[2])
    }
  }
  if (squares(seq_len(n)) < 1e-9) next
  stats <- Fstats(form, from = (h + 1e-6) / n, to = (n - h + 1e-6) / n)
  if (isTRUE(stats$RSS < 1e-9)) next
  put(0, 1, sup_f = max(stats$Fstats), sup_f_p = unname(sctest(stats, asymptotic = TRUE)$p.value))
}
