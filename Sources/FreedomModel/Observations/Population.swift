/// How many people live in each entity, by calendar year.
public struct Population: Sendable {
  /// The people of an entity as they count in one year.
  public struct Count: Sendable, Hashable {
    /// How many people.
    public let people: Int
    /// The year that they were counted in: where the year wanted is missing, the newest before it.
    public let year: Int
    /// Who published it.
    public let source: String

    package init(people: Int, year: Int, source: String) {
      self.people = people
      self.year = year
      self.source = source
    }
  }

  /// One published count.
  public struct Record: Sendable, Hashable {
    /// The id of the entity.
    public let entity: String
    /// The calendar year.
    public let year: Int
    /// How many people.
    public let people: Int
    /// Who published it.
    public let source: String

    package var count: Count { Count(people: people, year: year, source: source) }

    /// A count of one year.
    public init(entity: String, year: Int, people: Int, source: String) {
      self.entity = entity
      self.year = year
      self.people = people
      self.source = source
    }
  }

  private var counts: [String: [Int: Count]] = [:]

  /// Whether no entity is counted.
  public var isEmpty: Bool { counts.isEmpty }

  /// The counts of some records.
  public init(_ records: [Record] = []) {
    for record in records { add(record) }
  }

  /// Adds a count; of several of one entity and year the last is used.
  package mutating func add(_ record: Record) {
    counts[record.entity, default: [:]][record.year] = record.count
  }

  /// The people of an entity in that very year.
  package subscript(entity: String, year: Int) -> Count? { counts[entity]?[year] }

  /// How many counts there are.
  package var size: Int { counts.values.reduce(0) { $0 + $1.count } }

  /// The people of an entity in a year; where that year is missing, those of the newest earlier
  /// one. `nil` where there is none.
  public func count(of entity: String, in year: Int) -> Count? {
    guard let years = counts[entity] else { return nil }
    return years[year] ?? years.keys.filter { $0 < year }.max().flatMap { years[$0] }
  }

  /// The people of an entity in the calendar year in which the coverage of an edition ends.
  public func count(of entity: Entity, in edition: Edition) -> Count? {
    count(of: entity.id, in: edition.coverageEnd.year)
  }

  /// The columns that a table of populations must have, in this order.
  public static let columns = ["entity", "year", "population", "source"]

  /// The records of a table with its header first.
  ///
  /// - Throws: A ``RegisterError`` for the first row that breaks a rule.
  public static func records(ofTable table: [[String]]) throws(RegisterError) -> [Record] {
    guard table.first == columns else {
      throw RegisterError(
        table: .population, row: 1, rule: "the columns are " + columns.joined(separator: ","))
    }
    var records: [Record] = []
    for (index, cells) in table.enumerated().dropFirst() {
      guard cells.count == 4, let year = Int(cells[1]), let people = Int(cells[2]), people > 0,
        !cells[3].isEmpty
      else {
        throw RegisterError(
          table: .population, row: index + 1,
          rule: "an id, a year, a whole number of people and a source are needed")
      }
      records.append(
        Record(entity: cells[0], year: year, people: people, source: cells[3]))
    }
    return records
  }
}
