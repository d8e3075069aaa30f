@testable import RatingsAnalysis

/// The generator of the analysis, not the one that tests of other targets share.
typealias SeededGenerator = RatingsAnalysis.SeededGenerator
