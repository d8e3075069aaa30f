import FreedomModel

/// What a column of press freedom figures holds.
enum PressFigure: String, CaseIterable, Sendable {
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

  /// What a column's header says it holds; `nil` for any other header.
  init?(header: String) {
    guard let figure = Self.headers[HeaderName(header).key] else { return nil }
    self = figure
  }

  private static let headers: [String: PressFigure] = [
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

/// A column that holds one figure of one edition.
struct PressColumn {
  let column: Int
  let figure: PressFigure
  let slot: IndicatorSlot
}
