public import FreedomModel
internal import RatingsAnalysis
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
