public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

extension RatingsLibrary {
  /// What two sources disagree about, whichever of them is current: every value that differs, in
  /// the indicators and editions that both have.
  ///
  /// - Parameters:
  ///   - old: The older source.
  ///   - new: The newer source; `nil` for the current values of all.
  ///   - indicators: What is compared; without any all that both have.
  /// - Returns: The differences.
  /// - Throws: A `StoreError`, a ``LibraryError`` for an indicator that one of them does not have,
  ///   or an `AnalysisError` when they have none in common.
  public func difference(
    from old: Source, to new: Source?, of indicators: [Indicator] = []
  ) throws -> Differences {
    let difference = try Differences(
      old: only(old).panels(of: indicators), new: only(new).panels(of: indicators))
    guard !difference.indicators.isEmpty else {
      throw AnalysisError.nothingInCommon(old: old.file, new: new?.file ?? "the current values")
    }
    return difference
  }

  /// The statuses, breaks and episodes that one source has and another has otherwise, over the
  /// editions that both have.
  ///
  /// - Parameters:
  ///   - old: The older source.
  ///   - new: The newer source; `nil` for the current values of all.
  ///   - indicators: What is compared; without any the statuses, ratings and total scores that both
  ///     have, or all indicators of a user's own publication.
  /// - Returns: The changes.
  /// - Throws: A `StoreError`, a ``LibraryError`` for an indicator that one of them does not have,
  ///   or an `AnalysisError` when they have none in common.
  public func changedAnswers(
    from old: Source, to new: Source?, of indicators: [Indicator] = []
  ) throws -> ChangedAnswers {
    let (before, after) = (try only(old), try only(new))
    let wanted =
      try indicators.isEmpty
      ? before.database.catalog().indicators.filter { indicator in
        indicator.publication == old.publication && indicator.isHeadline
      }
      : indicators.map { try after.checked(before.checked($0)) }
    let pairs = try wanted.map {
      (old: try before.panel(of: $0), new: try after.panel(of: $0))
    }.filter { !$0.old.editions.isEmpty && !$0.new.editions.isEmpty }
    guard !pairs.isEmpty else {
      throw AnalysisError.nothingInCommon(old: old.file, new: new?.file ?? "the current values")
    }
    return try ChangedAnswers(pairs)
  }

  /// All values by indicator; those of some indicators where any are named.
  private func panels(of indicators: [Indicator]) throws -> [Panel] {
    let wanted =
      try indicators.isEmpty
      ? database.catalog().indicators.filter { !$0.isComputed } : indicators.map(checked)
    return try wanted.map { try panel(of: $0) }.filter { !$0.editions.isEmpty }
  }
}

extension Indicator {
  /// Whether it is one of those that answers are usually asked of.
  fileprivate var isHeadline: Bool {
    guard Publication.isFreedomHouse(publication) else { return !isComputed }
    return measure == .status || isComputed || id.hasSuffix(".total")
  }
}
