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

/// The values that make one status on one scale.
public struct StatusBand: Sendable, Hashable {
  /// The status.
  public let status: FreedomStatus
  /// The least free value of the band.
  public let leastFree: Double
  /// The freest value of the band.
  public let freest: Double

  /// Describes a band.
  public init(_ status: FreedomStatus, leastFree: Double, freest: Double) {
    self.status = status
    self.leastFree = leastFree
    self.freest = freest
  }

  /// Whether a value is within the band, its ends included.
  public func contains(_ value: Double) -> Bool {
    (min(leastFree, freest)...max(leastFree, freest)).contains(value)
  }

  /// The mean of the ratings of *Freedom in the World* (1 is most free), since the edition 2004.
  static let freedomRating = [
    StatusBand(.free, leastFree: 2.5, freest: 1),
    StatusBand(.partlyFree, leastFree: 5, freest: 3),
    StatusBand(.notFree, leastFree: 7, freest: 5.5),
  ]

  /// The total of *Freedom of the Press* (0 is most free); until the edition 2018 also that of
  /// *Freedom on the Net*.
  static let press = [
    StatusBand(.free, leastFree: 30, freest: 0),
    StatusBand(.partlyFree, leastFree: 60, freest: 31),
    StatusBand(.notFree, leastFree: 100, freest: 61),
  ]

  /// The total of *Freedom on the Net* since the edition 2019 (100 is most free).
  static let net = [
    StatusBand(.free, leastFree: 70, freest: 100),
    StatusBand(.partlyFree, leastFree: 40, freest: 69),
    StatusBand(.notFree, leastFree: 0, freest: 39),
  ]

  /// The status of a value anywhere on the scale: that of the freest band whose least free end it
  /// reaches, so that a value between two bands belongs to the less free one. `nil` beyond the
  /// least free end.
  static func status(of value: Double, by bands: [StatusBand]) -> FreedomStatus? {
    bands.first { $0.freest < $0.leastFree ? value <= $0.leastFree : value >= $0.leastFree }?.status
  }
}

extension RuleBook {
  /// The bands of an indicator, freest first; empty where it has none: `fiw.rating` as since the
  /// edition 2004, `fotp.total`, and `fotn.total` as since the edition 2019 (those of its older
  /// editions are the same once the scale is reversed).
  public static func bands(of indicator: String) -> [StatusBand] {
    switch indicator {
    case "fiw.rating": StatusBand.freedomRating
    case "fotp.total": StatusBand.press
    case "fotn.total": StatusBand.net
    default: []
    }
  }

  /// The status of a value by the bands of its indicator; `nil` between two bands, and where the
  /// rule of the edition left it open.
  package static func status(
    of value: Double, by bands: [StatusBand], indicator: String, edition: Int
  ) -> FreedomStatus? {
    if indicator == "fiw.rating", value == 5.5, edition < strictStatusSince { return nil }
    return bands.first { $0.contains(value) }?.status
  }
}
