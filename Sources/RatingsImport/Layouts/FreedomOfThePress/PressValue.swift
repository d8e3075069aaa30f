import FreedomModel

/// What a column of *Freedom of the Press* has.
enum PressValue: String, CaseIterable, Sendable {
  case printStatus = "print_status"
  case broadcastStatus = "broadcast_status"
  case total
  case legal
  case political
  case economic
  case status

  /// The indicator's id.
  var indicator: String { "fotp." + rawValue }

  /// Whether it is one of the three parts of the total.
  var isPart: Bool { self == .legal || self == .political || self == .economic }

  /// What a column's header means; `nil` for any other header.
  init?(header: String) {
    guard let value = Self.headers[HeaderName(header).key] else { return nil }
    self = value
  }

  private static let headers: [String: PressValue] = [
    "print": .printStatus, "printstatus": .printStatus, "printmedia": .printStatus,
    "broadcast": .broadcastStatus, "broadcaststatus": .broadcastStatus,
    "broadcastmedia": .broadcastStatus,
    "status": .status, "pressfreedomstatus": .status,
    "score": .total, "total": .total, "totalscore": .total, "pressfreedomscore": .total,
    "a": .legal, "alegal": .legal, "legal": .legal, "legalenvironment": .legal,
    "alegalenvironment": .legal,
    "b": .political, "bpolitical": .political, "political": .political,
    "politicalenvironment": .political, "bpoliticalenvironment": .political,
    "c": .economic, "ceconomic": .economic, "economic": .economic,
    "economicenvironment": .economic, "ceconomicenvironment": .economic,
  ]
}

/// A column of one kind of value.
struct PressColumn {
  let column: Int
  let kind: PressValue
  let indicator: FileIndicator
}
