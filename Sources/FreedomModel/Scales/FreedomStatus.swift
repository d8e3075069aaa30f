/// Freedom House's verdict on a country or territory: Free, Partly Free or Not Free.
///
/// Statuses compare by freedom: ``notFree`` < ``partlyFree`` < ``free``.
public enum FreedomStatus: Int, Sendable, CaseIterable, Comparable, Hashable {
  /// Not Free, written `NF`.
  case notFree = 0
  /// Partly Free, written `PF`.
  case partlyFree = 1
  /// Free, written `F`.
  case free = 2

  /// The abbreviation that Freedom House prints: `F`, `PF` or `NF`.
  public var code: String {
    switch self {
    case .free: "F"
    case .partlyFree: "PF"
    case .notFree: "NF"
    }
  }

  /// The words in full: `Free`, `Partly Free` or `Not Free`.
  public var label: String {
    switch self {
    case .free: "Free"
    case .partlyFree: "Partly Free"
    case .notFree: "Not Free"
    }
  }

  /// The status that `F`, `PF` or `NF` means; anything else returns `nil`.
  public init?(code: some StringProtocol) {
    switch code {
    case "F": self = .free
    case "PF": self = .partlyFree
    case "NF": self = .notFree
    default: return nil
    }
  }

  /// The status that a value of a status indicator means; anything but 0, 1 and 2 returns `nil`.
  public init?(figure: Double) {
    guard let rawValue = Int(exactly: figure) else { return nil }
    self.init(rawValue: rawValue)
  }

  /// Free, Partly Free and Not Free, in the order in which tables show them.
  package static let freestFirst: [FreedomStatus] = [.free, .partlyFree, .notFree]

  /// Compares by freedom: less free comes first.
  public static func < (lesser: FreedomStatus, greater: FreedomStatus) -> Bool {
    lesser.rawValue < greater.rawValue
  }
}
