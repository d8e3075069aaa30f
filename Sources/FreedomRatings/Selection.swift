public import FreedomModel
public import RatingsAnalysis
internal import RatingsStore

/// Which editions are wanted, and which year each gets.
public struct YearChoice: Sendable, Hashable {
  /// The first and the last year wanted, under ``rule``; `nil` for no limit.
  public var from: Int?, to: Int?
  /// How an edition becomes a year.
  public var rule: YearRule
  /// The only edition wanted, by its sort year; `nil` for all.
  public var edition: Int?

  /// Years from a first to a last one, both included; `nil` leaves an end open.
  public init(
    from: Int? = nil, to: Int? = nil, rule: YearRule = .edition, edition: Int? = nil
  ) {
    self.from = from
    self.to = to
    self.rule = rule
    self.edition = edition
  }

  /// Whether an edition has one of the years.
  public func contains(_ edition: Edition) -> Bool { !years(of: edition).isEmpty }

  func years(of edition: Edition) -> [Int] {
    guard (self.edition ?? edition.year) == edition.year else { return [] }
    return edition.years(under: rule).filter { $0 >= from ?? .min && $0 <= to ?? .max }
  }
}

/// Which values of the database are wanted.
public struct ExportSelection: Sendable {
  /// The entities, in this order; `nil` for all, by id.
  public var entities: [Entity]?
  /// The indicators, in this order; `nil` for all that were published, in the order of the
  /// codebook.
  public var indicators: [Indicator]?
  /// Only countries or only territories, by their role in each edition; `nil` for both.
  public var kind: EntityKind?
  /// Only members, edition by edition; `nil` for all.
  public var membership: Membership?
  /// The years requested.
  public var years: YearChoice

  /// A selection; of everything when nothing is chosen.
  public init(
    entities: [Entity]? = nil, indicators: [Indicator]? = nil, kind: EntityKind? = nil,
    membership: Membership? = nil, years: YearChoice = YearChoice()
  ) {
    self.entities = entities
    self.indicators = indicators
    self.kind = kind
    self.membership = membership
    self.years = years
  }

  func contains(_ entity: Entity, in edition: Edition) -> Bool {
    (kind == nil || entity.kind(inEdition: edition.year) == kind)
      && (membership?.includes(entity, in: edition) ?? true) && years.contains(edition)
  }
}

extension RatingsLibrary {
  func entities(of selection: ExportSelection) throws -> [Entity] {
    try selection.entities ?? register().entities
  }

  func indicators(of selection: ExportSelection) throws -> [Indicator] {
    try selection.indicators ?? database.catalog().indicators.filter { !$0.isComputed }
  }
}

extension RatingsLibrary {
  /// Checks that the one edition requested is one of the publications of some indicators.
  ///
  /// - Throws: An `AnalysisError` where none has it, or a `StoreError`.
  public func check(_ years: YearChoice, of indicators: [Indicator]) throws {
    guard let year = years.edition else { return }
    let publications = Set(indicators.map(\.publication))
    let editions = try database.editions().filter {
      publications.isEmpty || publications.contains($0.publication)
    }
    guard !editions.contains(where: { $0.year == year }) else { return }
    let years = editions.map(\.year)
    let known = years.min().flatMap { first in years.max().map { first...$0 } }
    throw AnalysisError.noEdition(
      year: year, indicator: indicators.first?.id ?? "any indicator", known: known)
  }
}

extension RatingsLibrary {
  /// How the publications changed the way they measure, from the bundled table.
  ///
  /// - Throws: A ``LibraryError`` where that cannot be read.
  public func methodChanges() throws -> [MethodChange] {
    try Datasets(in: .find()).methodChanges()
  }

  /// The same for notes alone: none where the bundled table is not there.
  package var methodChangesForNotes: [MethodChange] { (try? methodChanges()) ?? [] }
}
