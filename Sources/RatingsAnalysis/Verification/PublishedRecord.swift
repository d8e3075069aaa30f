/// What Freedom House published about its own figures: what ``Verification`` compares with.
///
/// None of it is read by this project's own readers of workbooks: see `scripts/compile-record`.
public struct PublishedRecord: Sendable {
  /// One statement.
  public struct Statement: Sendable, Hashable {
    /// What is stated, such as `gains and declines`.
    public let kind: String
    /// The edition's sort year.
    public let edition: Int
    /// What was published.
    public let expected: String
    /// Where.
    public let source: String
    /// What today's figures give where that is another; `nil` where it is the same.
    public let recount: String?
  }

  /// The values of one entity and indicator, edition by edition.
  public struct Reference: Sendable, Hashable {
    /// The entity's name as printed.
    public let name: String
    /// The indicator's id.
    public let indicator: String
    /// One value an edition that ``PublishedRecord/sums`` has of the indicator; a status as `F`, `PF`
    /// or `NF`, `-` where there is none.
    public let values: [String]
  }

  /// How many values an edition has of an indicator, and their sums.
  public struct EditionSum: Sendable, Hashable {
    /// The indicator's id.
    public let indicator: String
    /// The edition's sort year.
    public let edition: Int
    /// How many entities have a value.
    public let entities: Int
    /// The sum of the values; a status counts 0, 1 or 2, freer being higher.
    public let sum: Int
    /// The sum of the values times a number that each entity's id gives: an exchange of two changes it.
    public let weightedSum: Int

    /// The number that an id of three capital letters gives; others give 0.
    static func weight(of id: String) -> Int {
      let letters = id.utf8.map { Int($0) - Int(UInt8(ascii: "A")) }
      guard letters.count == 3, letters.allSatisfy((0..<26).contains) else { return 0 }
      return (letters[0] * 26 + letters[1]) * 26 + letters[2]
    }
  }

  /// Counts of countries in each status, by edition.
  public let distributions: [StatusDistribution]
  /// Statements, in the order of the file.
  public let statements: [Statement]
  /// Values of some entities.
  public let references: [Reference]
  /// Sums by indicator and edition.
  public let sums: [EditionSum]

  /// A record from its parts.
  public init(
    distributions: [StatusDistribution] = [], statements: [Statement] = [],
    references: [Reference] = [], sums: [EditionSum] = []
  ) {
    self.distributions = distributions
    self.statements = statements
    self.references = references
    self.sums = sums
  }

  /// The editions that have values of an indicator, oldest first.
  func editions(of indicator: String) -> [Int] {
    sums.filter { $0.indicator == indicator }.map(\.edition).sorted()
  }
}
