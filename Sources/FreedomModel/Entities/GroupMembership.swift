/// That a state belongs to a group of states, such as `osce`, from one day to another.
public struct GroupMembership: Sendable, Hashable {
  /// The columns that a table of memberships must have, in any order.
  public static let columns = ["group", "id", "from", "to"]

  /// The group's name, in lower case.
  public let group: String
  /// The id of the entity that belongs to it.
  public let entity: String
  /// The first day; `nil` where that end is open.
  public let first: CalendarDate?
  /// The last day; `nil` where that end is open.
  public let last: CalendarDate?

  /// A membership as the store knows it.
  public init(group: String, entity: String, first: CalendarDate?, last: CalendarDate?) {
    self.group = group
    self.entity = entity
    self.first = first
    self.last = last
  }

  /// A membership from the cells of a row.
  ///
  /// - Parameters:
  ///   - cells: The cells under ``columns``, in their order. Both days are included; an empty
  ///     cell leaves that end open.
  ///   - register: Finds the entity of an `id`: a code, or a name.
  /// - Throws: A ``CellError`` for the first cell that breaks a rule.
  public init(cells: [String], register: EntityRegister) throws(CellError) {
    func day(_ position: Int) throws(CellError) -> CalendarDate? {
      if cells[position].isEmpty { return nil }
      guard let day = CalendarDate(cells[position]) else {
        throw CellError(
          position, cells[position], "\"\(cells[position])\" is not a date such as 1995-06-30")
      }
      return day
    }
    guard !cells[0].isEmpty else { throw CellError(0, "", "the group's name is missing") }
    let named = register.entities(named: cells[1])
    guard let entity = named.first, named.count == 1 else {
      throw CellError(1, cells[1], "\"\(cells[1])\" does not name one country or territory")
    }
    group = cells[0].lowercased()
    self.entity = entity.id
    first = try day(2)
    last = try day(3)
    if let first, let last, last < first {
      throw CellError(3, cells[3], "\(last) is before \(first)")
    }
  }

  /// Whether the membership is valid on a day.
  public func holds(on day: CalendarDate) -> Bool {
    (first.map { $0 <= day } ?? true) && (last.map { day <= $0 } ?? true)
  }

  /// The name of a group as people write it: `EU`, `Council of Europe`; one of the user's own
  /// unchanged.
  package static func title(ofGroup name: String) -> String { titles[name] ?? name }

  private static let titles = [
    "african-union": "African Union", "arab-league": "Arab League", "asean": "ASEAN",
    "cis": "CIS", "council-of-europe": "Council of Europe", "eu": "EU", "nato": "NATO",
    "oas": "OAS", "oecd": "OECD", "osce": "OSCE",
  ]

  /// Which cell of a row breaks which rule.
  public struct CellError: Error, Sendable, Hashable {
    /// The cell's position in ``GroupMembership/columns``.
    public let position: Int
    /// What the cell contains.
    public let value: String
    /// The rule it breaks: a sentence in lower case without a final stop.
    public let rule: String

    init(_ position: Int, _ value: String, _ rule: String) {
      self.position = position
      self.value = value
      self.rule = rule
    }
  }
}
