/// How the Mann-Kendall test deals with figures that resemble those before them.
public enum TrendMethod: String, Sendable, Hashable, CaseIterable {
  /// Not at all: the test as Mann and Kendall wrote it.
  case plain
  /// The variance corrected by all significant autocorrelations of the detrended ranks (Hamed and
  /// Rao 1998).
  case hamedRao = "hamed-rao"
  /// The variance corrected by the autocorrelations at all lags that the first one of the detrended
  /// figures implies (Yue and Wang 2004).
  case yueWang = "yue-wang"
  /// The test of the figures after trend-free pre-whitening (Yue et al. 2002).
  case trendFreePrewhitening = "tfpw"
}
