public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

extension RatingsLibrary {
  /// The same library with the values of one source alone, as that file has them: whatever other
  /// files say, newer ones too, is left out. Names, codes, groups and populations stay.
  ///
  /// What the source has no values of is a ``LibraryError`` where it is named, and is missing from
  /// an answer otherwise.
  ///
  /// - Parameter source: The source, see ``source(_:)``; `nil` for the current values of all.
  /// - Returns: The library.
  /// - Throws: A `StoreError`.
  public func only(_ source: Source?) throws -> RatingsLibrary {
    RatingsLibrary(
      database: try database.only(source: source?.id), naming: naming, source: source)
  }

  /// Says which source alone answers; `nil` where all do.
  package var sourceNote: TableNote? {
    source.map { source in
      .onlySource(
        "Only values of \(source.inWords), imported \(source.importedAt.prefix(10)); what other "
          + "files say is left out.", brief: "only source \(source.id) (\(source.shortFile))")
    }
  }

  /// What the one source has, in a hint; `nil` where all sources answer.
  package func contentsOfSource() throws -> String? {
    guard let source, let contents = database.chosen else { return nil }
    let editions = contents.editions
    let span = editions.first.flatMap { first in
      editions.last.map { $0 == first ? first.label : "\(first.label) to \($0.label)" }
    }
    return "source \(source.id) has \(NameList.text(contents.indicators, limit: 8))"
      + (span.map { ", editions \($0)" } ?? "")
  }

  /// The indicators that are shown when none is requested: the ``headlineIndicators``.
  ///
  /// Of one source they are those that it has, or all where it has none of them.
  ///
  /// - Returns: The indicators.
  /// - Throws: A `StoreError`.
  public func usualIndicators() throws -> [Indicator] {
    let usual = Self.headlineIndicators.compactMap { id in
      Indicator.freedomHouse.first { $0.id == id }
    }
    guard let contents = database.chosen else { return usual }
    let there = usual.filter(contents.has)
    return try there.isEmpty ? database.catalog().indicators.filter { !$0.isComputed } : there
  }

  // MARK: What a source does not have

  /// The indicator; an error where the one source has no values of it.
  func checked(_ indicator: Indicator) throws -> Indicator {
    guard let source, let contents = database.chosen, !contents.has(indicator) else {
      return indicator
    }
    throw LibraryError.missing(
      indicator.id, from: source,
      hint: "it has \(NameList.text(contents.indicators, limit: 8)); "
        + "'freedom codebook --source \(source.id)' lists them")
  }

  /// The entity; an error where the one source has no values of it.
  func checked(_ entity: Entity) throws -> Entity {
    guard let source, let contents = database.chosen, !contents.entities.contains(entity.id) else {
      return entity
    }
    throw LibraryError.missing(
      entity.name, from: source,
      hint: "'freedom entities --source \(source.id)' lists those that it has")
  }
}

extension Source {
  /// Its number and its file.
  package var inWords: String { "source \(id) (\(file))" }

  /// The name of the file; of a long one the beginning and the end, which often has the years.
  fileprivate var shortFile: String {
    file.count > 28 ? "\(file.prefix(8))...\(file.suffix(17))" : file
  }
}

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
    guard difference.isOfAnything else {
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
    }.filter { $0.old.sharesEdition(with: $0.new) }
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
