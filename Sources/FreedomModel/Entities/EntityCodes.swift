import Synchronization

/// The codes of entities in every system, found by code.
public final class EntityCodes: Sendable {
  /// All codes, as the table has them.
  public let all: [EntityCode]
  private let index = AtomicLazyReference<Index>()

  private final class Index: Sendable {
    /// Positions in ``EntityCodes/all`` by code, as ``EntityCodes/key(_:)`` writes it.
    let positions: [String: [Int]]
    init(_ codes: [EntityCode]) {
      var positions: [String: [Int]] = [:]
      for (position, code) in codes.enumerated() {
        positions[EntityCodes.key(code.code), default: []].append(position)
      }
      self.positions = positions
    }
  }

  /// A table of codes.
  public init(_ all: [EntityCode]) { self.all = all }

  /// What a text means in each system that knows it, in the order of the table. Case, and noughts before
  /// a number, make no difference.
  public func meanings(of text: String) -> [EntityCode] {
    guard text.utf8.count <= Self.longest else { return [] }
    let index = index.load() ?? index.storeIfNil(Index(all))
    return (index.positions[Self.key(text)] ?? []).map { all[$0] }
  }

  /// What a text means in one system.
  public func meanings(of text: String, in system: CodeSystem) -> [EntityCode] {
    meanings(of: text).filter { $0.system == system }
  }

  /// Whether a text is written in digits alone.
  public static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// More bytes than any code has.
  private static let longest = 12

  private static func key(_ code: String) -> String {
    guard isNumber(code) else { return code.uppercased() }
    let digits = code.drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}
